package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Components;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.Peak;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.Tfce;

class CorrectorTest {
    /** A row of voxels of 8 mm³ with known p. */
    private static final double[] P = {0.001, 0.9, 0.012, 0.011, 0.5, 0.025, 0.03, 0.2, 1, 0.04};

    private static final double[] ALE = {0.9, 0.01, 0.70, 0.75, 0.1, 0.6, 0.55, 0.2, 0, 0.5};

    private static final StatisticMap ROW = new StatisticMap(
            TestMasks.box(10, 1, 1, 2), ALE, Arrays.stream(P).map(p -> -p).toArray(), P);

    private static AleSpec.Builder spec() {
        return AleSpec.builder().minVolumeMm3(0);
    }

    private static CorrectedMap apply(AleSpec spec, Correction correction) {
        return new Corrector(spec, ROW, 0.58, Map.of(), Optional.empty()).apply(correction);
    }

    private static List<Integer> significant(CorrectedMap map) {
        return IntStream.range(0, map.significant().length)
                .filter(n -> map.significant()[n])
                .boxed()
                .toList();
    }

    @Test
    void withoutCorrectionVoxelsBelowTheVoxelPAreShown() {
        // 0.025 is not below 0.025.
        CorrectedMap map = apply(spec().voxelP(0.025).build(), Correction.NONE);
        assertThat(significant(map)).containsExactly(0, 2, 3);
        assertThat(map.correctedP()).isEqualTo(P);
        assertThat(map.critical()).isEqualTo(0.70);
        assertThat(map.maxima()).isEmpty();
    }

    @Test
    void benjaminiHochbergByHand() {
        // Ordered p · 10 / rank: .01, .055, .04, .0625, .06, .0667, .29, … so .01, .04, .04, .06, .06, .0667.
        CorrectedMap map = apply(spec().alpha(0.05).build(), Correction.FDR_BH);
        assertThat(significant(map)).containsExactly(0, 2, 3);
        assertThat(map.correctedP()[0]).isCloseTo(0.01, within(1e-12));
        assertThat(map.correctedP()[3]).isCloseTo(0.04, within(1e-12));
        assertThat(map.correctedP()[2]).isCloseTo(0.04, within(1e-12));
        assertThat(map.correctedP()[5]).isCloseTo(0.06, within(1e-12));
        assertThat(map.correctedP()[6]).isCloseTo(0.06, within(1e-12));
        assertThat(map.correctedP()[9]).isCloseTo(0.04 * 10 / 6, within(1e-12));
        assertThat(map.critical()).isEqualTo(0.70);
        // At or below alpha.
        assertThat(significant(apply(spec().alpha(0.06).build(), Correction.FDR_BH)))
                .containsExactly(0, 2, 3, 5, 6);
    }

    @Test
    void benjaminiYekutieliByHand() {
        double harmonic = IntStream.rangeClosed(1, 10).mapToDouble(n -> 1.0 / n).sum();
        CorrectedMap map = apply(spec().alpha(0.05).build(), Correction.FDR_BY);
        assertThat(map.correctedP()[2]).isCloseTo(0.04 * harmonic, within(1e-12));
        assertThat(significant(map)).containsExactly(0);
        assertThat(map.critical()).isEqualTo(0.9);
    }

    @Test
    void bonferroniByHand() {
        CorrectedMap map = apply(spec().alpha(0.115).build(), Correction.BONFERRONI);
        assertThat(significant(map)).containsExactly(0, 3);
        assertThat(map.correctedP()[3]).isCloseTo(0.11, within(1e-12));
        assertThat(map.correctedP()[1]).isEqualTo(1);
        CorrectedMap none = apply(spec().alpha(0.005).build(), Correction.BONFERRONI);
        assertThat(significant(none)).isEmpty();
        assertThat(none.critical()).isInfinite();
        assertThat(none.clusters()).isEmpty();
    }

    @Test
    void anAleOfZeroIsNeverSignificant() {
        double[] ones = new double[P.length];
        StatisticMap map = new StatisticMap(ROW.mask(), ALE, ones, ones);
        CorrectedMap all =
                new Corrector(spec().build(), map, 0.58, Map.of(), Optional.empty()).apply(Correction.FDR_BH);
        assertThat(significant(all)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 9);
    }

