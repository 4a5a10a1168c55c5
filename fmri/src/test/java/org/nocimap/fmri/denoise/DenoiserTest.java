package org.nocimap.fmri.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class DenoiserTest {
    private static final int TIME = 120;
    private static final Denoising JOINT =
            new Denoising(new HighPass.Fourier(0.006), FilterOrder.JOINT, 0, LevelOfSeries.REMOVED);

    /** The paper's filter: 120 volumes of 3 s, bins of 1/360 Hz, so that the mean and four columns go below 0.006 Hz. */
    @Test
    void theLedgerCountsWhatThePapersFilterTakes() {
        Run run = noise(4);
        Ledger ledger = new Denoiser(TIME, 3, JOINT, motion(), new boolean[TIME]).apply(run);
        assertThat(ledger.cost())
                .isEqualTo(Map.of(NuisanceSource.TREND, 1, NuisanceSource.DRIFT, 4, NuisanceSource.MOTION, 2));
        assertThat(ledger.left()).isEqualTo(113);
    }

    @Test
    void aColumnThatAddsNothingIsNamedAndCostsNothing() {
        List<NuisanceColumn> columns = new ArrayList<>(motion());
        double[] twice = columns.get(0).values().clone();
        for (int t = 0; t < TIME; t++) {
            twice[t] = 2 * twice[t] + 7;
        }
        columns.add(new NuisanceColumn(NuisanceSource.OTHER, "twice", twice));
        Ledger ledger = new Denoiser(TIME, 3, JOINT, columns, new boolean[TIME]).apply(noise(1));
        assertThat(ledger.redundant()).containsExactly("twice");
        assertThat(ledger.left()).isEqualTo(113);
    }

    @Test
    void censoredVolumesDoNotInfluenceTheOthersWhateverTheyHold() {
        for (HighPass filter : List.of(new HighPass.Cosine(0.01), new HighPass.Recursive(0.01, 5))) {
            Denoising how = new Denoising(filter, FilterOrder.JOINT, 1, LevelOfSeries.REMOVED);
            boolean[] censored = new boolean[TIME];
            censored[0] = true;
            censored[50] = true;
            censored[51] = true;
            Run run = noise(3);
            Run spoilt = run.copy();
            for (int t = 0; t < TIME; t++) {
                if (censored[t]) {
                    spoilt.volumes()[t][0] = 1e5f;
                }
            }
            new Denoiser(TIME, 3, how, motion(), censored).apply(run);
            Ledger ledger = new Denoiser(TIME, 3, how, motion(), censored).apply(spoilt);
            assertThat(ledger.cost()).containsEntry(NuisanceSource.SPIKE, 3);
            for (int t = 0; t < TIME; t++) {
                if (!censored[t]) {
                    // 1e5 is held as float, so that 1e5 · 2⁻²⁴ may be left of it in a sum of doubles rounded once.
                    assertThat(spoilt.volumes()[t][0])
                            .as(filter + ", volume " + t)
                            .isCloseTo(run.volumes()[t][0], within(2e-3f));
                } else {
                    assertThat(run.volumes()[t][0]).isCloseTo(0, within(1e-4f));
                }
            }
        }
    }

    /** Filtering after regression brings back nuisance: the joint residual is orthogonal to all columns, the other is not. */
    @Test
    void onlyTheJointOrderLeavesNothingOfTheNuisance() {
        Run joint = noise(5);
        Run sequential = joint.copy();
        new Denoiser(TIME, 3, JOINT, motion(), new boolean[TIME]).apply(joint);
        Denoising papers = new Denoising(JOINT.highPass(), FilterOrder.REGRESS_THEN_FILTER, 0, LevelOfSeries.REMOVED);
        new Denoiser(TIME, 3, papers, motion(), new boolean[TIME]).apply(sequential);
        double[] nuisance = motion().get(0).values();
        assertThat(dot(joint.series(2), nuisance)).isCloseTo(0, within(1e-3));
        assertThat(Math.abs(dot(sequential.series(2), nuisance))).isGreaterThan(1);
    }

    /** Against the singular value decomposition of the whole matrix. */
    @Test
    void tissueComponentsSpanWhatAPlainSingularValueDecompositionGives() {
        Run run = noise(60);
        Basis drifts = Basis.of(TIME, List.of(constant()));
        int[] positions = new int[60];
        DMatrixRMaj matrix = new DMatrixRMaj(TIME, 60);
        for (int v = 0; v < 60; v++) {
            positions[v] = v;
            double[] y = drifts.residual(run.series(v));
            double sd = Math.sqrt(dot(y, y) / TIME);
            for (int t = 0; t < TIME; t++) {
                matrix.set(t, v, y[t] / sd);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(TIME, 60, true, true, true);
        assertThat(svd.decompose(matrix)).isTrue();
        DMatrixRMaj u = svd.getU(null, false);
        Integer[] order = new Integer[60];
        java.util.Arrays.setAll(order, k -> k);
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(k -> -svd.getSingularValues()[k]));
        List<double[]> plain = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            double[] column = new double[TIME];
            for (int t = 0; t < TIME; t++) {
                column[t] = u.get(t, order[k]);
            }
            plain.add(column);
        }
        Basis space = Basis.of(TIME, plain);
        List<double[]> components = TissueComponents.of(run, positions, drifts, 5);
        assertThat(components).hasSize(5);
        for (double[] component : components) {
            double[] rest = space.residual(component);
            assertThat(Math.asin(Math.sqrt(dot(rest, rest)))).as("angle").isLessThan(1e-6);
        }
    }

    static Run noise(int voxels) {
        RandomStream random = RandomStream.of(1, "fmri.test.denoise", voxels);
        float[][] volumes = new float[TIME][voxels];
        for (float[] volume : volumes) {
            for (int v = 0; v < voxels; v++) {
                volume[v] = (float) (1000 + 10 * random.nextGaussian());
            }
        }
        int[] indices = new int[voxels];
        java.util.Arrays.setAll(indices, n -> n);
        Grid grid = new Grid(voxels, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
        return new Run(Mask.of(grid, indices), 3, volumes);
    }

    /** Slow random walks, so that they share something with the drifts. */
    static List<NuisanceColumn> motion() {
        RandomStream random = RandomStream.of(1, "fmri.test.motion", 0);
        List<NuisanceColumn> columns = new ArrayList<>();
        for (int c = 0; c < 2; c++) {
            double[] walk = new double[TIME];
            for (int t = 1; t < TIME; t++) {
                walk[t] = walk[t - 1] + random.nextGaussian();
            }
            columns.add(new NuisanceColumn(NuisanceSource.MOTION, "walk_" + c, walk));
        }
        return columns;
    }

    private static double[] constant() {
        double[] ones = new double[TIME];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
