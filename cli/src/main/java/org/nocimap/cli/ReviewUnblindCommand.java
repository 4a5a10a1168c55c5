package org.nocimap.cli;

import java.util.Map;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review unblind}. */
@Command(
        name = "unblind",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Opens a phase: from now on everybody sees all votes in it. It is logged, and cannot be undone.")
final class ReviewUnblindCommand extends ReviewStep {
    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description = "title-abstract, full-text or calibration. Default: title-abstract")
    private String phase = "title-abstract";

    private Phase chosen = Phase.TITLE_ABSTRACT;

    ReviewUnblindCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        chosen = options.choice("--phase", phase, ReviewWords.phases());
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        new Assignments(review.store()).unblind(member, chosen);
        console.line("all votes in " + chosen.word() + " are seen by all from now on");
        console.result(Map.of("phase", chosen.name()));
    }
}
