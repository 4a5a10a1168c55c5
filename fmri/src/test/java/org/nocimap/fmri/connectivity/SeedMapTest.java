package org.nocimap.fmri.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

class SeedMapTest {
    /** Counts of voxels of 2 mm in spheres around a voxel's centre: 33 within 4 mm, 123 within 6 mm. */
    @Test
    void spheresHoldTheKnownNumbersOfVoxels() {
        Grid grid = Grid.MNI152_2MM;
        Mask all = Mask.of(grid, IntStream.range(0, grid.size()).toArray());
        Seed s1 = Seed.sphere("s1", new Point(18, -38, 72), 6);
        assertThat(s1.positions(all)).hasSize(123);
        assertThat(Seed.sphere("s1", new Point(18, -38, 72), 4).positions(all)).hasSize(33);
        assertThat(s1.mirrored().positions(all)).hasSize(246);
    }

    /** Anscombe's first data set (Anscombe 1973): slope 0.5001, its standard error 0.1179, r 0.8164, 9 degrees of freedom. */
    @Test
    void aSeedMapIsTheSimpleRegressionOfTheTextbooks() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        float[][] volumes = new float[12][2];
        boolean[] kept = new boolean[12];
        for (int t = 0; t < 11; t++) {
            volumes[t] = new float[] {(float) x[t], (float) y[t]};
            kept[t] = true;
        }
        volumes[11] = new float[] {1000, -1000};
        SeedMap map = SeedMap.of(clean(volumes, kept, 10), new int[] {0});
        assertThat(map.beta()[1]).isCloseTo(0.5001, within(5e-5));
        assertThat(Math.sqrt(map.variance()[1])).isCloseTo(0.1179, within(5e-5));
        assertThat(map.correlation()[1]).isCloseTo(0.8164, within(5e-5));
        assertThat(map.fisherZ()[1]).isCloseTo(Math.log(1.81642 / 0.18358) / 2, within(1e-4));
        assertThat(map.degreesOfFreedom()).isEqualTo(9);
    }

    /** Three variables: r_ab.c = (r_ab − r_ac r_bc) / √((1 − r_ac²)(1 − r_bc²)). */
    @Test
    void partialCorrelationsOfThreeRegionsAreTheClosedForm() {
        RandomStream random = RandomStream.of(5, "fmri.test.matrix", 0);
        float[][] volumes = new float[50][3];
        for (float[] v : volumes) {
            v[0] = (float) random.nextGaussian();
            v[1] = (float) (v[0] + random.nextGaussian());
            v[2] = (float) (v[0] - v[1] + random.nextGaussian());
        }
        boolean[] kept = new boolean[50];
        java.util.Arrays.fill(kept, true);
        CleanRun clean = clean(volumes, kept, 49);
        List<double[]> series =
                IntStream.range(0, 3).mapToObj(clean.run()::series).toList();
        double[][] covariance = RegionMatrix.covariance(clean, series);
        double[][] r = RegionMatrix.correlation(covariance);
        double[][] partial = RegionMatrix.partial(covariance);
        double expected = (r[0][1] - r[0][2] * r[1][2]) / Math.sqrt((1 - r[0][2] * r[0][2]) * (1 - r[1][2] * r[1][2]));
        assertThat(partial[0][1]).isCloseTo(expected, within(1e-10));
        assertThat(r[0][1]).isCloseTo(SeedMap.of(clean, new int[] {0}).correlation()[1], within(1e-10));
    }

    static CleanRun clean(float[][] volumes, boolean[] kept, int df) {
        int[] indices = IntStream.range(0, volumes[0].length).toArray();
        Grid grid = new Grid(indices.length, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
        return new CleanRun(new Run(Mask.of(grid, indices), 2, volumes), kept, df);
    }
}
