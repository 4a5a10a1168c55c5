package org.nocimap.atlas.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/** Tiny label volumes as files. */
final class TestVolumes {
    /** Two voxels, at x = -10 and x = 10. */
    static final Grid GRID = new Grid(2, 1, 1, Affine.diagonal(20, 20, 20, -10, 0, 0));

    private TestVolumes() {}

    /** Writes labels to {@code x = -10} and {@code x = 10}. */
    static Path write(Path file, float left, float right) {
        NiftiFile.write(file, new Volume(GRID, new float[] {left, right}), NiftiMeta.withDefaults());
        return file;
    }

    /** As {@link #write}, uncompressed inside, with text between header and voxels. */
    static Path writeWithNames(Path file, float left, float right, String names) throws IOException {
        Path plain = file.resolveSibling("plain.nii");
        write(plain, left, right);
        byte[] bytes = Files.readAllBytes(plain);
        Files.delete(plain);
        byte[] text = names.getBytes(StandardCharsets.UTF_8);
        int offset = 352 + (text.length + 15) / 16 * 16;
        ByteBuffer out = ByteBuffer.allocate(offset + bytes.length - 352).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes, 0, 352).put(text);
        out.position(offset);
        out.put(bytes, 352, bytes.length - 352);
        out.putFloat(108, offset);
        return Files.write(file, out.array());
    }
}
