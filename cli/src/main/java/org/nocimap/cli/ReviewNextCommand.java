package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.review.protocol.Protocol;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Highlights;
import org.nocimap.review.screening.LearnedOrder;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review next}. */
@Command(
        name = "next",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows what you are to read next.")
final class ReviewNextCommand extends ReviewPhaseStep {
    @Option(names = "--most", paramLabel = "N", description = "How many publications. Default: 1")
    private String most = "1";

    private long count = 1;

    ReviewNextCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        super.understand(options);
        count = options.wholeNumber("--most", most, 1, 1_000_000);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Agenda.Item> items;
        try (LearnedOrder learned = LearnedOrder.of(review)) {
            items = new Agenda(review.store(), learned).next(member, phase(), (int) count);
        }
        Protocol protocol = new Protocols(review.store()).current();
        Highlights highlights = Highlights.of(protocol.highlight());
        for (Agenda.Item item : items) {
            OptionalInt year = item.record().year();
            console.line(
                    item.publication() + "  " + highlights.marked(item.record().title()));
            console.line("    " + String.join("; ", item.record().authors())
                    + (year.isPresent() ? " (" + year.getAsInt() + ") " : " ")
                    + item.record().journal());
            console.line("    " + highlights.marked(item.record().abstractText()));
        }
        if (items.isEmpty()) {
            console.line("nothing is left to read for " + member.name() + " in " + phase().word());
        } else {
            protocol.criteria().forEach(c -> console.note("    " + c.code() + " " + c.effect() + ": " + c.text()));
        }
        console.result(Map.of(
                "publications",
                items.stream()
                        .map(i -> Map.of(
                                "publication", i.publication(),
                                "title", i.record().title(),
                                "authors", i.record().authors(),
                                "abstract", i.record().abstractText(),
                                "doi", i.record().doi()))
                        .toList()));
    }
}
