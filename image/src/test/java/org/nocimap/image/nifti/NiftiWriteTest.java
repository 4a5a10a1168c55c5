package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

class NiftiWriteTest {
    private static final Grid GRID = new Grid(5, 4, 3, Affine.diagonal(-2, 2, 2, 90, -126, -72));

    @TempDir
    Path folder;

    private static Volume noise(Grid grid, long seed) {
        Random random = new Random(seed);
        float[] data = new float[grid.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = random.nextFloat() - 0.5f;
        }
        return new Volume(grid, data);
    }

    @Test
    void whatIsWrittenIsRead() {
        Volume volume = noise(GRID, 1);
        volume.data()[3] = Float.NaN;
        NiftiMeta meta = NiftiMeta.withDefaults()
                .with(NiftiIntent.of(NiftiIntentCode.ZSCORE, "z"))
                .withDescription("ALE z");
        for (String name : List.of("a.nii", "a.nii.gz")) {
            Path file = folder.resolve(name);
            NiftiFile.write(file, volume, meta);
            NiftiImage image = NiftiFile.read(file);
            assertThat(image.volume().data()).containsExactly(volume.data());
            assertThat(image.grid()).isEqualTo(GRID);
            assertThat(image.warnings()).isEmpty();
            assertThat(image.header().intent()).isEqualTo(new NiftiIntent(5, 0, 0, 0, "z"));
            assertThat(image.header().description()).isEqualTo("ALE z");
            assertThat(image.header().sformCode()).isEqualTo(XformCode.MNI152);
            assertThat(image.header().qformCode()).isEqualTo(XformCode.MNI152);
        }
    }

    @Test
    void severalVolumes() {
        Path file = folder.resolve("four.nii.gz");
        NiftiFile.write(file, List.of(noise(GRID, 1), noise(GRID, 2)), NiftiMeta.withDefaults());
        NiftiImage image = NiftiFile.read(file);
        assertThat(image.volumes()).isEqualTo(2);
        assertThat(image.volume(1).data()).containsExactly(noise(GRID, 2).data());
    }

    @Test
    void integersKeepTheirValues() {
        float[] data = new float[GRID.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = v;
        }
        Volume volume = new Volume(GRID, data);
        for (NiftiDatatype type : NiftiDatatype.values()) {
            Path file = folder.resolve(type + ".nii");
            NiftiFile.write(file, volume, NiftiMeta.withDefaults().with(type));
            NiftiImage image = NiftiFile.read(file);
            assertThat(image.header().datatype()).isEqualTo(type);
            assertThat(image.volume().data()).containsExactly(data);
        }
    }

    @Test
    void valuesThatDoNotFitAreRefusedAndNothingIsWritten() throws IOException {
        Volume volume = noise(GRID, 1);
        NiftiMeta labels = NiftiMeta.withDefaults().with(NiftiDatatype.INT16);
        Path file = folder.resolve("labels.nii");
        assertThatThrownBy(() -> NiftiFile.write(file, volume, labels)).isInstanceOf(IllegalArgumentException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void gzipIsReproducible() throws IOException {
        Path one = folder.resolve("one.nii.gz");
        Path two = folder.resolve("two.nii.gz");
        NiftiFile.write(one, noise(GRID, 3), NiftiMeta.withDefaults());
        NiftiFile.write(two, noise(GRID, 3), NiftiMeta.withDefaults());
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        assertThat(ByteBuffer.wrap(Files.readAllBytes(one)).getInt(4)).isZero();
    }

    @Test
    void theQformSaysTheSameAsTheSform() throws IOException {
        Affine turned = new Quaternion(0.3, -0.2, 0.5, -1).toAffine(new double[] {2, 3, 1.5}, new double[] {7, -8, 9});
        for (Affine affine : List.of(GRID.affine(), Grid.MNI152_2MM.affine(), turned)) {
            Path file = folder.resolve("q.nii");
            NiftiFile.write(file, noise(new Grid(2, 2, 2, affine), 1), NiftiMeta.withDefaults());
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(254, (short) 0);
            Files.write(file, bytes);
            NiftiImage image = NiftiFile.read(file);
            assertThat(image.header().affineSource()).isEqualTo(AffineSource.QFORM);
            assertThat(image.grid().affine().toArray()).containsExactly(affine.toArray(), Offset.offset(1e-5));
        }
    }

    @Test
    void aShearedGridHasNoQform() {
        Affine sheared = Affine.of(2, 0.5, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0);
        Path file = folder.resolve("sheared.nii");
        NiftiFile.write(file, noise(new Grid(2, 2, 2, sheared), 1), NiftiMeta.withDefaults());
        NiftiImage image = NiftiFile.read(file);
        assertThat(image.header().qformCode()).isEqualTo(XformCode.UNKNOWN);
        assertThat(image.grid().affine()).isEqualTo(sheared);
    }

    @Test
    void longTextIsCutAtACharacter() {
        Path file = folder.resolve("text.nii");
        NiftiFile.write(file, noise(GRID, 1), NiftiMeta.withDefaults().withDescription("x" + "é".repeat(60)));
        assertThat(NiftiFile.read(file).header().description()).isEqualTo("x" + "é".repeat(39));
        assertThatThrownBy(() -> NiftiIntent.of(NiftiIntentCode.LABEL, "sixteen bytes .."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesThatDoNotSayNifti() {
        assertThatThrownBy(() -> NiftiFile.write(folder.resolve("map.img"), noise(GRID, 1), NiftiMeta.withDefaults()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("map.img");
    }
}