    @Test
    void smallClustersAreLeftOutAndTheOthersNumberedAnew() {
        // Clusters of 1, 2, 2 and 1 voxels of 8 mm³.
        AleSpec every = spec().voxelP(0.045).build();
        assertThat(apply(every, Correction.NONE).clusters())
                .extracting(Cluster::voxels)
                .containsExactly(2, 2, 1, 1);
        AleSpec large = spec().voxelP(0.045).minVolumeMm3(16).build();
        CorrectedMap map = apply(large, Correction.NONE);
        assertThat(map.clusters()).extracting(Cluster::number).containsExactly(1, 2);
        assertThat(significant(map)).containsExactly(2, 3, 5, 6);
        assertThat(apply(spec().voxelP(0.045).minVolumeMm3(16.01).build(), Correction.NONE)
                        .clusters())
                .isEmpty();
    }

    private static Map<Correction, MaxNull> maxima() {
        Map<Correction, MaxNull> maxima = new EnumMap<>(Correction.class);
        // 19 permutations: only what is above all of them reaches 0.05.
        double[] ale = new double[19];
        Arrays.fill(ale, 0.70);
        ale[3] = 0.72;
        double[] size = new double[19];
        Arrays.fill(size, 1);
        double[] mass = new double[19];
        Arrays.fill(mass, 0.31);
        maxima.put(Correction.VOXEL_FWE, MaxNull.of(ale));
        maxima.put(Correction.CLUSTER_SIZE_FWE, MaxNull.of(size));
        maxima.put(Correction.CLUSTER_MASS_FWE, MaxNull.of(mass));
        return maxima;
    }

    @Test
    void permutedMaximaDecideByHand() {
        // Above 0.58: voxel 0 alone (mass 0.32), voxels 2 and 3 (mass 0.29), voxel 5 alone (0.02).
        Corrector corrector = new Corrector(spec().build(), ROW, 0.58, maxima(), Optional.empty());
        CorrectedMap voxel = corrector.apply(Correction.VOXEL_FWE);
        assertThat(significant(voxel)).containsExactly(0, 3);
        assertThat(voxel.critical()).isEqualTo(0.72);
        assertThat(voxel.correctedP()[3]).isEqualTo(0.05);
        assertThat(voxel.correctedP()[2]).isEqualTo(1);
        CorrectedMap size = corrector.apply(Correction.CLUSTER_SIZE_FWE);
        assertThat(significant(size)).containsExactly(2, 3);
        assertThat(size.critical()).isEqualTo(1);
        assertThat(size.correctedP()[2]).isEqualTo(0.05);
        assertThat(size.correctedP()[0]).isEqualTo(1);
        assertThat(size.candidates()).extracting(Cluster::voxels).containsExactly(2, 1, 1);
        assertThat(size.candidates()
                        .get(0)
                        .corrected()
                        .get(Correction.CLUSTER_SIZE_FWE)
                        .p())
                .isEqualTo(0.05);
        assertThat(size.candidates()
                        .get(0)
                        .corrected()
                        .get(Correction.VOXEL_FWE)
                        .p())
                .isEqualTo(0.05);
        CorrectedMap mass = corrector.apply(Correction.CLUSTER_MASS_FWE);
        assertThat(significant(mass)).containsExactly(0);
        assertThat(mass.candidates().get(1).mass()).isCloseTo(0.32, within(1e-12));
        assertThat(mass.clusters().get(0).number()).isEqualTo(1);
    }

    /** Clusters that end elsewhere than permuted ones have no size or mass to compare. */
    @Test
    void clusterLevelsSpeakOnlyOfClustersFormedAtTheThreshold() {
        Corrector corrector =
                new Corrector(spec().alpha(0.06).voxelP(0.029).build(), ROW, 0.58, maxima(), Optional.empty());
        for (Correction correction : List.of(Correction.FDR_BH, Correction.VOXEL_FWE)) {
            for (Cluster cluster : corrector.apply(correction).clusters()) {
                assertThat(cluster.corrected()).containsOnlyKeys(Correction.VOXEL_FWE);
            }
        }
        List<Cluster> uncorrected = corrector.apply(Correction.NONE).clusters();
        assertThat(uncorrected).hasSize(3);
        assertThat(uncorrected.get(0).corrected().keySet()).isEqualTo(maxima().keySet());
        assertThat(uncorrected.get(0).mass()).isCloseTo(0.12 + 0.17, within(1e-12));
    }

    @Test
    void anInfiniteThresholdFormsNoCluster() {
        Corrector corrector = new Corrector(spec().build(), ROW, Double.POSITIVE_INFINITY, maxima(), Optional.empty());
        CorrectedMap map = corrector.apply(Correction.CLUSTER_SIZE_FWE);
        assertThat(map.candidates()).isEmpty();
        assertThat(Arrays.stream(map.correctedP()).distinct()).containsExactly(1.0);
    }

