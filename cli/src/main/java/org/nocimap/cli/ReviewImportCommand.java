package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review import}. */
@Command(
        name = "import",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Takes exports of databases into a review. A file that is there already is not taken in twice.")
final class ReviewImportCommand extends ReviewStep {
    @Parameters(
            arity = "1..*",
            paramLabel = "EXPORT",
            description = "Files in any format that \"review dedupe\" reads.")
    private List<String> exports = List.of();

    @Option(names = "--database", paramLabel = "NAME", description = "Where they were exported from, as in PubMed.")
    private String database = "";

    @Option(names = "--searched", paramLabel = "DATE", description = "Day of the search, as in 2026-05-11.")
    private String searched = "";

    @Option(
            names = "--origin",
            paramLabel = "WAY",
            description =
                    "How the records were found: database, register, website, organisation, citations, or previous (an"
                            + " earlier version of the review included them). Default: database")
    private String origin = "database";

    private List<Path> files = List.of();
    private Intake.About about = new Intake.About(Origin.DATABASE, "", "");

    ReviewImportCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        files = options.inputFiles("EXPORT", exports);
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (Origin o : Origin.values()) {
            origins.put(o.word(), o);
        }
        about = new Intake.About(
                options.choice("--origin", origin, origins), database, options.date("--searched", searched));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Intake intake = new Intake(review.store());
        Problems problems = new Problems();
        List<Intake.SourceFile> taken = new ArrayList<>();
        for (Path file : files) {
            try {
                Intake.SourceFile source = intake.take(member, file, about);
                taken.add(source);
                tell(console, file, source);
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        console.result(Map.of(
                "files",
                taken.stream()
                        .map(f -> Map.of(
                                "file", f.name(),
                                "format", f.format(),
                                "records", f.records(),
                                "unread", f.unread(),
                                "taken", f.taken().name()))
                        .toList()));
    }

    private static void tell(Console console, Path file, Intake.SourceFile source) {
        if (source.taken() == Intake.Taken.BEFORE) {
            console.line(file + ": in the review already, as " + source.name() + "; nothing was taken in");
            return;
        }
        console.line(file + ": " + Numbers.counted(source.records(), "record", "records") + ", "
                + source.about().database());
        if (source.unread() > 0) {
            console.warn(Problem.warning(
                    Location.of(file),
                    Numbers.counted(source.unread(), "stretch", "stretches")
                            + " of the file could not be read as a record",
                    "",
                    "They are kept; \"nocimap review status --unread\" shows them with their lines."));
        }
    }
}
