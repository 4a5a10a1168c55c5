package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import org.nocimap.review.stopping.ScreeningMethods;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review methods}. */
@Command(
        name = "methods",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Says how titles and abstracts were screened, in sentences for the methods of a paper.")
final class ReviewMethodsCommand extends ReviewStep {
    ReviewMethodsCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<String> sentences = ScreeningMethods.sentences(review.store());
        sentences.forEach(console::line);
        console.result(Map.of("sentences", sentences));
    }
}
