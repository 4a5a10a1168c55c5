package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.review.collection.Entries;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form show}. */
@Command(
        name = "show",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows what was filled in for a publication: your own, and all when all are done.")
final class ReviewFormShowCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form.")
    private String form = "";

    @Parameters(index = "1", paramLabel = "PUBLICATION", description = "Its number.")
    private String number = "";

    private long publication;

    ReviewFormShowCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        publication = options.wholeNumber("PUBLICATION", number, 1, Long.MAX_VALUE);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Map<String, List<FilledRow>> rows = new Entries(review.store()).visible(member, publication, form);
        Map<String, Object> tree = new LinkedHashMap<>();
        rows.forEach((person, own) -> {
            console.line(person + ":");
            own.forEach(row -> console.line("    " + row.place() + "  " + row.answers()));
            tree.put(person, own.stream().map(FilledRow::answers).toList());
        });
        if (rows.isEmpty()) {
            console.line("nothing of " + form + " can be seen here: it is not yours, or not all are done");
        }
        console.result(Map.of("rows", tree));
    }
}
