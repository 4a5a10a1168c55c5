package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Extractions;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form assign}. */
@Command(
        name = "assign",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Gives a form to one or two people for each included publication.")
final class ReviewFormAssignCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form, as \"review extract form list\" names it.")
    private String form = "";

    @Option(names = "--people", split = ",", paramLabel = "A,B", description = "Who may do it.")
    private List<String> people = new ArrayList<>();

    @Option(names = "--extractors", paramLabel = "N", description = "How many for each publication, 1 or 2. Default: 2")
    private String extractors = "2";

    @Option(names = "--publications", split = ",", paramLabel = "N", description = "Default: all that are included")
    private List<String> publications = new ArrayList<>();

    @Option(names = "--withdraw", paramLabel = "NAME", description = "Take back what NAME is not done with.")
    private String withdraw = "";

    @Option(names = "--reopen", paramLabel = "NAME", description = "Let NAME go on with --publications.")
    private String reopen = "";

    private List<Long> numbers = List.of();
    private int count;

    ReviewFormAssignCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        numbers = ReviewWords.publications("--publications", publications, options);
        count = (int) options.wholeNumber("--extractors", extractors, 1, 2);
        if (people.isEmpty() && withdraw.isEmpty() && reopen.isEmpty()) {
            options.problem("--people", "nobody is named", "people of the review", "Name them.");
        }
        if (!reopen.isEmpty() && numbers.isEmpty()) {
            options.problem("--publications", "none is named", "what --reopen is about", "Name them.");
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Extractions extractions = new Extractions(review.store());
        long withdrawn = withdraw.isEmpty() ? 0 : extractions.withdraw(member, form, withdraw);
        if (!withdraw.isEmpty()) {
            console.line(Numbers.counted(withdrawn, "task", "tasks") + " taken back from " + withdraw);
        }
        if (!reopen.isEmpty()) {
            numbers.forEach(publication -> extractions.reopen(member, form, publication, reopen));
        }
        long added =
                people.isEmpty() ? 0 : extractions.assign(member, new Extractions.Plan(form, numbers, people, count));
        console.line(Numbers.counted(added, "task", "tasks") + " assigned");
        console.result(Map.of("assigned", added, "withdrawn", withdrawn));
    }
}
