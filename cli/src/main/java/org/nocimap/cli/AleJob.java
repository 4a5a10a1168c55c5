package org.nocimap.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.report.AleOutputs;
import org.nocimap.report.overview.OneAgainstRest;
import org.nocimap.report.pages.OverviewPart;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.KnownTruth;
import org.nocimap.report.tables.OutputFile;

/** Everything between the options of an ALE and its result folders: reading, preparing, analysing, writing. */
final class AleJob {
    private final Request request;
    private final Console console;

    /**
     * What is asked for, all of it checked.
     *
     * @param input which foci
     * @param spec what to compute
     * @param set where to look, and which experiments are taken as one
     * @param by the tag whose values are analysed apart, if any
     * @param comparison of the values with each other; needs {@code by}
     * @param run where and how to write; with {@code by} the value follows the title
     * @param truth the right answer, for simulated foci
     */
    record Request(
            InputOptions.Understood input,
            AleSpec spec,
            SetOptions.Understood set,
            Optional<String> by,
            Comparison comparison,
            RunOptions.Understood run,
            Optional<KnownTruth> truth) {}

    /** Whether the values of a tag are compared. */
    enum Comparison {
        NONE,
        /** Each with all others together. */
        ONE_AGAINST_REST
    }

    /** Hears of every analysis as soon as it is written. */
    interface Listener {
        void written(AleRun run, AleOutputs.Written written);

        /** A value was compared with all others, or could not be. */
        default void compared(OneAgainstRest contrast) {}
    }

    AleJob(Request request, Console console) {
        this.request = request;
        this.console = console;
    }

    /** One result, or with {@code by} one for each value and an overview. */
    void run(Listener listener) {
        try (AnalysisFrame frame = AnalysisFrame.open(request.run(), console)) {
            ReadResult read = frame.read(request.input());
            List<PreparedSet> sets = PreparedSet.of(
                    read.studies(),
                    request.input(),
                    request.set().pooling(),
                    request.by(),
                    request.run().title());
            Optional<RestContrasts> contrasts = request.comparison() == Comparison.NONE
                    ? Optional.empty()
                    : Optional.of(RestContrasts.of(read.studies(), request));
            NamedMask mask = frame.mask(request.set().mask());
            Labeller labeller = frame.labeller();
            List<Problem> warnings = frame.warnings();
            AleOutputs outputs = AleOutputs.of(request.run().figures());
            if (request.by().isEmpty()) {
                PreparedSet set = sets.get(0);
                AleRun run = analyse(frame, set, mask, labeller, warnings);
                write(set, run, outputs, listener);
            } else {
                analyseEach(frame, sets, contrasts, mask, labeller, warnings, outputs, listener);
            }
            frame.complete();
        }
    }

    /** A value whose foci cannot be analysed does not keep the others from it. */
    private void analyseEach(
            AnalysisFrame frame,
            List<PreparedSet> sets,
            Optional<RestContrasts> contrasts,
            NamedMask mask,
            Labeller labeller,
            List<Problem> warnings,
            AleOutputs outputs,
            Listener listener) {
        List<OverviewPart> parts = new ArrayList<>();
        List<Problem> failures = new ArrayList<>();
        for (PreparedSet set : sets) {
            try {
                AleRun run = analyse(frame, set, mask, labeller, warnings);
                write(set, run, outputs, listener);
                OverviewPart part = OverviewPart.of(set.value(), set.slug(), run);
                Optional<OneAgainstRest> contrast = contrasts.flatMap(
                        c -> part.findings().map(f -> c.compare(frame, set, run, f.scheme(), console)));
                contrast.ifPresent(listener::compared);
                parts.add(contrast.map(part::with).orElse(part));
            } catch (InputException e) {
                if (request.run().folder().failedOnShards(e)) {
                    throw e;
                }
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
                        request.run().out(),
                        request.run().title(),
                        request.by().orElseThrow(),
                        parts,
                        AnalysisFrame.software(),
                        request.run().command())
                .warnings()
                .forEach(console::warn);
        console.line("overview: " + request.run().out().resolve(OutputFile.OVERVIEW.fileName()));
    }

    private AleRun analyse(
            AnalysisFrame frame, PreparedSet set, NamedMask mask, Labeller labeller, List<Problem> earlier) {
        if (!set.value().isEmpty()) {
            console.note(set.title());
        }
        set.pooled().ifPresent(console::note);
        set.warnings().forEach(warning -> console.warn(naming(set, warning)));
        List<Problem> warnings = new ArrayList<>(earlier);
        warnings.addAll(set.warnings());
        Instant started = Instant.now();
        Duration cpuBefore = AnalysisFrame.cpu();
        AleResult result;
        try (TerminalProgress progress = frame.progress()) {
            result = new AleAnalysis(
                            request.spec(), mask.mask(), frame.engine(), frame.checkpoints(set.slug()), progress)
                    .run(set.studies());
        }
        result.warnings().forEach(warning -> console.warn(naming(set, warning)));
        return new AleRun(
                set.title(),
                result,
                set.preparation(),
                mask,
                labeller,
                frame.inputs(),
                AnalysisFrame.software(),
                request.run().command(),
                new Execution(
                        started,
                        Instant.now(),
                        AnalysisFrame.cpu().minus(cpuBefore),
                        request.run().threads(),
                        request.run().engine()),
                warnings,
                request.truth());
    }

    /** With {@code --by} a warning says which value it is about. */
    private static Problem naming(PreparedSet set, Problem warning) {
        if (set.value().isEmpty()) {
            return warning;
        }
        String item = warning.where().item();
        return Problem.warning(
                warning.where().about(item.isEmpty() ? set.value() : set.value() + ": " + item),
                warning.what(),
                warning.expected(),
                warning.mend());
    }

    private void write(PreparedSet set, AleRun run, AleOutputs outputs, Listener listener) {
        Path folder =
                set.slug().isEmpty() ? request.run().out() : request.run().out().resolve(set.slug());
        AleOutputs.Written written = outputs.write(folder, run);
        written.warnings().forEach(console::warn);
        listener.written(run, written);
    }
}
