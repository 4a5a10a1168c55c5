package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        description =
                "Attaches the PDF of a publication, or says that it could not be got. Without a publication: lists"
                        + " what is sought, with links.")
final class ReviewFullTextCommand extends ReviewStep {
    @Parameters(index = "0", arity = "0..1", paramLabel = "PUBLICATION", description = "Its number.")
    private String number = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PDF", description = "Kept in the workspace by its checksum.")
    private String pdf = "";

    @Option(names = "--not-retrieved", paramLabel = "ATTEMPTS", description = "What was tried, in words.")
    private String attempts = "";

    @Option(
            names = "--containing",
            paramLabel = "WORDS",
            description = "Lists only publications whose PDF holds these words, capitals and line ends aside.")
    private String containing = "";

    private long publication;
    private Optional<Path> file = Optional.empty();

    ReviewFullTextCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (number.isEmpty()) {
            if (!attempts.isEmpty()) {
                options.problem("PUBLICATION", "it is not said which", "its number", "Give the number.");
            }
            return;
        }
        if (!containing.isEmpty()) {
            options.problem("--containing", "stands beside a publication", "one of them", "Leave one out.");
        }
        publication = options.wholeNumber("PUBLICATION", number, 1, Long.MAX_VALUE);
        if (pdf.isEmpty() == attempts.isEmpty()) {
            options.problem("PDF", "it is not said what became of the full text", "a PDF or --not-retrieved", "");
        }
        file = pdf.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("PDF", pdf));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        FullTexts texts = new FullTexts(review);
        if (number.isEmpty()) {
            list(texts, console);
            return;
        }
        if (file.isPresent()) {
            FullTexts.FullText attached = texts.attach(member, publication, file.get());
            console.line(publication + ": " + attached.name() + " is attached");
        } else {
            texts.notRetrieved(member, publication, attempts);
            console.line(publication + ": not retrieved");
        }
        console.result(Map.of("publication", publication));
    }

    private void list(FullTexts texts, Console console) {
        String wanted = plain(containing);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (FullTexts.Sought one : texts.sought()) {
            if (!wanted.isEmpty() && !plain(texts.text(one.publication())).contains(wanted)) {
                continue;
            }
            String state = one.text().map(ReviewFullTextCommand::state).orElse("to get");
            console.line(one.publication() + "  " + one.record().title());
            console.line("    " + state + (one.link().isEmpty() ? "" : "  " + one.link()));
            shown.add(Map.of(
                    "publication", one.publication(),
                    "title", one.record().title(),
                    "state", state,
                    "link", one.link()));
        }
        if (shown.isEmpty()) {
            console.line(
                    wanted.isEmpty() ? "no publication has passed title and abstract" : "no PDF holds these words");
        }
        console.result(Map.of("sought", shown));
    }

    private static String state(FullTexts.FullText text) {
        return switch (text.state()) {
            case RETRIEVED -> "attached: " + text.name();
            case NOT_RETRIEVED -> "not retrieved: " + text.attempts();
        };
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
