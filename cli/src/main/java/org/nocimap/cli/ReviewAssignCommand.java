package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review assign}. */
@Command(
        name = "assign",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Says who votes on which records: every record that lacks voters gets them, those with the least to"
                        + " read first.")
final class ReviewAssignCommand extends ReviewPhaseStep {
    @Option(names = "--people", required = true, split = ",", paramLabel = "NAME", description = "Who votes: ana,ben")
    private List<String> people = List.of();

    @Option(names = "--votes", paramLabel = "N", description = "Votes that decide on a record. Default: 2")
    private String votes = "2";

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "random, oldest or learning (the likeliest relevant first, learned from the votes). Default:"
                    + " random")
    private String order = "random";

    @Option(names = "--seed", paramLabel = "N", description = "Of the random order and the pairs. Default: 1")
    private String seed = "1";

    @Option(names = "--records", paramLabel = "N", description = "At most so many, drawn at random; for calibration.")
    private String records = "0";

    private Assignments.Plan plan = new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of(), 1, Order.RANDOM, 1, 0);

    ReviewAssignCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        super.understand(options);
        plan = new Assignments.Plan(
                phase(),
                people,
                (int) options.wholeNumber("--votes", votes, 1, 9),
                options.choice("--order", order, ReviewWords.orders()),
                options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) options.wholeNumber("--records", records, 0, 1_000_000));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        long given = new Assignments(review.store()).assign(member, plan);
        console.line(Numbers.counted(given, "vote", "votes") + " assigned in "
                + plan.phase().word());
        console.result(Map.of("assigned", given));
    }
}
