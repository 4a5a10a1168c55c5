package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.EntryTable;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form write}. */
@Command(
        name = "write",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Writes a form as a file to fill in: a line for each publication of your own that is not done.")
final class ReviewFormWriteCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form, as \"review extract form list\" names it.")
    private String form = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "New file: .csv, .tsv or .xlsx.")
    private String out = "";

    private Path file = Path.of("");

    ReviewFormWriteCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = options.newFile("--out", out);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        long publications = EntryTable.write(review.store(), member, form, file);
        console.line(file + ": " + Numbers.counted(publications, "publication", "publications") + " to fill in");
        console.result(Map.of("file", file.toString(), "publications", publications));
    }
}
