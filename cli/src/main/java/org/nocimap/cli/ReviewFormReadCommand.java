package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Entries;
import org.nocimap.review.collection.EntryTable;
import org.nocimap.review.collection.Extractions;
import org.nocimap.review.collection.PlausibleRows;
import org.nocimap.review.collection.ProposedRows;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.proposals.Confirmation;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form read}. */
@Command(
        name = "read",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Reads a filled-in file, or coordinates that were accepted of a proposal; they replace what you had"
                        + " for the same publications.")
final class ReviewFormReadCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form, as \"review extract form list\" names it.")
    private String form = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "CSV, TSV or XLSX.")
    private String file = "";

    @Option(
            names = "--proposal",
            paramLabel = "FILE",
            description = "A proposal of \"review extract\" in which you wrote yes, instead of FILE; for the form"
                    + " coordinates.")
    private String proposal = "";

    @Option(
            names = "--publication",
            paramLabel = "N",
            description = "Which publication the proposal is about. Default: by DOI or PMID")
    private String publication = "";

    @Option(names = "--done", description = "These publications are done.")
    private boolean done;

    private Path path = Path.of("");
    private Optional<Long> number = Optional.empty();

    ReviewFormReadCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (file.isEmpty() == proposal.isEmpty()) {
            options.problem("FILE", "there is nothing to read, or too much", "FILE or --proposal", "Name one of them.");
            return;
        }
        if (!proposal.isEmpty() && !form.equals("coordinates")) {
            options.problem("--proposal", "proposals are of coordinates", "the form coordinates", "Name that form.");
        }
        path = file.isEmpty() ? options.inputFile("--proposal", proposal) : options.inputFile("FILE", file);
        number = publication.isEmpty()
                ? Optional.empty()
                : Optional.of(options.wholeNumber("--publication", publication, 1, Long.MAX_VALUE));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Entries.Filled> filled = new ArrayList<>();
        Map<Long, List<Location>> places = Map.of();
        if (file.isEmpty()) {
            filled.addAll(ProposedRows.of(review.store(), Confirmation.read(path, member.name()), number));
        } else {
            EntryTable.Read read = EntryTable.read(review.store(), member, form, path);
            filled.addAll(read.filled());
            places = read.places();
            read.warnings().forEach(console::warn);
        }
        Entries entries = new Entries(review.store());
        entries.replace(member, form, filled);
        int warnings = 0;
        Mask brain = BuiltIn.brainMask().mask();
        PlausibleRows plausible = new PlausibleRows((x, y, z, space) -> ReviewWords.nearBrain(brain, x, y, z, space));
        for (Entries.Filled one : filled) {
            List<FilledRow> stored =
                    entries.visible(member, one.publication(), form).getOrDefault(member.name(), List.of());
            List<Location> own = places.getOrDefault(one.publication(), List.of());
            List<PlausibleRows.Placed> rows = new ArrayList<>();
            for (int n = 0; n < stored.size(); n++) {
                Location where = n < own.size()
                        ? own.get(n)
                        : Location.NOWHERE.about("publication " + one.publication() + ", row " + (n + 1));
                rows.add(new PlausibleRows.Placed(stored.get(n).answers(), where));
            }
            List<Problem> found = plausible.warnings(one.publication(), rows);
            found.forEach(console::warn);
            warnings += found.size();
        }
        long rows = filled.stream().mapToLong(one -> one.rows().size()).sum();
        if (done) {
            new Extractions(review.store())
                    .done(
                            member,
                            form,
                            filled.stream().map(Entries.Filled::publication).toList());
        }
        console.line(Numbers.counted(rows, "row", "rows") + " of "
                + Numbers.counted(filled.size(), "publication", "publications") + " filled in"
                + (done ? ", done" : ""));
        console.result(Map.of("publications", filled.size(), "rows", rows, "warnings", warnings));
    }
}
