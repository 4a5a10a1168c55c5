package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nocimap.review.collection.CollectionBlinding;
import org.nocimap.review.screening.Blinding;
import org.nocimap.review.store.LogEntry;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review log}. */
@Command(
        name = "log",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows what was done, by whom and when; votes of others stay hidden until all have voted.")
final class ReviewLogCommand extends ReviewStep {
    @Option(names = "--from", paramLabel = "N", description = "First entry. Default: the last 20")
    private String from = "0";

    @Option(names = "--most", paramLabel = "N", description = "How many entries. Default: 20")
    private String most = "20";

    private long first;
    private int count;

    ReviewLogCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        first = options.wholeNumber("--from", from, 0, Long.MAX_VALUE);
        count = (int) options.wholeNumber("--most", most, 1, 1_000_000);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        long start = first > 0 ? first : Math.max(1, review.store().end().number() - count + 1);
        List<LogEntry> shown = new ArrayList<>();
        for (LogEntry entry : review.store().log(start, count)) {
            shown.add(review.store().read(r -> new CollectionBlinding(r)
                    .shown(new Blinding(r).shown(entry, member.name()), member.name())));
        }
        for (LogEntry e : shown) {
            console.line(e.number() + "  " + e.at() + "  " + e.person() + "  " + e.action() + "  " + e.subject() + " "
                    + e.key());
        }
        console.result(Map.of(
                "entries",
                shown.stream()
                        .map(e -> Map.of(
                                "number", e.number(),
                                "at", e.at(),
                                "person", e.person(),
                                "action", e.action(),
                                "subject", e.subject(),
                                "key", e.key(),
                                "before", e.before(),
                                "after", e.after(),
                                "hash", e.hash()))
                        .toList()));
    }
}
