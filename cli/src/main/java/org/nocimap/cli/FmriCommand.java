package org.nocimap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.participant.ParticipantLevel;
import org.nocimap.fmri.participant.RunQuality;
import org.nocimap.fmri.spec.AnalysisSpec;
import org.nocimap.fmri.spec.CohortSpec;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.fmri.spec.ParticipantSpec;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.report.analysis.DrawingBoard;
import org.nocimap.report.quality.QualityPages;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.words.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap fmri BIDS_DIR OUT participant|group|all}. */
@Command(
        name = "fmri",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Takes preprocessed runs (BIDS derivatives as fMRIPrep writes them), judges head motion,"
                + " denoises runs at rest with an account of degrees of freedom and maps what goes with seeds, and models"
                + " runs of a task; then compares the maps of the cohort in the models of the specification. The whole"
                + " data set is checked first. What is done already is not computed again.")
final class FmriCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(index = "0", arity = "0..1", paramLabel = "BIDS_DIR", description = "Data set with derivatives.")
    private String bids = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "Folder for the results, BIDS derivatives again.")
    private String out = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "LEVEL",
            description = "participant, networks, group, or all: the one after the other")
    private String level = "";

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "The analysis in YAML or JSON: a preset and what differs from it. Default: the preset alone")
    private String spec = "";

    @Option(names = "--preset", paramLabel = "NAME", description = "default or pain2019. Default: default")
    private String preset = "default";

    @Option(
            names = "--participant-label",
            paramLabel = "LABEL",
            split = ",",
            description = "Only these participants, with or without sub-.")
    private List<String> participants = List.of();

    @Option(
            names = "--session-label",
            paramLabel = "LABEL",
            split = ",",
            description = "Only these sessions, with or without ses-.")
    private List<String> sessions = List.of();

    @Option(
            names = "--bids-filter-file",
            paramLabel = "FILE",
            description = "JSON with the entities that a run must have, such as {\"bold\": {\"task\": \"rest\"}}.")
    private String filterFile = "";

    @Option(names = "--dry-run", description = "Check the data set, say what would be run for whom, and stop.")
    private boolean dryRun;

    @Option(names = "--print-schema", description = "Print the JSON Schema of --spec, for editors, and stop.")
    private boolean printSchema;

    @Mixin
    private FmriGroupOptions group = new FmriGroupOptions();

    FmriCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (printSchema) {
            Console out = root.console();
            SpecFile.schema().lines().forEach(out::line);
            out.result(Map.of("schema", SpecFile.schema()));
            return ExitCode.OK;
        }
        OptionReader options = new OptionReader();
        Path data = options.inputFolder("BIDS_DIR", bids);
        Path folder = options.outputFolder("OUT", out);
        Level asked = options.choice("LEVEL", level, levels());
        Map<String, String> presets = new LinkedHashMap<>();
        SpecFile.PRESETS.forEach(name -> presets.put(name, name));
        String usual = options.choice("--preset", preset, presets);
        AnalysisSpec analysis = SpecFile.presetAnalysis(usual);
        if (!spec.isEmpty()) {
            Path file = options.inputFile("--spec", spec);
            options.throwIfAny();
            analysis = SpecFile.readAnalysis(file, usual);
        }
        Map<String, String> entities = filterFile.isEmpty()
                ? Map.of()
                : entities(options.inputFile("--bids-filter-file", filterFile), options);
        FmriGroupOptions.Understood how = group.understand(data, folder, root, options);
        options.throwIfAny();
        RunFilter filter = new RunFilter(participants, sessions, entities);
        if (asked == Level.PARTICIPANT || asked == Level.ALL) {
            participantLevel(
                    data, folder, filter, analysis.participant(), how.run().figures());
        }
        NetworkSpec networks = analysis.participant().networks();
        boolean sought = networks.from() != NetworkSpec.Origin.NONE;
        if (asked == Level.NETWORKS || (sought && asked != Level.PARTICIPANT && !dryRun)) {
            networks(folder, filter, networks, how.run().figures(), asked);
        }
        if (asked == Level.GROUP || (asked == Level.ALL && !dryRun)) {
            groupLevel(data, folder, filter, analysis.cohort(), how);
        }
        return ExitCode.OK;
    }

    /** What is done. */
    private enum Level {
        PARTICIPANT,
        NETWORKS,
        GROUP,
        ALL
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level one : Level.values()) {
            levels.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        return levels;
    }

    private void groupLevel(
            Path data, Path folder, RunFilter filter, CohortSpec cohort, FmriGroupOptions.Understood how) {
        Console console = root.console();
        FmriGroupJob job = new FmriGroupJob(cohort, data, folder, filter, how, console);
        console.line("group level, preset " + cohort.preset());
        job.plan().forEach(line -> console.line("  " + line));
        if (dryRun) {
            console.result(Map.of("models", job.plan()));
            return;
        }
        FileChannel lock = lock(folder);
        try {
            job.run();
        } finally {
            unlock(lock);
        }
    }

    private void participantLevel(
            Path data, Path folder, RunFilter filter, ParticipantSpec asked, FigureChoice figures) {
        Console console = root.console();
        ParticipantLevel analysis =
                new ParticipantLevel(folder, asked, AnalysisFrame.software().version());
        DataSet set = checked(data, filter, analysis, console);
        console.line(Numbers.counted(set.runs().size(), "run", "runs") + " of "
                + Numbers.counted(set.subjects().size(), "participant", "participants") + ", preset " + asked.preset());
        asked.changes().forEach(change -> console.line("  " + change));
        asked.seeds().forEach(seed -> console.line("  seed " + seed.name() + ": " + seed.origin()));
        if (dryRun) {
            set.runs().forEach(r -> console.line("  " + r.bold()));
            console.result(Map.of("runs", set.runs().size()));
            return;
        }
        FileChannel lock = lock(folder);
        try {
            ParticipantLevel.Outcome outcome = analysis.run(set, (quality, state) -> tell(console, quality, state));
            outcome.warnings().forEach(console::warn);
            if (figures == FigureChoice.DRAW) {
                pages(folder, set, outcome);
            }
            close(console, folder, outcome.runs());
        } finally {
            unlock(lock);
        }
    }

    /** Components of the cleaned runs, or maps brought along, and every run's own maps of them. */
    private void networks(Path folder, RunFilter filter, NetworkSpec networks, FigureChoice figures, Level asked) {
        OptionReader options = new OptionReader();
        if (networks.from() == NetworkSpec.Origin.NONE) {
            options.problem(
                    "LEVEL",
                    "is networks, and the specification asks for none",
                    "networks: {from: ica} or {from: templates, templates: …} in the file of --spec",
                    "Add the section.");
        }
        FmriNetworkJob job = FmriNetworkJob.of(networks, folder, filter, figures, root, options);
        options.throwIfAny();
        if (dryRun) {
            root.console().line("networks from " + networks.from().name().toLowerCase(Locale.ROOT));
            return;
        }
        FileChannel lock = lock(folder);
        try {
            Map<String, Object> tree = job.run();
            if (asked == Level.NETWORKS) {
                root.console().result(tree);
            }
        } finally {
            unlock(lock);
        }
    }

    /** The page of every run that has none yet or was computed anew, and the index of all. */
    private static void pages(Path folder, DataSet set, ParticipantLevel.Outcome outcome) {
        QualityPages pages =
                new QualityPages(folder, AnalysisFrame.software().version(), DrawingBoard.of(FigureChoice.DRAW));
        for (int n = 0; n < outcome.runs().size(); n++) {
            RunQuality quality = outcome.runs().get(n);
            if (outcome.computed().contains(quality.run()) || !Files.exists(QualityPages.page(folder, quality))) {
                pages.run(set.runs().get(n), quality);
            }
        }
        pages.index(outcome.runs());
    }

    private static DataSet checked(Path data, RunFilter filter, ParticipantLevel analysis, Console console) {
        Problems problems = new Problems();
        DataSet set = DataSet.scan(data, filter, problems);
        analysis.validate(set, problems);
        problems.warnings().forEach(console::warn);
        problems.throwIfAny();
        return set;
    }

    private static Map<String, String> entities(Path file, OptionReader options) {
        Problems problems = new Problems();
        JsonNode bold = Sidecar.read(file, problems).path("bold");
        problems.throwIfAny();
        if (!bold.isObject()) {
            options.problem(
                    "--bids-filter-file",
                    file + " says nothing of bold",
                    "{\"bold\": {\"task\": \"rest\"}}",
                    "Correct the file.");
        }
        Map<String, String> entities = new LinkedHashMap<>();
        Map<String, String> shorter =
                Map.of("session", "ses", "acquisition", "acq", "reconstruction", "rec", "direction", "dir");
        bold.properties()
                .forEach(e -> entities.put(
                        shorter.getOrDefault(e.getKey(), e.getKey()),
                        e.getValue().asText()));
        for (String about : List.of("datatype", "suffix")) {
            entities.remove(about);
        }
        return entities;
    }

    /** One process at a time: a second one on the same folder is refused. */
    private static FileChannel lock(Path folder) {
        try {
            return locked(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }

    private static void unlock(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The process ends soon, and the lock with it.
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(".nocimap.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean free;
        try {
            FileLock lock = channel.tryLock();
            free = lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            free = false;
        }
        if (!free) {
            channel.close();
            throw InputException.of(
                    Location.of(folder),
                    "another process is writing to this folder",
                    "one process for a folder of results",
                    "Wait for it, or name another folder.");
        }
        return channel;
    }

    private static void tell(Console console, RunQuality run, ParticipantLevel.State state) {
        String what = run.excluded().isEmpty()
                ? run.ledger().left() + " degrees of freedom left of " + run.volumes() + ", " + run.censored()
                        + " volumes censored"
                : "NOT USED: " + String.join("; ", run.excluded());
        console.line(run.run() + ": " + String.format(Locale.ROOT, "mean FD %.2f mm, ", run.meanFd()) + what
                + (state == ParticipantLevel.State.REUSED ? " (done before)" : ""));
    }

    private static void close(Console console, Path folder, List<RunQuality> runs) {
        long excluded = runs.stream().filter(r -> !r.excluded().isEmpty()).count();
        console.line((runs.size() - excluded) + " of " + runs.size() + " runs used: " + folder.resolve("runs.tsv"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", folder.toString());
        tree.put("runs", runs.size());
        tree.put("excluded", excluded);
        console.result(tree);
    }
}
