package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Outcome;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review conflicts}. */
@Command(
        name = "conflicts",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows publications on which votes differ.")
final class ReviewConflictsCommand extends ReviewPhaseStep {

    ReviewConflictsCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Votes votes = new Votes(review.store());
        List<Votes.Decision> conflicts = votes.decisions(phase()).stream()
                .filter(d -> d.outcome() == Outcome.CONFLICT)
                .toList();
        Agenda agenda = new Agenda(review.store());
        for (Votes.Decision conflict : conflicts) {
            agenda.item(conflict.publication())
                    .ifPresent(i ->
                            console.line(i.publication() + "  " + i.record().title()));
            for (Votes.Vote vote : votes.visible(member, conflict.publication(), phase())) {
                console.line("    " + vote.person() + ": " + vote.choice() + " " + vote.reason() + " " + vote.note());
            }
        }
        console.line(Numbers.counted(conflicts.size(), "conflict", "conflicts"));
        console.result(Map.of(
                "conflicts", conflicts.stream().map(Votes.Decision::publication).toList()));
    }
}
