package org.nocimap.cli;

import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review merge}. */
@Command(
        name = "merge",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Finds records that stand for the same publication: sure pairs are merged, doubtful ones wait for a"
                        + " person. What was judged before stays.")
final class ReviewMergeCommand extends ReviewStep {
    ReviewMergeCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Merging.Merged merged = new Merging(review.store()).run(member, Deduplication.usual());
        console.line(Numbers.counted(merged.records(), "record", "records") + ", "
                + Numbers.counted(merged.publications(), "publication", "publications") + "; "
                + Numbers.counted(merged.waiting(), "pair waits", "pairs wait") + " for a person");
        console.result(Map.of(
                "records", merged.records(),
                "publications", merged.publications(),
                "duplicatesRemoved", merged.records() - merged.publications(),
                "pairsNewlyMerged", merged.newlyMerged(),
                "pairsInQueue", merged.waiting()));
    }
}
