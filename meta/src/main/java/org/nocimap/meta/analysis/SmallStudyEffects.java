package org.nocimap.meta.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.meta.Effects;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.bias.ExcessSignificance;
import org.nocimap.meta.bias.FailSafe;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.PCurve;
import org.nocimap.meta.bias.RankTest;
import org.nocimap.meta.bias.Regression;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.model.Fit;

/**
 * What all tests of small-study effects say of a set of studies.
 *
 * @param asymmetry regression tests; those of counts only where there are counts
 * @param rank Begg and Mazumdar's
 * @param filled trim and fill by each estimator of the number of missing studies
 * @param pet precision-effect test
 * @param peese precision-effect estimate with standard error
 * @param selection three-parameter selection model
 * @param pCurve of the significant studies
 * @param excess significant studies beyond the power to see the pooled effect
 * @param rosenthal fail-safe number
 * @param rosenberg fail-safe number
 */
public record SmallStudyEffects(
        List<AsymmetryTest> asymmetry,
        RankTest rank,
        Map<TrimAndFill.Estimator, TrimAndFill> filled,
        Regression pet,
        Regression peese,
        Selection selection,
        PCurve pCurve,
        ExcessSignificance excess,
        FailSafe rosenthal,
        FailSafe rosenberg) {
    /** Fewer studies tell nothing. */
    public static final int FEWEST = 3;

    public SmallStudyEffects {
        asymmetry = List.copyOf(asymmetry);
        filled = Collections.unmodifiableMap(new EnumMap<>(filled));
    }

    /**
     * All tests; empty below {@value #FEWEST} studies or when all standard errors are the same.
     *
     * @param tables of the studies, or empty where not all have counts
     */
    static Optional<SmallStudyEffects> of(Fit fit, Measure measure, List<TwoByTwo> tables) {
        Effects effects = fit.effects();
        double confidence = fit.spec().confidence();
        boolean same = java.util.Arrays.stream(effects.vi()).distinct().count() == 1;
        if (effects.k() < FEWEST || same) {
            return Optional.empty();
        }
        List<AsymmetryTest> asymmetry = new java.util.ArrayList<>();
        asymmetry.add(FunnelTests.egger(effects, confidence));
        if (!tables.isEmpty() && (measure == Measure.OR || measure == Measure.PETO)) {
            if (tables.stream().mapToDouble(TwoByTwo::n).distinct().count() > 1) {
                asymmetry.add(FunnelTests.peters(effects, tables, confidence));
            }
            if (tables.stream().filter(t -> t.hypergeometricVariance() > 0).count() >= FEWEST) {
                asymmetry.add(FunnelTests.harbord(tables, confidence));
            }
        }
        return Optional.of(new SmallStudyEffects(
                asymmetry,
                RankTest.of(effects, RankTest.PValue.EXACT),
                filled(fit),
                FunnelTests.pet(effects, confidence),
                FunnelTests.peese(effects, confidence),
                Selection.of(fit),
                PCurve.of(effects),
                ExcessSignificance.of(effects, fit.pooled().estimate(), 0.05),
                FailSafe.rosenthal(effects, 0.05),
                FailSafe.rosenberg(effects, 0.05)));
    }

    private static Map<TrimAndFill.Estimator, TrimAndFill> filled(Fit fit) {
        Map<TrimAndFill.Estimator, TrimAndFill> filled = new EnumMap<>(TrimAndFill.Estimator.class);
        for (TrimAndFill.Estimator estimator : TrimAndFill.Estimator.values()) {
            filled.put(estimator, TrimAndFill.of(fit.effects(), estimator, fit.spec()));
        }
        return filled;
    }

    /** Trim and fill by the estimator that Duval and Tweedie recommend, L0. */
    public TrimAndFill usualFill() {
        return java.util.Objects.requireNonNull(filled.get(TrimAndFill.Estimator.L0));
    }
}
