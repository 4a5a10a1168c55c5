package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.appraisal.agreement.Kappa;
import org.nocimap.appraisal.agreement.Weights;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.screening.ScreeningAgreement;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review agreement}. */
@Command(
        name = "agreement",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Says how far blinded votes agreed.")
final class ReviewAgreementCommand extends ReviewPhaseStep {

    ReviewAgreementCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Map<String, Object>> tree = new ArrayList<>();
        for (ScreeningAgreement.Raters raters : ScreeningAgreement.of(review.store(), phase())) {
            Kappa kappa = raters.passing().kappa(Weights.NONE);
            Kappa weighted = raters.votes().kappa(Weights.LINEAR);
            console.line(raters.first() + " and " + raters.second() + ": agreed on "
                    + raters.passing().agreed() + " of "
                    + Numbers.counted(raters.passing().items(), "publication", "publications")
                    + " whether it goes on; kappa " + Numbers.fixed(kappa.value(), 3) + " ["
                    + Numbers.fixed(kappa.low(), 3) + ", " + Numbers.fixed(kappa.high(), 3) + "], of yes, maybe and no"
                    + " (linear weights) " + Numbers.fixed(weighted.value(), 3) + ", AC1 "
                    + Numbers.fixed(raters.passing().ac1(), 3));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("first", raters.first());
            one.put("second", raters.second());
            one.put("publications", raters.passing().items());
            one.put("agreed", raters.passing().agreed());
            one.put("kappa", finite(kappa.value()));
            one.put("weightedKappa", finite(weighted.value()));
            one.put("ac1", finite(raters.passing().ac1()));
            tree.add(one);
        }
        if (tree.isEmpty()) {
            console.line("no two people have voted on the same publication yet");
        }
        console.result(Map.of("raters", tree));
    }

    /** JSON has no word for what is not a number. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : "undefined";
    }
}
