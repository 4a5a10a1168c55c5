package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Entries;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form cell}. */
@Command(
        name = "cell",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Fills in cells of one publication.")
final class ReviewFormCellCommand extends ReviewStep {
    @Parameters(
            arity = "3..*",
            paramLabel = "FORM PUBLICATION FIELD=ANSWER",
            description = "Form, number of the publication, then cells such as n=24.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--row",
            paramLabel = "N",
            description = "Row, from 1; one more than there are begins one. Default: 1")
    private String row = "1";

    private final Map<String, String> cells = new LinkedHashMap<>();
    private long publication;
    private long place;

    ReviewFormCellCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        place = options.wholeNumber("--row", row, 1, 1_000_000);
        publication = options.wholeNumber("PUBLICATION", words.get(1), 1, Long.MAX_VALUE);
        for (String word : words.subList(2, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                options.problem("FIELD=ANSWER", "\"" + word + "\" is no cell", "such as n=24", "Write FIELD=ANSWER.");
            } else {
                cells.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        new Entries(review.store()).set(member, words.get(0), publication, place, cells);
        console.line(Numbers.counted(cells.size(), "cell", "cells") + " filled in");
        console.result(Map.of("cells", cells.size()));
    }
}
