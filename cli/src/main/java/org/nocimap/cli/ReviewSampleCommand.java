package org.nocimap.cli;

import java.util.Map;
import org.nocimap.review.stopping.RecallSample;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review sample}. */
@Command(
        name = "sample",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Draws records at random from those on whose title and abstract nobody has voted; when they are read,"
                        + " \"review status\" estimates how much of what is relevant has been found.")
final class ReviewSampleCommand extends ReviewStep {
    @Option(names = "--records", required = true, paramLabel = "N", description = "How many records.")
    private String records = "";

    @Option(names = "--seed", paramLabel = "N", description = "Of the draw; it is recorded. Default: 1")
    private String seed = "1";

    @Option(
            names = "--every",
            paramLabel = "K",
            description = "One of K records that a person gets is of the sample; 1: the sample comes first. Default: 1")
    private String every = "1";

    private int size = 1;
    private long start;
    private int step = 1;

    ReviewSampleCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        size = (int) options.wholeNumber("--records", records, 1, 1_000_000);
        start = options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        step = (int) options.wholeNumber("--every", every, 1, 1_000_000);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        RecallSample sample = RecallSample.draw(review.store(), member, size, start, step);
        console.line("sample " + sample.number() + ": " + sample.publications().size() + " of " + sample.population()
                + " unscreened publications"
                + (step == 1 ? "; they come first" : "; one of " + step + " that are read"));
        console.result(Map.of(
                "sample", sample.number(), "records", sample.publications().size(), "unscreened", sample.population()));
    }
}
