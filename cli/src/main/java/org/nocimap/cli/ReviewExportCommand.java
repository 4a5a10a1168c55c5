package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import org.nocimap.review.exchange.ReviewExport;
import org.nocimap.review.store.LogEnd;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review export}. */
@Command(
        name = "export",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Writes a review out as open files, from which the same review can be made again.")
final class ReviewExportCommand extends ReviewStep {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the files.")
    private String out = "";

    private Path folder = Path.of("");

    ReviewExportCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        folder = options.outputFolder("--out", out);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        ReviewExport.everything(review, member, folder);
        LogEnd end = review.store().end();
        console.line("archive: " + folder.resolve("archive") + ", last entry of the log " + end.hash());
        console.line("publications: " + folder.resolve("publications.csv"));
        console.result(Map.of("folder", folder.toString(), "hash", end.hash(), "entries", end.number()));
    }
}
