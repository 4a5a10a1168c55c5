package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.Suspicions;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.exchange.ReviewExport;
import org.nocimap.review.handover.HandOver;
import org.nocimap.review.handover.Snapshots;
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
        description =
                "Writes a review out as open files, from which the same review can be made again; or what analyses"
                        + " read: the study set, the table of effects, the assessments.")
final class ReviewExportCommand extends ReviewStep {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the files.")
    private String out = "";

    @Option(
            names = "--to",
            paramLabel = "WHAT",
            description = "all, or evidence: " + HandOver.FOCI + " for nocimap ale, " + HandOver.EFFECTS
                    + " for nocimap meta, assessments for nocimap bias and grade. Default: all")
    private String to = "all";

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description = "With --to evidence, which rows, such as 'condition = \"fibromyalgia\" and rob1_4 = Low'.")
    private String where = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "With --to evidence, a name for the frozen state.")
    private String name = "";

    private enum To {
        ALL,
        EVIDENCE
    }

    private Path folder = Path.of("");
    private To what = To.ALL;
    private Optional<Selection> selection = Optional.empty();

    ReviewExportCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        folder = options.outputFolder("--out", out);
        Map<String, To> words = new LinkedHashMap<>();
        words.put("all", To.ALL);
        words.put("evidence", To.EVIDENCE);
        what = options.choice("--to", to, words);
        if (what == To.ALL && (!where.isEmpty() || !name.isEmpty())) {
            options.problem(
                    "--to", "--where and --name are for evidence", "--to evidence", "Add it, or leave the others out.");
        }
        try {
            selection = where.isEmpty() ? selection : Optional.of(Selection.parse(where));
        } catch (InputException e) {
            options.problems(e.problems());
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        if (what == To.EVIDENCE) {
            evidence(review, member, console);
            return;
        }
        ReviewExport.everything(review, member, folder);
        LogEnd end = review.store().end();
        console.line("archive: " + folder.resolve("archive") + ", last entry of the log " + end.hash());
        console.line("publications: " + folder.resolve("publications.csv"));
        console.result(Map.of("folder", folder.toString(), "hash", end.hash(), "entries", end.number()));
    }

    private void evidence(Workspace review, Member member, Console console) {
        Snapshots.HandedOver done = new Snapshots(review.store()).handOver(member, selection, name, folder);
        HandOver content = done.content();
        content.warnings().forEach(console::warn);
        for (Collected.Waiting one : content.waiting()) {
            console.warn(Problem.warning(
                    Location.NOWHERE.about(one.study() + ", " + one.form()),
                    one.why() + ": left out",
                    "",
                    "See \"nocimap review extract form status\"."));
        }
        Suspicions.of(content.coordinates()).forEach(console::warn);
        for (String file : done.files()) {
            String studies = file.equals(HandOver.FOCI)
                    ? Numbers.counted(content.coordinates().focusCount(), "focus", "foci") + " in "
                            + Numbers.counted(content.coordinates().experimentCount(), "experiment", "experiments")
                            + " of "
                            + Numbers.counted(content.coordinates().studies().size(), "study", "studies")
                    : file.equals(HandOver.EFFECTS)
                            ? Numbers.counted(content.effects().rows().size(), "row", "rows")
                            : "assessments";
            console.line(folder.resolve(file) + ": " + studies);
        }
        if (done.files().isEmpty()) {
            console.line("nothing stands yet that analyses could read");
        }
        console.line("snapshot " + done.snapshot().id() + ": " + done.snapshot().digest());
        console.result(Map.of(
                "folder",
                folder.toString(),
                "files",
                done.files(),
                "snapshot",
                done.snapshot().digest(),
                "studies",
                content.coordinates().studies().size(),
                "foci",
                content.coordinates().focusCount(),
                "effects",
                content.effects().rows().size(),
                "waiting",
                content.waiting().size()));
    }
}
