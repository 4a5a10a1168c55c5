package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.exchange.VoteTable;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Outcome;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review vote}. */
@Command(
        name = "vote",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Casts your vote on a publication, or many votes from a table.")
final class ReviewVoteCommand extends ReviewPhaseStep {
    @Parameters(arity = "0..2", paramLabel = "PUBLICATION yes|maybe|no", description = "Number, and your vote.")
    private List<String> words = List.of();

    @Option(
            names = "--from",
            paramLabel = "TABLE",
            description = "CSV with the columns publication, vote, and where wanted reason, note, labels; all of it is"
                    + " cast, or nothing.")
    private String from = "";

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Criterion of the protocol; needed for no in full text.")
    private String reason = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "In words.")
    private String note = "";

    @Option(names = "--labels", paramLabel = "A,B", description = "Labels, separated by commas.")
    private String labels = "";

    private Optional<Path> table = Optional.empty();
    private long publication;
    private Choice choice = Choice.MAYBE;

    ReviewVoteCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        super.understand(options);
        table = from.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--from", from));
        if (from.isEmpty() == (words.size() != 2)) {
            options.problem("PUBLICATION", "there is no vote", "a number and yes, maybe or no, or --from TABLE", "");
        } else if (from.isEmpty()) {
            publication = options.wholeNumber("PUBLICATION", words.get(0), 1, Long.MAX_VALUE);
            choice = options.choice("VOTE", words.get(1), ReviewWords.choices());
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Problems problems = new Problems();
        List<Votes.Slip> cast = table.isPresent()
                ? VoteTable.read(table.get(), member.name(), phase(), problems)
                : List.of(new Votes.Slip(
                        new Votes.Vote(publication, phase(), member.name(), choice, reason, note, labels),
                        Location.NOWHERE.about("publication " + publication)));
        List<Outcome> outcomes = new Votes(review.store()).castAll(member, cast, problems);
        Outcome last = outcomes.isEmpty() ? Outcome.OPEN : outcomes.get(outcomes.size() - 1);
        console.line(Numbers.counted(cast.size(), "vote", "votes") + " cast"
                + (cast.size() == 1 && last != Outcome.OPEN ? "; " + publication + ": " + last : ""));
        console.result(Map.of("votes", cast.size(), "outcome", last.name()));
    }
}
