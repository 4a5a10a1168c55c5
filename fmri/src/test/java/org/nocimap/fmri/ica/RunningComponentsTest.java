package org.nocimap.fmri.ica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;

class RunningComponentsTest {
    private static final int VOXELS = 150;

    /** Forty blocks of ten rows of rank 12 through room for 26 rows, against the singular values and vectors of all 400 rows. */
    @Test
    void manyBlocksThroughLittleRoomAreOneDecompositionWhereTheRankAllowsIt() {
        float[][] all = rows(400, 12, 0);
        RunningComponents running = new RunningComponents(VOXELS, 16, 26);
        for (int from = 0; from < 400; from += 10) {
            running.add(copy(all, from, from + 10));
        }
        compare(running.finish(), all, 12);
    }

    /** Nothing is lost either while all rows fit, whatever their rank. */
    @Test
    void fewRowsAreDecomposedAsTheyAre() {
        float[][] all = rows(24, 0, 1);
        RunningComponents running = new RunningComponents(VOXELS, 24, 36);
        running.add(copy(all, 0, 12));
        running.add(copy(all, 12, 24));
        compare(running.finish(), all, 24);
    }

    /** With more than the room can hold, the leading components still are what they are to a part in a hundred. */
    @Test
    void leadingComponentsSurviveTheRest() {
        float[][] all = rows(400, 5, 0.3);
        RunningComponents running = new RunningComponents(VOXELS, 40, 50);
        for (int from = 0; from < 400; from += 10) {
            running.add(copy(all, from, from + 10));
        }
        RunningComponents.Found found = running.finish();
        double[] plain = singular(all).getSingularValues();
        Arrays.sort(plain);
        for (int k = 0; k < 5; k++) {
            assertThat(Math.sqrt(found.values()[k]))
                    .isCloseTo(
                            plain[plain.length - 1 - k], within(plain[0] * 0.01 + plain[plain.length - 1 - k] * 0.002));
        }
        double held = Arrays.stream(found.values()).sum();
        assertThat(held).isLessThan(found.energy());
    }

    @Test
    void aBlockThatDoesNotFitIsRefused() {
        RunningComponents running = new RunningComponents(VOXELS, 16, 26);
        assertThatThrownBy(() -> running.add(rows(11, 0, 1))).hasMessageContaining("does not fit");
    }

    private static void compare(RunningComponents.Found found, float[][] all, int rank) {
        var svd = singular(all);
        double[] values = svd.getSingularValues();
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, n -> n);
        Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        DMatrixRMaj v = svd.getV(null, true);
        for (int k = 0; k < rank; k++) {
            double s = values[order[k]];
            assertThat(Math.sqrt(found.values()[k])).isCloseTo(s, within(1e-5 * s));
            double cosine = 0;
            for (int voxel = 0; voxel < VOXELS; voxel++) {
                cosine += found.maps()[k][voxel] * v.get(order[k], voxel) / s;
            }
            assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-5));
        }
        double energy = Arrays.stream(values).map(s -> s * s).sum();
        assertThat(found.energy()).isCloseTo(energy, within(1e-5 * energy));
    }

    private static org.ejml.interfaces.decomposition.SingularValueDecomposition_F64<DMatrixRMaj> singular(
            float[][] rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.length, VOXELS);
        for (int r = 0; r < rows.length; r++) {
            for (int v = 0; v < VOXELS; v++) {
                matrix.set(r, v, rows[r][v]);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(rows.length, VOXELS, false, true, true);
        assertThat(svd.decompose(matrix)).isTrue();
        return svd;
    }

    /** Rows of a given rank with falling strengths, and noise. */
    private static float[][] rows(int count, int rank, double noise) {
        RandomStream random = RandomStream.of(11, "fmri.test.running", rank);
        double[][] maps = new double[rank][VOXELS];
        for (double[] map : maps) {
            Arrays.setAll(map, v -> random.nextGaussian());
        }
        float[][] rows = new float[count][VOXELS];
        for (float[] row : rows) {
            for (int k = 0; k < rank; k++) {
                double weight = random.nextGaussian() * Math.pow(0.8, k);
                for (int v = 0; v < VOXELS; v++) {
                    row[v] += (float) (weight * maps[k][v]);
                }
            }
            for (int v = 0; v < VOXELS; v++) {
                row[v] += (float) (noise * random.nextGaussian());
            }
        }
        return rows;
    }

    private static float[][] copy(float[][] rows, int from, int to) {
        float[][] copy = new float[to - from][];
        for (int r = from; r < to; r++) {
            copy[r - from] = rows[r].clone();
        }
        return copy;
    }
}
