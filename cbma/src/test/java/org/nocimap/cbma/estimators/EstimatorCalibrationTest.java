package org.nocimap.cbma.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.stats.Binomial;

/**
 * Of data sets without any truth, at most one in twenty shows something at 0.05. Counts are whole numbers: permuted maxima often tie
 * with the observed one, which makes p too large, never too small; so the lower end of the interval binds only where ties are rare.
 */
class EstimatorCalibrationTest {
    private static final int DATA_SETS = 200;
    private static final List<Correction> FAMILY_WISE = List.of(
            Correction.CLUSTER_MASS_FWE, Correction.CLUSTER_SIZE_FWE, Correction.VOXEL_FWE, Correction.TFCE_FWE);
    private static final Correction[] UNENHANCED = {
        Correction.CLUSTER_MASS_FWE, Correction.CLUSTER_SIZE_FWE, Correction.VOXEL_FWE
    };
    private static final Mask MASK = Cases.ellipsoid(10, 58, 72, 58);

    private static InferenceSpec inference(int number) {
        return InferenceSpec.withDefaults()
                .withPermutations(99)
                .withVoxelP(0.02)
                .withMinVolumeMm3(0)
                .withSeed(40_000 + number)
                .withCorrections(FAMILY_WISE.toArray(Correction[]::new));
    }

    private static StudySet nullSet(int experiments, int number, String prefix) {
        StudySet set = new FociSimulation(experiments, List.of(), 0, 0, 2, 5, 10, 20, 50_000 + number).simulate(MASK);
        List<Study> renamed = new ArrayList<>();
        set.studies().forEach(s -> renamed.add(new Study(prefix + s.id(), s.id(), s.tags(), s.experiments())));
        return new StudySet(prefix, renamed);
    }

    /** How many data sets show something, by correction; at most what chance allows at 0.05 (99 %). */
    private static int[] rejections(IntFunction<List<double[]>> correctedPs) {
        List<double[]> first = correctedPs.apply(0);
        int[] rejections = new int[first.size()];
        for (int number = 0; number < DATA_SETS; number++) {
            List<double[]> found = number == 0 ? first : correctedPs.apply(number);
            for (int c = 0; c < rejections.length; c++) {
                rejections[c] += Arrays.stream(found.get(c)).min().orElse(1) <= 0.05 ? 1 : 0;
            }
        }
        for (int c = 0; c < rejections.length; c++) {
            assertThat(Binomial.atLeast(rejections[c], DATA_SETS, 0.05))
                    .as(FAMILY_WISE.get(c) + " rejects " + rejections[c] + " of " + DATA_SETS)
                    .isGreaterThan(0.005);
        }
        return rejections;
    }

    @ParameterizedTest
    @EnumSource(DensityEstimator.class)
    void fociAnywhereAreRejectedOnceInTwenty(DensityEstimator estimator) {
        int[] rejections = rejections(number -> {
            DensitySpec spec = DensitySpec.of(estimator)
                    .withRadiusMm(20)
                    .with(
                            estimator == DensityEstimator.MKDA
                                    ? inference(number)
                                    : inference(number).withCorrections(UNENHANCED));
            return new DensityAnalysis(spec, MASK, new LocalEngine(1), Checkpoints.NONE, Cases.SILENT)
                    .run(nullSet(14, number, "")).corrected().stream()
                            .map(CorrectedMap::correctedP)
                            .toList();
        });
        // Mass hardly ever ties.
        assertThat(Binomial.atMost(rejections[0], DATA_SETS, 0.05)).isGreaterThan(0.005);
    }

    @Test
    void exchangeableSetsAndFociAnywhereAreRejectedOnceInTwenty() {
        List<List<double[]>> specificity = new ArrayList<>();
        int[] rejections = rejections(number -> {
            ChiSquareSpec spec = new ChiSquareSpec(20, 0.5, inference(number).withCorrections(UNENHANCED));
            ChiSquareResult result = new ChiSquareAnalysis(
                            spec, MASK, new LocalEngine(1), Checkpoints.NONE, Cases.SILENT)
                    .run(nullSet(12, number, "a"), nullSet(18, 10_000 + number, "b"));
            specificity.add(correctedP(result.specificity()));
            return correctedP(result.consistency());
        });
        assertThat(rejections[0]).isPositive();
        assertThat(rejections(specificity::get)[0]).isPositive();
    }

    private static List<double[]> correctedP(SignedTest test) {
        return test.corrected().stream().map(SignedCorrection::correctedP).toList();
    }
}
