package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.nocimap.review.fulltexts.FullTexts;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review full-text}. */
@Command(
        name = "full-text",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Attaches the PDF of a publication, or says that it could not be got.")
final class ReviewFullTextCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "PUBLICATION", description = "Its number.")
    private String number = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PDF", description = "Kept in the workspace by its checksum.")
    private String pdf = "";

    @Option(names = "--not-retrieved", paramLabel = "ATTEMPTS", description = "What was tried, in words.")
    private String attempts = "";

    private long publication;
    private Optional<Path> file = Optional.empty();

    ReviewFullTextCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        publication = options.wholeNumber("PUBLICATION", number, 1, Long.MAX_VALUE);
        if (pdf.isEmpty() == attempts.isEmpty()) {
            options.problem("PDF", "it is not said what became of the full text", "a PDF or --not-retrieved", "");
        }
        file = pdf.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("PDF", pdf));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        FullTexts texts = new FullTexts(review);
        if (file.isPresent()) {
            FullTexts.FullText attached = texts.attach(member, publication, file.get());
            console.line(publication + ": " + attached.name() + " is attached");
        } else {
            texts.notRetrieved(member, publication, attempts);
            console.line(publication + ": not retrieved");
        }
        console.result(Map.of("publication", publication));
    }
}
