package org.nocimap.image.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Volume;

/**
 * Stored voxels to scaled floats. Memory grows with the bytes that really arrive, never with what a header claims, and is
 * refused beforehand when one volume would fill more than half of the heap.
 */
final class VoxelReader {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int FIRST_VOXELS = 1 << 22;

    private final NiftiHeader header;
    private final Location where;

    VoxelReader(NiftiHeader header, Location where) {
        this.header = header;
        this.where = where;
    }

    /**
     * @throws InputException when one volume as floats needs more than half of the heap
     */
    void requireMemory(long mostHeapBytes) {
        long needed = 4L * header.grid().size();
        if (needed > mostHeapBytes / 2) {
            throw InputException.of(
                    where.about("dim"),
                    "one volume needs " + (needed >> 20) + " MiB, more than half of the " + (mostHeapBytes >> 20)
                            + " MiB of memory this run may use",
                    "a volume that fits",
                    "Give Java more memory (-Xmx), or resample the image to larger voxels.");
        }
    }

    /**
     * Decodes the next volume of a stream.
     *
     * @throws InputException when the voxels end early
     * @throws IOException when the stream fails otherwise
     */
    Volume next(InputStream in) throws IOException {
        int voxels = header.grid().size();
        int width = header.datatype().bytes();
        float[] data = new float[Math.min(voxels, FIRST_VOXELS)];
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(header.byteOrder());
        int done = 0;
        while (done < voxels) {
            int wanted = Math.min(CHUNK_BYTES / width, voxels - done);
            int got = readFully(in, chunk, wanted * width, (long) done * width) / width;
            if (done + got > data.length) {
                data = Arrays.copyOf(data, (int) Math.min(voxels, 2L * data.length));
            }
            decode(buffer, data, done, got);
            done += got;
        }
        return new Volume(header.grid(), data);
    }

    private int readFully(InputStream in, byte[] chunk, int wanted, long before) throws IOException {
        int got;
        try {
            got = in.readNBytes(chunk, 0, wanted);
        } catch (EOFException e) {
            throw truncated("the compressed data end early, after about " + before + " voxel bytes of a volume");
        }
        if (got < wanted) {
            throw truncated("the data end after " + (before + got) + " bytes of a volume's voxels");
        }
        return got;
    }

    private InputException truncated(String what) {
        return Damage.truncated(
                where.about("dim"), what, header.volumeBytes() + " bytes a volume, as dim and datatype say");
    }

    private void decode(ByteBuffer in, float[] out, int from, int count) {
        double slope = header.slope();
        double intercept = header.intercept();
        if (header.datatype() == NiftiDatatype.FLOAT32 && slope == 1 && intercept == 0) {
            in.asFloatBuffer().get(out, from, count);
            return;
        }
        switch (header.datatype()) {
            case UINT8 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) ((in.get(n) & 0xff) * slope + intercept);
                }
            }
            case INT8 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.get(n) * slope + intercept);
                }
            }
            case INT16 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.getShort(2 * n) * slope + intercept);
                }
            }
            case UINT16 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) ((in.getShort(2 * n) & 0xffff) * slope + intercept);
                }
            }
            case INT32 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.getInt(4 * n) * slope + intercept);
                }
            }
            case UINT32 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) ((in.getInt(4 * n) & 0xffff_ffffL) * slope + intercept);
                }
            }
            case INT64 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.getLong(8 * n) * slope + intercept);
                }
            }
            case UINT64 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (unsigned(in.getLong(8 * n)) * slope + intercept);
                }
            }
            case FLOAT32 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.getFloat(4 * n) * slope + intercept);
                }
            }
            case FLOAT64 -> {
                for (int n = 0; n < count; n++) {
                    out[from + n] = (float) (in.getDouble(8 * n) * slope + intercept);
                }
            }
        }
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }
}
