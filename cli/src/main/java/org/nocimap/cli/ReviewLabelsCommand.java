package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review labels}. */
@Command(
        name = "labels",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Shows the labels that votes carry, or the publications of one label; of others' votes once you may"
                        + " see them.")
final class ReviewLabelsCommand extends ReviewPhaseStep {
    @Option(names = "--label", paramLabel = "NAME", description = "Publications with this label, with notes.")
    private String wanted = "";

    ReviewLabelsCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Votes.Vote> votes = new Votes(review.store()).labelled(member, phase());
        Map<String, Long> counts = new TreeMap<>();
        votes.forEach(vote -> vote.labelList().forEach(label -> counts.merge(label, 1L, Long::sum)));
        List<Votes.Vote> shown =
                votes.stream().filter(v -> v.labelList().contains(wanted)).toList();
        if (wanted.isEmpty()) {
            counts.forEach((label, count) -> console.line(label + ": " + Numbers.counted(count, "vote", "votes")));
        }
        Agenda agenda = new Agenda(review.store());
        for (Votes.Vote vote : shown) {
            agenda.item(vote.publication())
                    .ifPresent(i ->
                            console.line(i.publication() + "  " + i.record().title()));
            console.line("    " + vote.person() + ": " + vote.choice() + " " + vote.reason() + " " + vote.note());
        }
        console.result(Map.of(
                "labels",
                counts,
                "publications",
                shown.stream().map(Votes.Vote::publication).distinct().toList()));
    }
}
