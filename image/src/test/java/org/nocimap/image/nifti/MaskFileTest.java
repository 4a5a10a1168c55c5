package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

class MaskFileTest {
    private static final Affine STRAIGHT = Affine.diagonal(2, 2, 2, 0, 0, 0);

    @TempDir
    Path folder;

    private Path write(Affine affine, NiftiMeta meta, float... values) {
        Path file = folder.resolve("mask.nii.gz");
        NiftiFile.write(file, new Volume(new Grid(values.length, 1, 1, affine), values), meta);
        return file;
    }

    private void assertRefused(Path file, String word) {
        InputException problem = catchThrowableOfType(InputException.class, () -> MaskFile.read(file));
        assertThat(problem).hasMessageContaining(word).hasMessageContaining("mask.nii.gz");
        assertThat(problem.problems()).allSatisfy(p -> assertThat(p.mend()).isNotEmpty());
    }

    @Test
    void aMask() {
        MaskFile read = MaskFile.read(write(STRAIGHT, NiftiMeta.withDefaults(), 0, 1, 1, 0));
        assertThat(read.mask().indices()).containsExactly(1, 2);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void whatIsNoMask() {
        assertRefused(write(STRAIGHT, NiftiMeta.withDefaults(), 0, 0, Float.NaN), "no voxel");
        assertRefused(write(Affine.of(2, 1, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0), NiftiMeta.withDefaults(), 1, 0), "sheared");
        Volume volume = new Volume(new Grid(2, 1, 1, STRAIGHT), new float[] {0, 1});
        Path several = folder.resolve("mask.nii.gz");
        NiftiFile.write(several, List.of(volume, volume), NiftiMeta.withDefaults());
        assertRefused(several, "2 volumes");
    }

    @Test
    void whatIsSuspicious() {
        assertThat(MaskFile.read(write(STRAIGHT, NiftiMeta.withDefaults(), 0, 0.2f, 1))
                        .warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.what()).contains("several values"));
        assertThat(MaskFile.read(write(STRAIGHT, NiftiMeta.withDefaults(), 1, 1))
                        .warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.what()).contains("every voxel"));
        assertThat(MaskFile.read(write(STRAIGHT, NiftiMeta.withDefaults().with(XformCode.TALAIRACH), 1, 0))
                        .warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.what()).contains("Talairach"));
    }
}
