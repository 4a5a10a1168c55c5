package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review settle}. */
@Command(
        name = "settle",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Settles a conflict as a third person; a lead opens a decision again.")
final class ReviewSettleCommand extends ReviewPhaseStep {
    @Parameters(arity = "1..2", paramLabel = "PUBLICATION yes|no", description = "Number, and what is decided.")
    private List<String> words = List.of();

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Criterion of the protocol; needed for no in full text.")
    private String reason = "";

    @Option(names = "--reopen", description = "Take a decision back; the votes are then in conflict.")
    private boolean reopen;

    private long publication;
    private Choice choice = Choice.MAYBE;

    ReviewSettleCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        super.understand(options);
        publication = options.wholeNumber("PUBLICATION", words.get(0), 1, Long.MAX_VALUE);
        if (reopen == (words.size() == 2)) {
            options.problem("--reopen", "it is not said what to do", "yes or no, or --reopen", "Say one of them.");
        } else if (!reopen) {
            choice = options.choice("DECISION", words.get(1), ReviewWords.choices());
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Votes votes = new Votes(review.store());
        if (reopen) {
            votes.reopen(member, publication, phase());
        } else {
            votes.settle(member, publication, phase(), choice, reason);
        }
        console.line(publication + (reopen ? " is open again" : " is settled"));
        console.result(Map.of("publication", publication));
    }
}
