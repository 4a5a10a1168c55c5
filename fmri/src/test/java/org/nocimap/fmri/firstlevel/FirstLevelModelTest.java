package org.nocimap.fmri.firstlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.fmri.ReferenceRun;
import org.nocimap.fmri.SharedData;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.nifti.NiftiFile;

/** nilearn 0.10.4's FirstLevelModel on a real run: contrast body − face of its own design matrix, 1e-6 relative. */
class FirstLevelModelTest {
    @Test
    void leastSquaresAgreesWithTheReference() throws IOException {
        agrees(Autocorrelation.NONE, "ols");
    }

    @Test
    void whiteningOfNoiseThatRemembersItselfAgreesWithTheReference() throws IOException {
        agrees(Autocorrelation.AR1, "ar1");
    }

    private static void agrees(Autocorrelation noise, String reference) throws IOException {
        Run run = ReferenceRun.read();
        double[][] design = ReferenceRun.table("glm/design.csv", ",", 1);
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < design[0].length; c++) {
            columns.add(ReferenceRun.column(design, c));
        }
        double[] contrast = new double[columns.size()];
        contrast[0] = 1;
        contrast[2] = -1;
        ContrastMap map = new FirstLevelModel(columns, noise).contrast(run, contrast);
        double[] effect = reference(run, reference + "_effect_size");
        double[] variance = reference(run, reference + "_effect_variance");
        for (int v = 0; v < run.voxels(); v++) {
            double sd = Math.sqrt(variance[v]);
            assertThat(map.effect()[v])
                    .as("effect, voxel " + v)
                    .isCloseTo(effect[v], within(1e-6 * sd + 1e-6 * Math.abs(effect[v])));
            assertThat(map.variance()[v]).as("variance, voxel " + v).isCloseTo(variance[v], within(1e-6 * variance[v]));
        }
        assertThat(map.degreesOfFreedom()).isEqualTo(156 - 23);
    }

    private static double[] reference(Run run, String name) {
        return run.mask()
                .valuesOf(NiftiFile.read(SharedData.file("fmri/reference/glm/glm_" + name + ".nii.gz"))
                        .volume());
    }

    @Test
    void aDesignWithARedundantColumnIsRefusedByItsNumber() {
        double[] ones = new double[30];
        java.util.Arrays.fill(ones, 1);
        double[] twos = new double[30];
        java.util.Arrays.fill(twos, 2);
        assertThatThrownBy(() -> new FirstLevelModel(List.of(ones, twos), Autocorrelation.NONE))
                .hasMessageContaining("[1]");
    }

    /** Two runs: b = (1/1 + 4/2) / (1 + 1/2) = 2, variance 2/3. */
    @Test
    void fixedEffectsWeighRunsByTheirPrecision() {
        ContrastMap both = ContrastMap.fixedEffects(List.of(
                new ContrastMap(new double[] {1}, new double[] {1}, 10),
                new ContrastMap(new double[] {4}, new double[] {2}, 12)));
        assertThat(both.effect()[0]).isCloseTo(2, within(1e-12));
        assertThat(both.variance()[0]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(both.degreesOfFreedom()).isEqualTo(22);
    }
}
