package org.nocimap.image.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A sound NIfTI-1 file of 2×3×4 int16 voxels (0, 1, 2 …) on a 2 mm grid, whose bytes a test can spoil. */
final class TestHeader {
    static final int VOXELS = 24;
    final ByteBuffer bytes;

    TestHeader() {
        this(352 + 2 * VOXELS);
    }

    private TestHeader(int length) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 348);
        dims(3, 2, 3, 4, 1, 1, 1, 1);
        bytes.putShort(70, (short) 4).putShort(72, (short) 16);
        for (int n = 0; n < 8; n++) {
            bytes.putFloat(76 + 4 * n, n == 0 ? 1 : 2);
        }
        bytes.putFloat(108, 352).put(123, (byte) 2);
        bytes.putShort(254, (short) 4);
        float[] srow = {2, 0, 0, -10, 0, 2, 0, -20, 0, 0, 2, -30};
        for (int n = 0; n < 12; n++) {
            bytes.putFloat(280 + 4 * n, srow[n]);
        }
        bytes.put(344, new byte[] {'n', '+', '1', 0});
        for (int v = 0; v < VOXELS && length >= 352 + 2 * VOXELS; v++) {
            bytes.putShort(length - 2 * VOXELS + 2 * v, (short) v);
        }
    }

    /** The same with room for other things between header and voxels. */
    static TestHeader withGap(int gap) {
        TestHeader header = new TestHeader(352 + gap + 2 * VOXELS);
        header.bytes.putFloat(108, 352 + gap);
        return header;
    }

    TestHeader dims(int... dim) {
        for (int n = 0; n < dim.length; n++) {
            bytes.putShort(40 + 2 * n, (short) dim[n]);
        }
        return this;
    }

    TestHeader put(int at, float value) {
        bytes.putFloat(at, value);
        return this;
    }

    TestHeader put(int at, short value) {
        bytes.putShort(at, value);
        return this;
    }

    byte[] array() {
        return bytes.array();
    }

    Path writeTo(Path file) {
        try {
            return Files.write(file, array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
