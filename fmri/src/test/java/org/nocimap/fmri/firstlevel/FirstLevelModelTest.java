package org.nocimap.fmri.firstlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.ReferenceRun;
import org.nocimap.fmri.SharedData;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/** nilearn 0.10.4's FirstLevelModel on a real run: contrast body − face of its own design matrix, 1e-6 relative. */
class FirstLevelModelTest {
    @Test
    void leastSquaresAgreesWithTheReference() throws IOException {
        agrees(new NoiseModel.Independent(), "ols");
    }

    @Test
    void whiteningOfNoiseThatRemembersItselfAgreesWithTheReference() throws IOException {
        agrees(new NoiseModel.Autoregressive(), "ar1");
    }

    private static void agrees(NoiseModel noise, String reference) throws IOException {
        Run run = ReferenceRun.read();
        double[][] design = ReferenceRun.table("glm/design.csv", ",", 1);
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < design[0].length; c++) {
            columns.add(ReferenceRun.column(design, c));
        }
        double[] contrast = new double[columns.size()];
        contrast[0] = 1;
        contrast[2] = -1;
        ContrastMap map = new FirstLevelModel(columns, noise)
                .contrasts(run, List.of(contrast))
                .get(0);
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

    /**
     * Noise that remembers three volumes, no effect: |z| above 1.96 in 5 % of voxels, give or take the binomial interval and the few
     * degrees that estimated whitening costs; least squares finds far more.
     */
    @Test
    void taperedWhiteningHoldsTheLevelWhereLeastSquaresDoesNot() {
        int time = 240;
        Run run = noise(time);
        double[] block = new double[time];
        double[] ones = new double[time];
        for (int t = 0; t < time; t++) {
            block[t] = (t / 12) % 2;
            ones[t] = 1;
        }
        List<double[]> design = List.of(block, ones);
        double plain = above(run, design, new NoiseModel.Independent());
        double voxel = above(run, design, new NoiseModel.Tapered(0, NoiseModel.Scope.VOXEL));
        double mean = above(run, design, new NoiseModel.Tapered(0, NoiseModel.Scope.MASK));
        assertThat(plain).isGreaterThan(0.15);
        assertThat(voxel).isBetween(0.035, 0.075);
        assertThat(mean).isBetween(0.035, 0.07);
    }

    private static double above(Run run, List<double[]> design, NoiseModel noise) {
        double[] z = new FirstLevelModel(design, noise)
                .contrasts(run, List.of(new double[] {1, 0}))
                .get(0)
                .z();
        return java.util.Arrays.stream(z).filter(v -> Math.abs(v) > 1.96).count() / (double) z.length;
    }

    private static Run noise(int time) {
        Grid grid = new Grid(15, 15, 10, Affine.diagonal(4, 4, 4, 0, 0, 0));
        float[][] volumes = new float[time][grid.size()];
        RandomStream random = RandomStream.of(5, "fmri.test.noise", 0);
        for (int v = 0; v < grid.size(); v++) {
            double[] e = new double[time + 50];
            for (int t = 3; t < e.length; t++) {
                e[t] = 0.4 * e[t - 1] + 0.1 * e[t - 2] + 0.1 * e[t - 3] + random.nextGaussian();
                if (t >= 50) {
                    volumes[t - 50][v] = (float) (100 + e[t]);
                }
            }
        }
        float[] all = new float[grid.size()];
        java.util.Arrays.fill(all, 1);
        return new Run(Mask.above(new Volume(grid, all), 0.5), 2, volumes);
    }

    /** The autocorrelation 0.4^l has the whitening filter x_t − 0.4 x_{t−1}, of any phase: spectra agree where the taper is long. */
    @Test
    void spectralWhiteningOfAFirstOrderMemoryLeavesWhiteNoise() {
        double[] memory = new double[40];
        for (int lag = 0; lag < memory.length; lag++) {
            memory[lag] = Math.pow(0.4, lag);
        }
        Whitening whitening = Whitening.spectral(memory, 400);
        // Covariance of the filtered process, Σ_ab k_a k_b ρ(a − b + l), from the filter's answer to an impulse.
        double[] impulse = new double[400];
        impulse[200] = 1;
        double[] kernel = whitening.apply(impulse);
        for (int lag = 0; lag < 5; lag++) {
            double sum = 0;
            for (int a = 0; a < 400; a++) {
                for (int b = 0; b < 400; b++) {
                    sum += kernel[a] * kernel[b] * Math.pow(0.4, Math.abs(a - b + lag));
                }
            }
            assertThat(sum).as("lag " + lag).isCloseTo(lag == 0 ? 1 : 0, within(1e-6));
        }
    }

    @Test
    void aDesignWithARedundantColumnIsRefusedByItsNumber() {
        double[] ones = new double[30];
        java.util.Arrays.fill(ones, 1);
        double[] twos = new double[30];
        java.util.Arrays.fill(twos, 2);
        assertThatThrownBy(() -> new FirstLevelModel(List.of(ones, twos), new NoiseModel.Independent()))
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
