package org.nocimap.cli;

import java.util.Map;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review unblind}. */
@Command(
        name = "unblind",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Opens a phase: from now on everybody sees all votes in it. It is logged, and cannot be undone.")
final class ReviewUnblindCommand extends ReviewPhaseStep {

    ReviewUnblindCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        new Assignments(review.store()).unblind(member, phase());
        console.line("all votes in " + phase().word() + " are seen by all from now on");
        console.result(Map.of("phase", phase().name()));
    }
}
