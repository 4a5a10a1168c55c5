package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;

final class ResampledAleTest {
    private static final Mask MASK = TestMasks.ellipsoid(4, 50, 60, 45);
    private static final AleSpec SPEC = AleSpec.builder()
            .permutations(30)
            .corrections(List.of(Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE))
            .build();

    /** Map, cluster-forming ALE and maxima, bit for bit those of the analysis. */
    @ParameterizedTest
    @EnumSource(ExperimentPool.Activations.class)
    void aSetIsAnalysedAsTheAnalysisDoes(ExperimentPool.Activations keep) {
        StudySet set = TestSets.convergent(MASK, 3);
        AleResult whole = TestSets.analyse(SPEC, MASK, set);
        ExperimentPool pool = ExperimentPool.of(set, SPEC, MASK, keep);
        ResampledAle resampled = new ResampledAle(SPEC, MASK);
        resampled.analyse(pool.subset(new int[] {3, 1}));
        resampled.analyse(pool.all());
        for (int n = 0; n < MASK.size(); n++) {
            assertThat((double) resampled.ale()[n]).isEqualTo(whole.ale()[n]);
        }
        assertThat((double) resampled.cut()).isEqualTo(whole.clusterFormingAle());
        double[] maxima = resampled.permute(pool.all(), 30, RandomStreams.of(1, AleNullJob.STREAMS), 0);
        for (int column = 0; column < ResampledAle.MAXIMA; column++) {
            List<Double> own = new ArrayList<>();
            for (int n = column; n < maxima.length; n += ResampledAle.MAXIMA) {
                own.add(maxima[n]);
            }
            own.sort(null);
            assertThat(whole.corrected().get(column).maxima().orElseThrow().maxima())
                    .containsExactly(own.stream().mapToDouble(d -> d).toArray());
        }
    }

    /** The shortened way to the threshold ends where the whole null does. */
    @Property(tries = 30)
    void theThresholdIsThatOfTheWholeNull(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int experiments,
            @ForAll @IntRange(min = 1, max = 6) int rarity) {
        RandomStream random = RandomStream.of(seed, "test.threshold", 0);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), experiments, 6);
        AleBins bins = AleBins.of(foci.mask().grid());
        ModelledActivation activation = new ModelledActivation(foci.mask());
        List<AleHistogram> own = new ArrayList<>();
        ActivationModel model = foci.model();
        for (int e = 0; e < model.experimentCount(); e++) {
            activation.model(model.foci(e));
            own.add(AleHistogram.of(bins, activation, foci.mask().size(), bins.last() + 1));
        }
        double p = Math.pow(0.3, rarity);
        ThresholdTree tree = new ThresholdTree(bins, p);
        for (int size : new int[] {own.size(), 1, (own.size() + 1) / 2, own.size()}) {
            List<AleHistogram> first = own.subList(0, size);
            assertThat(tree.criticalAle(first))
                    .isEqualTo(VoxelNull.convolution(bins, first, 1).criticalAle(p));
        }
        List<AleHistogram> other = new ArrayList<>(own);
        java.util.Collections.reverse(other.subList(own.size() / 2, own.size()));
        assertThat(tree.criticalAle(other))
                .isEqualTo(VoxelNull.convolution(bins, other, 1).criticalAle(p));
    }

    @Test
    void noiseKeepsTheNumberOfFociAndLiesInTheMask() {
        ExperimentPool pool =
                ExperimentPool.of(TestSets.convergent(MASK, 3), SPEC, MASK, ExperimentPool.Activations.COMPUTED_AGAIN);
        ResampledAle resampled = new ResampledAle(SPEC, MASK);
        RandomStream random = RandomStream.of(5, "test.noise", 0);
        for (PlacedExperiment real : pool.all()) {
            PlacedExperiment noise = resampled.noiseLike(real, random);
            assertThat(noise.focusCount()).isEqualTo(real.focusCount());
            for (int f = 0; f < noise.focusCount(); f++) {
                PlacedFocus focus = noise.foci().get(f);
                assertThat(MASK.contains(MASK.grid().index(focus.i(), focus.j(), focus.k())))
                        .isTrue();
                assertThat(focus.x()).isSameAs(real.foci().get(f).x());
            }
        }
    }
}
