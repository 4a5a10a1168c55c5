package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Progress;
import org.nocimap.review.stopping.Stopping;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review status}. */
@Command(
        name = "status",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows where a review stands: files, records, what waits for whom.")
final class ReviewStatusCommand extends ReviewStep {
    @Option(names = "--unread", description = "Show the stretches of files that could not be read.")
    private boolean unread;

    @Option(
            names = "--results",
            split = ",",
            paramLabel = "DIR",
            description = "Result folders: tell whether they still say what the review says.")
    private List<String> results = new ArrayList<>();

    private List<Path> folders = List.of();

    ReviewStatusCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        folders = results.stream()
                .map(folder -> options.inputFolder("--results", folder))
                .toList();
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Intake.SourceFile> files = new Intake(review.store()).files();
        for (Intake.SourceFile file : files) {
            console.line(file.name() + ": " + Numbers.counted(file.records(), "record", "records") + ", "
                    + file.about().database() + " " + file.about().searchedOn()
                    + (file.unread() > 0 ? ", " + file.unread() + " unread" : ""));
        }
        if (unread) {
            for (Row row : review.store().<List<Row>>read(r -> r.all(Table.UNREAD))) {
                console.line("unread, line " + row.number("line") + ": " + row.text("why"));
                console.line("    " + row.text("raw").strip());
            }
        }
        long records = review.store().<Long>read(r -> r.count("SELECT COUNT(*) FROM imported_record"));
        long publications =
                review.store().<Long>read(r -> r.count("SELECT COUNT(*) FROM imported_record WHERE publication = id"));
        int pairs = new Merging(review.store()).queue().size();
        console.line(Numbers.counted(records, "record", "records") + ", "
                + Numbers.counted(publications, "publication", "publications") + ", "
                + Numbers.counted(pairs, "pair waits", "pairs wait") + " for a person");
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("files", files.size());
        tree.put("records", records);
        tree.put("publications", publications);
        tree.put("pairsInQueue", pairs);
        Stopping stopping = Stopping.of(review.store());
        Map<String, Object> titles = tell(stopping.progress(), console);
        if (stopping.progress().included() + stopping.progress().excluded() > 0) {
            RecallLines.of(stopping).forEach(line -> console.line("    " + line));
        }
        titles.put("recall", RecallLines.tree(stopping));
        tree.put(Phase.TITLE_ABSTRACT.name(), titles);
        tree.put(Phase.FULL_TEXT.name(), tell(Progress.of(review.store(), Phase.FULL_TEXT), console));
        tree.put("results", StaleResults.tell(review.store(), folders, console));
        console.result(tree);
    }

    private static Map<String, Object> tell(Progress p, Console console) {
        console.line(p.phase().word() + ": " + p.publications() + ", of these " + p.included() + " included, "
                + p.excluded() + " excluded, " + Numbers.counted(p.conflicts(), "conflict", "conflicts") + ", "
                + p.open() + " open");
        List<Map<String, Object>> people = new ArrayList<>();
        for (Progress.OfPerson person : p.people()) {
            console.line("    " + person.name() + ": " + person.voted() + " of "
                    + Numbers.counted(person.assigned(), "vote", "votes"));
            people.add(Map.of("name", person.name(), "assigned", person.assigned(), "voted", person.voted()));
        }
        if (p.excludedInARow() > 0) {
            console.line("    the last " + p.excludedInARow() + " decisions were exclusions");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("publications", p.publications());
        tree.put("included", p.included());
        tree.put("excluded", p.excluded());
        tree.put("conflicts", p.conflicts());
        tree.put("open", p.open());
        tree.put("excludedInARow", p.excludedInARow());
        tree.put("people", people);
        return tree;
    }
}
