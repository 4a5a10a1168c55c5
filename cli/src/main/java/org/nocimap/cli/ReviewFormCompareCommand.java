package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.formats.PlainTableFile;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Comparison;
import org.nocimap.review.collection.Settling;
import org.nocimap.review.collection.SettlingTable;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form compare}. */
@Command(
        name = "compare",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows the cells in which two people differ; with --out, as a file to settle them in.")
final class ReviewFormCompareCommand extends ReviewStep {
    @Parameters(arity = "0..1", paramLabel = "FORM", description = "Default: all forms")
    private String form = "";

    @Mixin
    private NewTableOption out = new NewTableOption();

    private Optional<Path> file = Optional.empty();

    ReviewFormCompareCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = out.understand(options);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Comparison> comparisons = new Settling(review.store())
                .comparisons().stream()
                        .filter(c -> form.isEmpty() || c.form().id().equals(form))
                        .toList();
        List<List<String>> open = SettlingTable.open(comparisons);
        for (List<String> line : open) {
            console.line(
                    String.join("  ", line.subList(0, 4)) + ":  \"" + line.get(4) + "\"  and  \"" + line.get(5) + "\"");
        }
        console.line(Numbers.counted(open.size(), "cell waits", "cells wait") + " in "
                + Numbers.counted(comparisons.size(), "comparison", "comparisons"));
        if (file.isPresent()) {
            PlainTableFile.write(file.get(), SettlingTable.COLUMNS, open);
            console.line("to settle: " + file.get());
        }
        List<Map<String, String>> tree = new ArrayList<>();
        open.forEach(line -> tree.add(Map.of(
                "form", line.get(0),
                "publication", line.get(1),
                "row", line.get(2),
                "field", line.get(3),
                "first", line.get(4),
                "second", line.get(5))));
        console.result(Map.of("open", tree, "comparisons", comparisons.size()));
    }
}
