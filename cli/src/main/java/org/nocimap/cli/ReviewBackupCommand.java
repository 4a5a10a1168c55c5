package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nocimap review backup}. */
@Command(
        name = "backup",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Copies the database of a review while others go on working. Keep the copy as safe as the database: it"
                        + " holds hidden votes.")
final class ReviewBackupCommand extends ReviewStep {
    @Parameters(arity = "1", paramLabel = "FILE", description = "New file for the copy.")
    private String to = "";

    private Path file = Path.of("");

    ReviewBackupCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = options.newFile("FILE", to);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        review.store().backup(file.toAbsolutePath());
        console.line("backup: " + file);
        console.result(Map.of("file", file.toString()));
    }
}
