package org.nocimap.report.estimators;

import java.util.List;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** The methods section of a group analysis. */
record GroupMethods(GroupResult result, String maskTitle) {
    Methods methods() {
        Methods.Writer methods = new Methods.Writer();
        String how =
                switch (result.spec().estimator()) {
                    case OLS -> "by ordinary least squares";
                    case FIXED -> "with fixed effects, weighted by the inverse of the first-level variances";
                    case FLAME1 ->
                        "with mixed effects: first-level variances were carried up, and the variance between"
                                + " participants was the mode of its restricted likelihood (FLAME1, "
                                + methods.name(Reference.WOOLRICH_2004) + ")";
                    case FLAME12 ->
                        "with mixed effects: first-level variances were carried up, and the posterior of each contrast"
                                + " was integrated over the variance between participants, with the reference prior, by"
                                + " quadrature (after " + methods.name(Reference.WOOLRICH_2004) + ")";
                    case FLAME12_FSL_LIKE ->
                        "with mixed effects: first-level variances were carried up, and the posterior of each contrast"
                                + " was integrated over the variance between participants, with the prior 1/τ², by"
                                + " quadrature, to behave as FSL's FLAME1+2 (after "
                                + methods.name(Reference.WOOLRICH_2004)
                                + "); this setting does not hold its error rate in small groups";
                };
        methods.paragraph(
                "Maps of " + Numbers.counted(result.design().rows().size(), "participant", "participants")
                        + " were compared at every voxel " + how + ".",
                "The design had the columns "
                        + String.join(", ", result.design().design().names())
                        + "; covariates were less their mean over all participants.",
                "Analysed were the " + Numbers.readCount(result.mask().size()) + " voxels of the mask (" + maskTitle
                        + ") where every participant had a value.");
        methods.paragraph(
                "Clusters of z > " + Numbers.plain(result.spec().clusterZ())
                        + " were corrected by Gaussian random fields " + methods.cite(Reference.FRISTON_1994)
                        + " with the smoothness of the residuals"
                        + (result.spec().sides() == Sides.BOTH ? ", p doubled for both directions" : "") + ".",
                "Such p are known to be too small, above all at low thresholds " + methods.cite(Reference.EKLUND_2016)
                        + ", so permutation results are given beside them.");
        methods.paragraph("Least-squares t of the participants' effects was tested by permutation "
                + methods.cite(Reference.WINKLER_2014) + ".");
        EstimatorWords.correction(
                methods,
                result.spec().inference(),
                rearranged(),
                result.contrasts().get(0).permuted().permutations(),
                "t");
        return methods.done();
    }

    private String rearranged() {
        List<Exchange> all = result.contrasts().stream()
                .map(GroupResult.OfContrast::exchange)
                .distinct()
                .toList();
        String within = result.spec()
                .exchangeable()
                .map(blocks -> switch (blocks.rule()) {
                    case WITHIN -> " with the same " + blocks.column();
                    case WHOLE -> ", whole blocks of " + blocks.column() + " at a time";
                })
                .orElse("");
        String shuffled = "residuals of the rest of the design were shuffled among participants" + within;
        String flipped = "the signs of participants' residuals were flipped" + (within.startsWith(",") ? within : "");
        if (all.size() == 1) {
            return all.get(0) == Exchange.PERMUTE ? shuffled : flipped;
        }
        return shuffled + " or, for contrasts that ask for a mean, " + flipped;
    }
}
