package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Suspicions;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.files.Problem;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.DrawingBoard;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.analysis.RunFacts;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.run.Software;

/**
 * What every analysis needs around its numbers: mask, labels, engine, checkpoints, warnings, the result folder and its
 * provenance. Opened when all options are understood; {@link #complete} when the results are written; closed at the end, with
 * what was recorded kept for a resumption when it did not come that far.
 */
final class AnalysisFrame implements AutoCloseable {
    private final RunOptions.Understood run;
    private final Console console;
    private final Instant started = Instant.now();
    private final Duration cpuBefore = cpu();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<InputFile> inputs = new ArrayList<>();
    private final InterruptionNote note;
    private final DrawingBoard board;
    private Optional<Engine> engine = Optional.empty();

    private AnalysisFrame(RunOptions.Understood run, Console console) {
        this.run = run;
        this.console = console;
        this.note = InterruptionNote.to(console);
        this.board = DrawingBoard.of(run.figures());
    }

    static AnalysisFrame open(RunOptions.Understood run, Console console) {
        run.folder().begin();
        return new AnalysisFrame(run, console);
    }

    /** Says a warning on the terminal and keeps it for the report. */
    void warn(Problem warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
            console.warn(warning);
        }
    }

    void warn(List<Problem> several) {
        several.forEach(this::warn);
    }

    /** All warnings so far. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Reads files of foci; what looks suspicious is warned of. */
    ReadResult read(InputOptions.Understood input) {
        ReadResult read = input.read();
        warn(read.warnings());
        warn(Suspicions.of(read.studies()));
        input.files().forEach(file -> depend(file, "foci"));
        return read;
    }

    /** Selected, split by a tag if one is named, in MNI space, pooled; what is suspicious about it is warned of. */
    List<PreparedSet> prepare(
            ReadResult read, InputOptions.Understood input, Pooling pooling, Optional<String> by, String title) {
        List<PreparedSet> sets = PreparedSet.of(read.studies(), input, pooling, by, title);
        sets.forEach(set -> {
            set.pooled().ifPresent(console::note);
            warn(set.warnings());
        });
        return sets;
    }

    NamedMask mask(String name) {
        NamedMask mask = Masks.resolve(name, Surroundings.ofThisMachine());
        warn(mask.warnings());
        Path file = Path.of(mask.name());
        if (Files.isRegularFile(file)) {
            depend(file, "mask");
        }
        return mask;
    }

    /** Names places by all atlases of this machine. */
    Labeller labeller() {
        AtlasShelf shelf = AtlasShelf.of(Surroundings.ofThisMachine());
        warn(shelf.warnings());
        return shelf.labeller();
    }

    /** The result depends on this file: it stands in report and provenance with its checksum. */
    void depend(Path file, String role) {
        inputs.add(InputFile.of(file, role));
    }

    /** The files the result depends on. */
    List<InputFile> inputs() {
        return List.copyOf(inputs);
    }

    /** Opened when it is first asked for, closed with the frame. */
    Engine engine() {
        Engine opened = engine.orElseGet(() -> Engines.open(run.engine(), run.threads()));
        engine = Optional.of(opened);
        return opened;
    }

    /** Where the jobs of one part of the run keep their checkpoints; {@code part} is empty when there are no parts. */
    Checkpoints checkpoints(String part) {
        return run.folder().checkpoints(part);
    }

    /** Where progress is shown; to be closed when the work is done. */
    TerminalProgress progress() {
        return console.progress();
    }

    /** Figures of all parts of the run are drawn on the same anatomy. */
    DrawingBoard board() {
        return board;
    }

    /** The result folder, emptied of an earlier run. */
    ResultFolder results() {
        return ResultFolder.begin(run.out(), board);
    }

    /** A folder within the result folder for one part of the run. */
    ResultFolder results(String part) {
        return ResultFolder.begin(run.out().resolve(part), board);
    }

    /** Closes a result folder: report and provenance. */
    ResultFolder.Written finish(
            ResultFolder folder, AnalysisReport report, OptionalLong seed, Map<String, Object> settings) {
        Execution execution =
                new Execution(started, Instant.now(), cpu().minus(cpuBefore), run.threads(), run.engine());
        ResultFolder.Written written =
                folder.finish(report, new RunFacts(software(), run.command(), execution, inputs, seed, settings));
        written.warnings().forEach(console::warn);
        return written;
    }

    /** All results are written: nothing is kept for a resumption. */
    void complete() {
        run.folder().finish();
    }

    static Software software() {
        BuildInfo build = BuildInfo.load();
        return new Software(build.version(), build.commit());
    }

    @Override
    public void close() {
        note.withdraw();
        engine.ifPresent(Engine::close);
        run.folder().close();
    }

    /** Processor time of this process, all threads together. */
    static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
