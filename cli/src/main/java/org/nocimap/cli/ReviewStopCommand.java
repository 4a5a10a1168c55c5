package org.nocimap.cli;

import java.util.Map;
import org.nocimap.review.stopping.Stopping;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review stop}. */
@Command(
        name = "stop",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Records that the lead ends the screening of titles and abstracts, with the reason and where it stood;"
                        + " what is not screened stays so and can be screened still.")
final class ReviewStopCommand extends ReviewStep {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it ends.")
    private String reason = "";

    ReviewStopCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Stopping.Ended ended = Stopping.end(review.store(), member, reason);
        console.line("screening ended with " + ended.screened() + " screened and " + ended.unscreened() + " not");
        RecallLines.of(Stopping.of(review.store())).forEach(console::line);
        console.result(Map.of("screened", ended.screened(), "unscreened", ended.unscreened()));
    }
}
