package org.nocimap.fmri.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class DualRegressionTest {
    private static final int TIME = 40;
    private static final int VOXELS = 300;
    private static final int NETWORKS = 3;

    /** Both steps again as plain least squares with a column of ones, by pseudo-inverse. */
    @Test
    void agreesWithPlainLeastSquares() {
        RandomStream random = RandomStream.of(4, "fmri.test.dual", 0);
        List<double[]> maps = new ArrayList<>();
        for (int k = 0; k < NETWORKS; k++) {
            maps.add(IntStream.range(0, VOXELS)
                    .mapToDouble(v -> 2 + random.nextGaussian())
                    .toArray());
        }
        float[][] volumes = new float[TIME][VOXELS];
        boolean[] kept = new boolean[TIME];
        for (int t = 0; t < TIME; t++) {
            kept[t] = t % 7 != 3;
            double[] course = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int v = 0; v < VOXELS; v++) {
                volumes[t][v] = (float) (100
                        + course[0] * maps.get(0)[v]
                        + course[1] * maps.get(1)[v]
                        + course[2] * maps.get(2)[v]
                        + random.nextGaussian());
            }
        }
        Grid grid = new Grid(VOXELS, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
        Run run = new Run(Mask.of(grid, IntStream.range(0, VOXELS).toArray()), 2, volumes);
        CleanRun clean = new CleanRun(run, kept, 30);
        DualRegression dual = DualRegression.of(clean, maps);

        int[] at = clean.volumes();
        DMatrixRMaj spatial = withOnes(maps, VOXELS);
        List<double[]> courses = new ArrayList<>();
        for (int k = 0; k < NETWORKS; k++) {
            courses.add(new double[at.length]);
        }
        for (int n = 0; n < at.length; n++) {
            int t = at[n];
            double[] fit = solve(
                    spatial,
                    IntStream.range(0, VOXELS).mapToDouble(v -> volumes[t][v]).toArray());
            for (int k = 0; k < NETWORKS; k++) {
                courses.get(k)[n] = fit[k];
            }
        }
        for (double[] course : courses) {
            double mean = java.util.Arrays.stream(course).average().orElseThrow();
            double sd = Math.sqrt(java.util.Arrays.stream(course)
                            .map(c -> (c - mean) * (c - mean))
                            .sum()
                    / (course.length - 1));
            for (int n = 0; n < course.length; n++) {
                course[n] = (course[n] - mean) / sd;
            }
        }
        DMatrixRMaj temporal = withOnes(courses, at.length);
        DMatrixRMaj products = new DMatrixRMaj(NETWORKS + 1, NETWORKS + 1);
        CommonOps_DDRM.multTransA(temporal, temporal, products);
        CommonOps_DDRM.invert(products);
        for (int v = 0; v < VOXELS; v += 13) {
            int voxel = v;
            double[] y = IntStream.of(at).mapToDouble(t -> volumes[t][voxel]).toArray();
            double[] fit = solve(temporal, y);
            double rest = 0;
            for (int n = 0; n < at.length; n++) {
                double model = fit[NETWORKS];
                for (int k = 0; k < NETWORKS; k++) {
                    model += fit[k] * courses.get(k)[n];
                }
                rest += (y[n] - model) * (y[n] - model);
            }
            for (int k = 0; k < NETWORKS; k++) {
                assertThat(dual.effects()[k][v]).isCloseTo(fit[k], within(1e-8));
                assertThat(dual.variances()[k][v]).isCloseTo(rest / 27 * products.get(k, k), within(1e-8));
            }
        }
        assertThat(dual.degreesOfFreedom()).isEqualTo(27);
    }

    private static DMatrixRMaj withOnes(List<double[]> columns, int rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns.size() + 1);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns.size(); c++) {
                matrix.set(r, c, columns.get(c)[r]);
            }
            matrix.set(r, columns.size(), 1);
        }
        return matrix;
    }

    private static double[] solve(DMatrixRMaj design, double[] y) {
        DMatrixRMaj solution = new DMatrixRMaj(design.numCols, 1);
        CommonOps_DDRM.solve(design, new DMatrixRMaj(y), solution);
        return solution.data;
    }
}
