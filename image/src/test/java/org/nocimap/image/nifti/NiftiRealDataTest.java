package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.SharedData;
import org.nocimap.image.Volume;

class NiftiRealDataTest {
    @Test
    void theBrainMaskOfTheField() {
        NiftiImage image =
                NiftiFile.read(SharedData.require("cbma/nimare/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz"));
        assertThat(new int[] {image.grid().nx(), image.grid().ny(), image.grid().nz()})
                .containsExactly(91, 109, 91);
        assertThat(Mask.of(image.volume()).size()).isEqualTo(228_483);
    }

    /** Maximum as NiMARE reports it for the NIDM pain set. */
    @Test
    void anAleMapOfNimare() {
        Volume stat = NiftiFile.read(SharedData.require("cbma/reference/nidm_pain/stat.nii.gz"))
                .volume();
        float max = 0;
        for (float v : stat.data()) {
            max = Math.max(max, v);
        }
        assertThat(stat.grid().size()).isEqualTo(Grid.MNI152_2MM.size());
        assertThat((double) max).isEqualTo(.03412020, Offset.offset(5e-9));
    }

    /** Shape, affine and means of volumes 0 and 3: nibabel 5.4.2 on the same file. */
    @Test
    void aFunctionalRun() {
        NiftiImage image = NiftiFile.read(SharedData.require("fmri/real/sub-02_task-oneback_run-1_bold.nii.gz"));
        assertThat(image.volumes()).isEqualTo(156);
        assertThat(image.header().repetitionSeconds()).isEqualTo(1.7935483, Offset.offset(1e-6));
        assertThat(image.grid().affine().toArray())
                .containsExactly(
                        new double[] {
                            -2.99941444,
                            4.43716124e-02,
                            4.32184525e-02,
                            116.119316,
                            3.42844725e-02,
                            2.92128849,
                            -7.50018120e-01,
                            -87.9359894,
                            4.83433604e-02,
                            6.81252599e-01,
                            3.21334791,
                            -54.2908363
                        },
                        Offset.offset(1e-6));
        assertThat(mean(image.volume(0))).isEqualTo(6691.728551543611, Offset.offset(1e-3));
        assertThat(mean(image.volume(3))).isEqualTo(6696.520515809911, Offset.offset(1e-3));
    }

    private static double mean(Volume volume) {
        double sum = 0;
        for (float v : volume.data()) {
            sum += v;
        }
        return sum / volume.data().length;
    }
}
