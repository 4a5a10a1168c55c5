package org.nocimap.image.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The fields of a header as they stand in the file, unchecked.
 *
 * @param version 1 or 2
 * @param order byte order of the file
 * @param magic the magic text up to its first zero, such as {@code n+1}
 * @param dim {@code dim[0..7]}
 * @param pixdim {@code pixdim[0..7]}
 * @param quatern quatern_b, c, d
 * @param qoffset qoffset_x, y, z
 * @param srow srow_x, y, z: twelve numbers, row-major
 */
record RawHeader(
        int version,
        ByteOrder order,
        String magic,
        long[] dim,
        int datatype,
        int bitpix,
        double[] pixdim,
        double voxOffset,
        double slope,
        double intercept,
        int xyztUnits,
        NiftiIntent intent,
        String description,
        String auxiliaryFile,
        int qformCode,
        int sformCode,
        double[] quatern,
        double[] qoffset,
        double[] srow) {
    static final int SIZE_1 = 348;
    static final int SIZE_2 = 540;

    /** Bytes of this version's header. */
    int size() {
        return version == 1 ? SIZE_1 : SIZE_2;
    }

    /**
     * @param bytes at least {@link #SIZE_1} bytes that start with 348, in that byte order; not modified
     */
    static RawHeader ofNifti1(byte[] bytes, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        long[] dim = new long[8];
        for (int n = 0; n < 8; n++) {
            dim[n] = in.getShort(40 + 2 * n);
        }
        NiftiIntent intent = new NiftiIntent(
                in.getShort(68), in.getFloat(56), in.getFloat(60), in.getFloat(64), text(bytes, 328, 16));
        return new RawHeader(
                1,
                order,
                text(bytes, 344, 4),
                dim,
                in.getShort(70),
                in.getShort(72),
                floats(in, 76, 8),
                in.getFloat(108),
                in.getFloat(112),
                in.getFloat(116),
                in.get(123) & 0xff,
                intent,
                text(bytes, 148, 80),
                text(bytes, 228, 24),
                in.getShort(252),
                in.getShort(254),
                floats(in, 256, 3),
                floats(in, 268, 3),
                floats(in, 280, 12));
    }

    /**
     * @param bytes at least {@link #SIZE_2} bytes that start with 540, in that byte order; not modified
     */
    static RawHeader ofNifti2(byte[] bytes, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        long[] dim = new long[8];
        for (int n = 0; n < 8; n++) {
            dim[n] = in.getLong(16 + 8 * n);
        }
        NiftiIntent intent = new NiftiIntent(
                in.getInt(504), in.getDouble(80), in.getDouble(88), in.getDouble(96), text(bytes, 508, 16));
        return new RawHeader(
                2,
                order,
                text(bytes, 4, 4),
                dim,
                in.getShort(12),
                in.getShort(14),
                doubles(in, 104, 8),
                in.getLong(168),
                in.getDouble(176),
                in.getDouble(184),
                in.getInt(500),
                intent,
                text(bytes, 240, 80),
                text(bytes, 320, 24),
                in.getInt(344),
                in.getInt(348),
                doubles(in, 352, 3),
                doubles(in, 376, 3),
                doubles(in, 400, 12));
    }

    private static double[] floats(ByteBuffer in, int from, int count) {
        double[] values = new double[count];
        for (int n = 0; n < count; n++) {
            values[n] = in.getFloat(from + 4 * n);
        }
        return values;
    }

    private static double[] doubles(ByteBuffer in, int from, int count) {
        double[] values = new double[count];
        for (int n = 0; n < count; n++) {
            values[n] = in.getDouble(from + 8 * n);
        }
        return values;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
    }
}
