package org.nocimap.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review pairs}. */
@Command(
        name = "pairs",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Shows pairs of records that may stand for the same publication, and takes a person's word on one.")
final class ReviewPairsCommand extends ReviewStep {
    @Option(
            names = "--same",
            arity = "2",
            paramLabel = "RECORD",
            description = "Two records that stand for the same publication.")
    private List<String> same = List.of();

    @Option(
            names = "--apart",
            arity = "2",
            paramLabel = "RECORD",
            description = "Two records that do not; undoes a merge, the later record leaves its publication.")
    private List<String> apart = List.of();

    @Option(names = "--merged", description = "Show the pairs that were merged, too.")
    private boolean merged;

    private final long[] records = new long[2];

    ReviewPairsCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (!same.isEmpty() && !apart.isEmpty()) {
            options.problem(
                    "--apart", "two things are said of pairs at once", "--same or --apart", "Say one at a time.");
        }
        String option = same.isEmpty() ? "--apart" : "--same";
        List<String> given = same.isEmpty() ? apart : same;
        for (int n = 0; n < given.size(); n++) {
            records[n] = options.wholeNumber(option, given.get(n), 1, Long.MAX_VALUE);
        }
        if (!given.isEmpty() && records[0] == records[1]) {
            options.problem(option, "names one record twice", "two records", "Name two records.");
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Merging merging = new Merging(review.store());
        if (records[0] > 0) {
            merging.judge(member, records[0], records[1], same.isEmpty() ? Merging.State.APART : Merging.State.MERGED);
            console.line(records[0] + " and " + records[1]
                    + (same.isEmpty() ? " stand for two publications" : " stand for one publication"));
        }
        List<Merging.Pair> shown = merged
                ? merging.pairs().stream()
                        .filter(p -> p.state() == Merging.State.MERGED)
                        .toList()
                : merging.queue();
        Map<Long, String> titles = new HashMap<>();
        review.store()
                .<List<StoredRecords.Stored>>read(StoredRecords::all)
                .forEach(r -> titles.put(r.id(), r.record().title()));
        for (Merging.Pair pair : shown) {
            console.line(Numbers.fixed(pair.points(), 1) + "  " + pair.first() + " " + titles.get(pair.first()));
            console.line("      " + pair.second() + " " + titles.get(pair.second()));
            console.line("      " + pair.evidence());
        }
        console.line(
                merged
                        ? Numbers.counted(shown.size(), "merged pair", "merged pairs")
                        : Numbers.counted(shown.size(), "pair waits", "pairs wait") + " for a person");
        console.result(Map.of(
                "pairs",
                shown.stream()
                        .map(p -> Map.of(
                                "first", p.first(),
                                "second", p.second(),
                                "points", p.points(),
                                "evidence", p.evidence(),
                                "judgedBy", p.judgedBy(),
                                "state", p.state().name()))
                        .toList()));
    }
}
