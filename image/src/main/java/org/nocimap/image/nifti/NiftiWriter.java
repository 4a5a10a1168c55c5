package org.nocimap.image.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

/** NIfTI-1 single files, little-endian. */
final class NiftiWriter {
    private static final int VOXEL_OFFSET = RawHeader.SIZE_1 + 4;
    private static final int UNITS_MM_SECONDS = 2 | 8;
    private static final int CHUNK_VOXELS = 1 << 13;

    private NiftiWriter() {}

    static void write(Path file, List<Volume> volumes, NiftiMeta meta) {
        if (volumes.isEmpty() || volumes.size() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a NIfTI-1 file has 1 to 32767 volumes, not " + volumes.size());
        }
        Grid grid = volumes.get(0).grid();
        for (Volume volume : volumes) {
            if (!volume.grid().equals(grid)) {
                throw new IllegalArgumentException("the volumes of a file share one grid");
            }
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw InputException.of(
                    Location.of(file),
                    "the name does not say NIfTI",
                    "a name that ends in .nii or .nii.gz",
                    "Choose such a name.");
        }
        byte[] header = header(grid, volumes.size(), meta);
        AtomicFile.write(file, out -> {
            if (name.endsWith(".gz")) {
                FixedGzip gzip = new FixedGzip(out);
                writeAll(gzip, header, volumes, meta.datatype());
                gzip.finish();
            } else {
                writeAll(out, header, volumes, meta.datatype());
            }
        });
    }

    private static byte[] header(Grid grid, int volumes, NiftiMeta meta) {
        ByteBuffer out = ByteBuffer.allocate(VOXEL_OFFSET).order(ByteOrder.LITTLE_ENDIAN);
        Affine affine = grid.affine();
        boolean straight = affine.isOrthogonal();
        Quaternion rotation = straight ? Quaternion.of(affine) : new Quaternion(0, 0, 0, 1);
        out.putInt(0, RawHeader.SIZE_1);
        out.put(38, (byte) 'r');
        int[] dim = {volumes > 1 ? 4 : 3, grid.nx(), grid.ny(), grid.nz(), volumes, 1, 1, 1};
        for (int n = 0; n < 8; n++) {
            out.putShort(40 + 2 * n, (short) dim[n]);
        }
        NiftiIntent intent = meta.intent();
        out.putFloat(56, (float) intent.p1());
        out.putFloat(60, (float) intent.p2());
        out.putFloat(64, (float) intent.p3());
        out.putShort(68, (short) intent.code());
        out.putShort(70, (short) meta.datatype().code());
        out.putShort(72, (short) (8 * meta.datatype().bytes()));
        out.putFloat(76, rotation.qfac());
        for (int axis = 0; axis < 3; axis++) {
            out.putFloat(80 + 4 * axis, (float) affine.columnNorm(axis));
        }
        out.putFloat(92, (float) meta.volumeSeconds());
        out.putFloat(108, VOXEL_OFFSET);
        out.putFloat(112, 1);
        out.put(123, (byte) UNITS_MM_SECONDS);
        putText(out, 148, 80, meta.description());
        out.putShort(252, (short) (straight ? meta.space().code() : 0));
        out.putShort(254, (short) meta.space().code());
        out.putFloat(256, (float) rotation.b());
        out.putFloat(260, (float) rotation.c());
        out.putFloat(264, (float) rotation.d());
        for (int row = 0; row < 3; row++) {
            out.putFloat(268 + 4 * row, (float) affine.get(row, 3));
            for (int column = 0; column < 4; column++) {
                out.putFloat(280 + 16 * row + 4 * column, (float) affine.get(row, column));
            }
        }
        putText(out, 328, NiftiIntent.NAME_BYTES, intent.name());
        out.put(344, new byte[] {'n', '+', '1', 0});
        return out.array();
    }

    /** Puts at most {@code room - 1} bytes and never half a character. */
    private static void putText(ByteBuffer out, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, room - 1);
        while (length > 0 && length < bytes.length && (bytes[length] & 0xc0) == 0x80) {
            length--;
        }
        out.put(at, bytes, 0, length);
    }

    private static void writeAll(OutputStream out, byte[] header, List<Volume> volumes, NiftiDatatype datatype)
            throws IOException {
        out.write(header);
        for (Volume volume : volumes) {
            writeVoxels(out, volume.data(), datatype);
        }
    }

    private static void writeVoxels(OutputStream out, float[] data, NiftiDatatype datatype) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_VOXELS * datatype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < data.length; from += CHUNK_VOXELS) {
            chunk.clear();
            for (int n = from; n < Math.min(data.length, from + CHUNK_VOXELS); n++) {
                put(chunk, data[n], datatype);
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    private static void put(ByteBuffer out, float value, NiftiDatatype datatype) {
        switch (datatype) {
            case FLOAT32 -> out.putFloat(value);
            case FLOAT64 -> out.putDouble(value);
            case UINT8 -> out.put((byte) whole(value, 0, 255, datatype));
            case INT8 -> out.put((byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, datatype));
            case INT16 -> out.putShort((short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE, datatype));
            case UINT16 -> out.putShort((short) whole(value, 0, 65535, datatype));
            case INT32 -> out.putInt((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, datatype));
            case UINT32 -> out.putInt((int) whole(value, 0, 0xffff_ffffL, datatype));
            case INT64 -> out.putLong(whole(value, Long.MIN_VALUE, Long.MAX_VALUE, datatype));
            case UINT64 -> out.putLong(whole(value, 0, Long.MAX_VALUE, datatype));
        }
    }

    private static long whole(float value, long least, long most, NiftiDatatype datatype) {
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw new IllegalArgumentException("the value " + value + " cannot be stored as " + datatype);
        }
        return (long) value;
    }

    /** Gzip at a fixed level; Java's header holds no time stamp and no name. */
    private static final class FixedGzip extends GZIPOutputStream {
        FixedGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(6);
        }
    }
}
