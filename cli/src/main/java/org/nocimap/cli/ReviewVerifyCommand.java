package org.nocimap.cli;

import java.util.Map;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.store.LogCheck;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review verify}. */
@Command(
        name = "verify",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Checks that nobody changed the log of a review, and that its data are what the log says. Prints the"
                        + " hash of the last entry, to be kept elsewhere.")
final class ReviewVerifyCommand extends ReviewStep {
    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "A hash that was printed before: it must still stand in the log.")
    private String head = "";

    ReviewVerifyCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        LogCheck check = review.store().verify();
        Problems problems = new Problems();
        for (String fault : check.faults()) {
            problems.error(
                    Location.of(review.folder()),
                    fault,
                    "",
                    "Find out who did it, and put a backup in its place with \"nocimap review restore\".");
        }
        if (!head.isEmpty() && !review.store().logged(head)) {
            problems.error(
                    Location.option("--head"),
                    "no entry of the log has the hash " + head,
                    "a hash that \"nocimap review verify\" printed for this review",
                    "The log was written anew since then, or it is that of another review.");
        }
        problems.throwIfAny();
        console.line("sound: " + Numbers.counted(check.end().number(), "entry", "entries") + " of the log, "
                + Numbers.counted(check.rows(), "row", "rows") + " of data");
        console.line("last entry: " + check.end().hash() + " (" + check.end().at() + ")");
        console.result(Map.of(
                "entries", check.end().number(),
                "rows", check.rows(),
                "hash", check.end().hash()));
    }
}
