package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Extractions;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form done}. */
@Command(
        name = "done",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Says that you are done; when both are, both see what the other filled in.")
final class ReviewFormDoneCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form, as \"review extract form list\" names it.")
    private String form = "";

    @Option(
            names = "--publications",
            split = ",",
            paramLabel = "N",
            description = "Default: all that you began; one in which there is nothing to fill in has to be named.")
    private List<String> publications = new ArrayList<>();

    private List<Long> numbers = List.of();

    ReviewFormDoneCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        numbers = ReviewWords.publications("--publications", publications, options);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Long> done = new Extractions(review.store()).done(member, form, numbers);
        console.line(Numbers.counted(done.size(), "publication", "publications") + " done");
        console.result(Map.of("done", done));
    }
}
