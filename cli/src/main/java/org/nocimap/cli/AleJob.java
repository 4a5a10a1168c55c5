package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Suspicions;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.report.AleOutputs;
import org.nocimap.report.pages.OverviewPart;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.run.KnownTruth;
import org.nocimap.report.run.Software;
import org.nocimap.report.tables.OutputFile;

/** Everything between the options of an ALE and its result folders: reading, preparing, analysing, writing. */
final class AleJob {
    private final Request request;
    private final Console console;

    /**
     * What is asked for, all of it checked.
     *
     * @param title of the report; with {@code by} the value follows
     * @param input which foci
     * @param spec what to compute
     * @param pooling which experiments are taken as one
     * @param by the tag whose values are analysed apart, if any
     * @param mask name or file
     * @param out the result folder
     * @param folder the same, with its checkpoints
     * @param threads at least 1
     * @param figures whether figures are drawn
     * @param command that repeats the run
     * @param truth the right answer, for simulated foci
     */
    record Request(
            String title,
            InputOptions.Understood input,
            AleSpec spec,
            Pooling pooling,
            Optional<String> by,
            String mask,
            Path out,
            RunFolder folder,
            int threads,
            FigureChoice figures,
            List<String> command,
            Optional<KnownTruth> truth) {}

    /** Hears of every analysis as soon as it is written. */
    interface Listener {
        void written(AleRun run, AleOutputs.Written written);
    }

    AleJob(Request request, Console console) {
        this.request = request;
        this.console = console;
    }

    /** One result, or with {@code by} one for each value and an overview. */
    void run(Listener listener) {
        request.folder().begin();
        ReadResult read = request.input().read();
        List<Problem> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(Suspicions.of(read.studies()));
        warnings.forEach(console::warn);
        List<PreparedSet> sets =
                PreparedSet.of(read.studies(), request.input(), request.pooling(), request.by(), request.title());
        Surroundings here = Surroundings.ofThisMachine();
        NamedMask mask = Masks.resolve(request.mask(), here);
        mask.warnings().forEach(console::warn);
        warnings.addAll(mask.warnings());
        AtlasShelf shelf = AtlasShelf.of(here);
        shelf.warnings().forEach(console::warn);
        Labeller labeller = shelf.labeller();
        AleOutputs outputs = AleOutputs.of(request.figures());
        InterruptionNote note = InterruptionNote.to(console);
        try {
            if (request.by().isEmpty()) {
                PreparedSet set = sets.get(0);
                AleRun run = analyse(set, mask, labeller, warnings);
                write(set, run, outputs, listener);
            } else {
                analyseEach(sets, mask, labeller, warnings, outputs, listener);
            }
        } finally {
            note.withdraw();
            request.folder().close();
        }
        request.folder().finish();
    }

    /** A value whose foci cannot be analysed does not keep the others from it. */
    private void analyseEach(
            List<PreparedSet> sets,
            NamedMask mask,
            Labeller labeller,
            List<Problem> warnings,
            AleOutputs outputs,
            Listener listener) {
        List<OverviewPart> parts = new ArrayList<>();
        List<Problem> failures = new ArrayList<>();
        for (PreparedSet set : sets) {
            try {
                AleRun run = analyse(set, mask, labeller, warnings);
                write(set, run, outputs, listener);
                parts.add(OverviewPart.of(set.value(), set.slug(), run));
            } catch (InputException e) {
                Problem first = e.problems().get(0);
                failures.addAll(e.problems());
                parts.add(OverviewPart.failed(set.value(), first.what()));
                console.warn(Problem.warning(
                        first.where(),
                        set.value() + " gives no result: " + first.what(),
                        first.expected(),
                        first.mend()));
            }
        }
        if (parts.stream().allMatch(part -> part.picture().isEmpty())) {
            throw new InputException(failures);
        }
        outputs.writeOverview(
                        request.out(),
                        request.title(),
                        request.by().orElseThrow(),
                        parts,
                        software(),
                        request.command())
                .warnings()
                .forEach(console::warn);
        console.line("overview: " + request.out().resolve(OutputFile.OVERVIEW.fileName()));
    }

    private AleRun analyse(PreparedSet set, NamedMask mask, Labeller labeller, List<Problem> earlier) {
        set.warnings().forEach(console::warn);
        List<Problem> warnings = new ArrayList<>(earlier);
        warnings.addAll(set.warnings());
        Instant started = Instant.now();
        Duration cpuBefore = cpu();
        AleResult result;
        try (TerminalProgress progress = console.progress()) {
            result = new AleAnalysis(
                            request.spec(),
                            mask.mask(),
                            new LocalEngine(request.threads()),
                            request.folder().checkpoints(set.slug()),
                            progress)
                    .run(set.studies());
        }
        result.warnings().forEach(console::warn);
        return new AleRun(
                set.title(),
                result,
                set.preparation(),
                mask,
                labeller,
                inputs(mask),
                software(),
                request.command(),
                new Execution(started, Instant.now(), cpu().minus(cpuBefore), request.threads(), "local"),
                warnings,
                request.truth());
    }

    private void write(PreparedSet set, AleRun run, AleOutputs outputs, Listener listener) {
        Path folder = set.slug().isEmpty() ? request.out() : request.out().resolve(set.slug());
        AleOutputs.Written written = outputs.write(folder, run);
        written.warnings().forEach(console::warn);
        listener.written(run, written);
    }

    private static Software software() {
        BuildInfo build = BuildInfo.load();
        return new Software(build.version(), build.commit());
    }

    private List<InputFile> inputs(NamedMask mask) {
        List<InputFile> inputs = new ArrayList<>();
        request.input().files().forEach(file -> inputs.add(InputFile.of(file, "foci")));
        Path maskFile = Path.of(mask.name());
        if (Files.isRegularFile(maskFile)) {
            inputs.add(InputFile.of(maskFile, "mask"));
        }
        return inputs;
    }

    /** Processor time of this process, all threads together. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