    @Test
    void permutationsThatWereNotRunAreMissed() {
        assertThatIllegalStateException().isThrownBy(() -> apply(spec().build(), Correction.VOXEL_FWE));
    }

    private static final Mask MASK = TestMasks.ellipsoid(6, 40, 46, 36);
    private static final StudySet SET = TestSets.convergent(MASK, 1);
    private static final AleResult RESULT = TestSets.analyse(
            AleSpec.builder()
                    .permutations(199)
                    .minVolumeMm3(400)
                    .corrections(List.copyOf(EnumSet.allOf(Correction.class)))
                    .build(),
            MASK,
            SET);

    /** What every correction's map must be, recomputed from the result's own maps. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void everyCorrectionHoldsTogetherEndToEnd(Correction correction) {
        CorrectedMap map = RESULT.corrected().get(correction.ordinal());
        assertThat(map.correction()).isEqualTo(correction);
        boolean[] expected = new boolean[MASK.size()];
        double limit = correction == Correction.NONE ? Math.nextDown(0.001) : 0.05;
        Components components = Components.find(
                MASK, n -> map.correctedP()[n] <= limit, RESULT.spec().connectivity());
        int reported = 0;
        for (int label = 1; label <= components.count(); label++) {
            if (components.size(label) * 216.0 >= 400) {
                Cluster cluster = map.clusters().get(reported++);
                assertThat(cluster.number()).isEqualTo(reported);
                assertThat(cluster.members()).isEqualTo(components.members(label));
                for (int member : components.members(label)) {
                    expected[member] = true;
                }
            }
        }
        assertThat(map.clusters()).hasSize(reported);
        assertThat(map.contributions()).hasSize(reported);
        assertThat(map.significant()).isEqualTo(expected);
        assertThat(map.maxima().isPresent()).isEqualTo(correction.usesPermutations());
        map.maxima().ifPresent(nulls -> assertThat(nulls.permutations()).isEqualTo(199));
    }

    @Test
    void theSimulatedPeakIsFoundByAllThatControlTheFamily() {
        for (Correction correction : List.of(
                Correction.BONFERRONI,
                Correction.VOXEL_FWE,
                Correction.CLUSTER_SIZE_FWE,
                Correction.CLUSTER_MASS_FWE,
                Correction.TFCE_FWE)) {
            CorrectedMap map = RESULT.corrected().get(correction.ordinal());
            assertThat(map.clusters()).as(correction.title()).isNotEmpty();
            Peak peak = map.clusters().get(0).highestPeak();
            assertThat(peak.point().distanceTo(new org.nocimap.image.Point(-20, 4, 8)))
                    .isLessThan(6);
        }
    }

    @Test
    void correctedPComesFromTheNulls() {
        CorrectedMap voxel = RESULT.corrected().get(Correction.VOXEL_FWE.ordinal());
        CorrectedMap tfce = RESULT.corrected().get(Correction.TFCE_FWE.ordinal());
        CorrectedMap size = RESULT.corrected().get(Correction.CLUSTER_SIZE_FWE.ordinal());
        CorrectedMap mass = RESULT.corrected().get(Correction.CLUSTER_MASS_FWE.ordinal());
        double[] scores = new Tfce(MASK, RESULT.spec().connectivity()).scores(RESULT.z());
        for (int n = 0; n < MASK.size(); n++) {
            double ale = RESULT.ale()[n];
            assertThat(voxel.correctedP()[n])
                    .isEqualTo(ale > 0 ? voxel.maxima().orElseThrow().p(ale) : 1);
            assertThat(tfce.correctedP()[n])
                    .isEqualTo(scores[n] > 0 ? tfce.maxima().orElseThrow().p(scores[n]) : 1);
        }
        double cut = RESULT.clusterFormingAle();
        Components components =
                Components.find(MASK, n -> RESULT.ale()[n] >= cut, RESULT.spec().connectivity());
        assertThat(size.candidates()).hasSize(components.count());
        for (int label = 1; label <= components.count(); label++) {
            double sum = 0;
            for (int member : components.members(label)) {
                sum += RESULT.ale()[member] - cut;
            }
            int first = components.members(label)[0];
            assertThat(size.correctedP()[first])
                    .isEqualTo(size.maxima().orElseThrow().p(components.size(label)));
            assertThat(mass.correctedP()[first])
                    .isEqualTo(mass.maxima().orElseThrow().p(sum));
        }
    }
}
