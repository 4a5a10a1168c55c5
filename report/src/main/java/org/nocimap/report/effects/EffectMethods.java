package org.nocimap.report.effects;

import org.nocimap.meta.analysis.Dependence;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.EffectSpec;
import org.nocimap.meta.analysis.Weighting;
import org.nocimap.meta.input.Repeats;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.model.Tau2Sharing;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** The methods section of a meta-analysis of effect sizes. */
final class EffectMethods {
    private final EffectRun run;
    private final EffectSpec spec;
    private final Methods.Writer writer = new Methods.Writer();

    EffectMethods(EffectRun run) {
        this.run = run;
        this.spec = run.analyses().get(0).spec();
    }

    Methods write() {
        writer.paragraph(effects(), conversions(), pooling(), test());
        writer.paragraph(heterogeneity(), prediction(), subgroups(), regression(), clusters());
        writer.paragraph(robustness(), "Analyses were run with Nocimap.");
        return writer.done();
    }

    private String effects() {
        String scale = run.measure().isRatio() ? ", pooled on the logarithmic scale" : "";
        String empty = run.measure().family() == org.nocimap.meta.measure.Measure.Family.TABLES
                ? switch (run.options().emptyCells()) {
                    case HALF_WHERE_EMPTY -> " Where a table had an empty cell, ½ was added to all its cells.";
                    case REVMAN -> " Empty cells were treated as in RevMan.";
                    case TREATMENT_ARM -> " Empty cells got the reciprocal of the opposite arm's size.";
                    case AS_THEY_ARE -> " Empty cells were left as they are.";
                }
                : "";
        return "The effect measure was the " + run.measure().words() + " ("
                + run.measure().code() + ")" + scale + "." + empty;
    }

    private String conversions() {
        int count = run.table().conversions().size();
        return count == 0
                ? ""
                : "For " + Numbers.counted(count, "number", "numbers")
                        + " that studies did not report, the way and the assumption are listed with the results.";
    }

    private String pooling() {
        if (spec.weighting() == Weighting.MANTEL_HAENSZEL) {
            return "Studies were pooled by Mantel-Haenszel " + writer.cite(Reference.MANTEL_1959) + ".";
        }
        if (spec.weighting() == Weighting.PETO) {
            return "Studies were pooled by Peto's method " + writer.cite(Reference.YUSUF_1985) + ".";
        }
        Tau2Method method = spec.model().method();
        if (method == Tau2Method.COMMON) {
            return "Studies were pooled with inverse-variance weights, assuming a common effect.";
        }
        return "Studies were pooled by a random-effects model with inverse-variance weights; the variance between"
                + " studies was estimated by " + method.words() + " " + reference(method) + ".";
    }

    private String reference(Tau2Method method) {
        return switch (method) {
            case DL -> writer.cite(Reference.DERSIMONIAN_1986);
            case PM, EB -> writer.cite(Reference.PAULE_1982);
            default -> writer.cite(Reference.VIECHTBAUER_2005);
        };
    }

    private String test() {
        String confidence = Numbers.plain(100 * spec.model().confidence()) + "\u00a0% confidence intervals";
        boolean adjusted =
                spec.weighting() == Weighting.INVERSE_VARIANCE && spec.model().test() != CoefficientTest.Z;
        if (!adjusted) {
            return confidence + " are by the normal distribution.";
        }
        String adHoc = spec.model().test() == CoefficientTest.KNAPP_HARTUNG_AD_HOC
                ? ", never shorter than those by the normal distribution"
                : "";
        return confidence + " are those of Knapp and Hartung " + writer.cite(Reference.KNAPP_2003) + adHoc + ".";
    }

    private String heterogeneity() {
        boolean levels = run.analyses().stream().anyMatch(a -> a.threeLevel().isPresent());
        return "Heterogeneity is described by Q, I² and H² " + writer.cite(Reference.HIGGINS_2002)
                + (levels
                        ? "; I² is split into the parts between and within samples."
                        : ", with intervals by the Q-profile " + writer.cite(Reference.VIECHTBAUER_2007) + ".");
    }

    private String prediction() {
        if (run.analyses().stream().noneMatch(analysis -> analysis.prediction().isPresent())) {
            return "";
        }
        return switch (spec.prediction()) {
            case AS_TESTED -> "The prediction interval uses the critical value of the confidence interval.";
            case T_K_MINUS_1 -> "The prediction interval uses t with k − 1 degrees of freedom.";
            case T_K_MINUS_2 ->
                "The prediction interval uses t with k − 2 degrees of freedom " + writer.cite(Reference.HIGGINS_2009)
                        + ".";
        };
    }

    private String subgroups() {
        return spec.subgroup()
                .map(column -> "Subgroups by " + column + " had "
                        + (spec.sharing() == Tau2Sharing.SEPARATE
                                ? "a variance between studies of their own."
                                : "one residual variance between studies."))
                .orElse("");
    }

    private String regression() {
        return spec.moderators().isEmpty()
                ? ""
                : "Meta-regression on " + String.join(", ", spec.moderators()) + " used the same model.";
    }

    private String clusters() {
        if (run.options().repeats() == Repeats.SPLIT_CONTROL) {
            return "The control group of a trial with several arms was split evenly among them.";
        }
        if (spec.dependence() instanceof Dependence.SharedControls) {
            return "Effects of a trial with several arms covary because they share its control group (formulas of"
                    + " Gleser and Olkin, 2009); they were pooled by a three-level model with that covariance, with"
                    + " cluster-robust variances (CR2, Satterthwaite degrees of freedom).";
        }
        return spec.cluster()
                .map(column -> "Effects with the same " + column
                        + " share subjects: they were pooled by a three-level model, with cluster-robust variances"
                        + " (CR2, Satterthwaite degrees of freedom)." + correlation())
                .orElse("");
    }

    private String correlation() {
        return spec.dependence() instanceof Dependence.Clustered clustered
                        && clustered.correlation().isPresent()
                ? " Weights and the variance between samples are those of correlated effects "
                        + writer.cite(Reference.HEDGES_2010) + ", with an assumed correlation of "
                        + Numbers.plain(clustered.correlation().getAsDouble()) + " and others for comparison."
                : "";
    }

    private String robustness() {
        boolean bias =
                run.analyses().stream().map(EffectAnalysis::smallStudies).anyMatch(java.util.Optional::isPresent);
        return "Each study was left out in turn, and its influence measured " + writer.cite(Reference.VIECHTBAUER_2010)
                + "."
                + (bias
                        ? " Small-study effects were examined by Egger's regression "
                                + writer.cite(Reference.EGGER_1997)
                                + ", a rank test, trim and fill (L0, R0, Q0) " + writer.cite(Reference.DUVAL_2000)
                                + ", PET-PEESE, a selection model, the p-curve and a test of excess significance."
                        : "");
    }
}
