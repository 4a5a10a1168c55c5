package org.nocimap.meta.analysis;

import java.util.List;
import java.util.Optional;
import org.nocimap.meta.Effects;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.bias.ExcessSignificance;
import org.nocimap.meta.bias.FailSafe;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.PCurve;
import org.nocimap.meta.bias.RankTest;
import org.nocimap.meta.bias.Regression;
import org.nocimap.meta.bias.SelectionModel;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.model.Fit;

/**
 * What all tests of small-study effects say of a set of studies.
 *
 * @param asymmetry regression tests; those of counts only where there are counts
 * @param rank Begg and Mazumdar's
 * @param filled trim and fill with L0
 * @param pet precision-effect test
 * @param peese precision-effect estimate with standard error
 * @param selection three-parameter selection model; empty when no study, or every one, is significant in the favoured direction
 * @param pCurve of the significant studies
 * @param excess significant studies beyond the power to see the pooled effect
 * @param rosenthal fail-safe number
 * @param rosenberg fail-safe number
 */
public record SmallStudyEffects(
        List<AsymmetryTest> asymmetry,
        RankTest rank,
        TrimAndFill filled,
        Regression pet,
        Regression peese,
        Optional<SelectionModel> selection,
        PCurve pCurve,
        ExcessSignificance excess,
        FailSafe rosenthal,
        FailSafe rosenberg) {
    /** Fewer studies tell nothing. */
    public static final int FEWEST = 3;

    public SmallStudyEffects {
        asymmetry = List.copyOf(asymmetry);
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
                TrimAndFill.of(effects, TrimAndFill.Estimator.L0, fit.spec()),
                FunnelTests.pet(effects, confidence),
                FunnelTests.peese(effects, confidence),
                selection(fit),
                PCurve.of(effects),
                ExcessSignificance.of(effects, fit.pooled().estimate(), 0.05),
                FailSafe.rosenthal(effects, 0.05),
                FailSafe.rosenberg(effects, 0.05)));
    }

    private static Optional<SelectionModel> selection(Fit fit) {
        SelectionModel.Favoured favoured =
                fit.pooled().estimate() < 0 ? SelectionModel.Favoured.LESS : SelectionModel.Favoured.GREATER;
        return SelectionModel.canBeFitted(fit.effects(), favoured)
                ? Optional.of(
                        SelectionModel.of(fit.effects(), favoured, fit.spec().confidence()))
                : Optional.empty();
    }
}
