package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Settling;
import org.nocimap.review.collection.SettlingTable;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form settle}. */
@Command(
        name = "settle",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Settles cells in which two people differ: by taking over the other's answer, or as a third person;"
                        + " corrects what stands, with a reason.")
final class ReviewFormSettleCommand extends ReviewStep {
    @Parameters(
            arity = "0..5",
            paramLabel = "FORM PUBLICATION ROW FIELD ANSWER",
            description = "A cell as \"compare\" shows it, and what is to stand there.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TABLE", description = "A file of \"compare\" with answers filled in.")
    private String from = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "Why; needed where something stands already.")
    private String why = "";

    @Option(names = "--take-back", description = "Open the cell again instead; without ANSWER.")
    private boolean back;

    private Path file = Path.of("");
    private long publication;

    ReviewFormSettleCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (!from.isEmpty()) {
            file = options.inputFile("--from", from);
        } else if (words.size() != (back ? 4 : 5)) {
            options.problem(
                    "FORM PUBLICATION ROW FIELD ANSWER",
                    words.size() + " words",
                    "form, publication, row, field" + (back ? "" : " and answer") + ", or --from TABLE",
                    "See them with \"nocimap review extract form compare\".");
        } else {
            publication = options.wholeNumber("PUBLICATION", words.get(1), 1, Long.MAX_VALUE);
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Settling settling = new Settling(review.store());
        List<Settling.Answer> answers = new ArrayList<>();
        if (back) {
            settling.takeBack(member, publication, words.get(0), words.get(2), words.get(3));
            console.line("open again");
        } else if (from.isEmpty()) {
            answers.add(new Settling.Answer(publication, words.get(0), words.get(2), words.get(3), words.get(4), why));
        } else {
            answers.addAll(SettlingTable.read(file));
        }
        settling.settle(member, answers);
        console.line(Numbers.counted(answers.size(), "cell", "cells") + " settled");
        console.result(Map.of("settled", answers.size()));
    }
}
