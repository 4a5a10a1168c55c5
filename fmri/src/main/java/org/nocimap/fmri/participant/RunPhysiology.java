package org.nocimap.fmri.participant;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Recording;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.physiology.Beats;
import org.nocimap.fmri.physiology.Breath;
import org.nocimap.fmri.physiology.Peaks;
import org.nocimap.fmri.physiology.ResponseFunction;
import org.nocimap.fmri.spec.PhysiologyChoice;
import org.nocimap.image.nifti.NiftiFile;

/** Heartbeat and breathing during a run, and the regressors that follow from them. */
final class RunPhysiology {
    private static final double STEP_SECONDS = 0.5;
    private static final double TRACE_HZ = 25;

    private final PreparedRun run;
    private final PhysiologyChoice choice;
    private final PeakTable edits;
    private final Optional<Recording> pulse;
    private final Optional<Recording> belt;
    private final double[] foundBeats;
    private final Beats beats;
    private final double[] breaths;
    private final Optional<Breath> breath;
    private final double[] phases;

    private RunPhysiology(
            PreparedRun run,
            PhysiologyChoice choice,
            PeakTable edits,
            Optional<Recording> pulse,
            Optional<Recording> belt) {
        this.run = run;
        this.choice = choice;
        this.edits = edits;
        this.pulse = pulse;
        this.belt = belt;
        this.foundBeats = pulse.map(r -> Peaks.detect(
                        Peaks.smoothed(r.samples(), r.rateHz(), Peaks.PULSE_CUT_HZ),
                        r.rateHz(),
                        r.startSeconds(),
                        Beats.REFRACTORY_SECONDS))
                .orElse(new double[0]);
        this.beats = edits.heart().repaired(foundBeats);
        this.breath = belt.map(r ->
                new Breath(Peaks.smoothed(r.samples(), r.rateHz(), Peaks.BELT_CUT_HZ), r.rateHz(), r.startSeconds()));
        this.breaths = breath.map(b -> edits.breath()
                        .apply(Peaks.detect(b.belt(), b.rateHz(), b.startSeconds(), Peaks.BREATH_SECONDS)))
                .orElse(new double[0]);
        this.phases = breath.map(Breath::phases).orElse(new double[0]);
    }

    /**
     * Reads the recordings that are asked for.
     *
     * @param peaks the table of peaks that an earlier run wrote and a person may have edited
     * @return nothing where none is asked for, or there is none and that is allowed; problems tell the rest
     */
    static Optional<RunPhysiology> read(PreparedRun run, PhysiologyChoice choice, Path peaks, Problems problems) {
        if (!choice.cardiac() && !choice.respiratory()) {
            return Optional.empty();
        }
        Optional<Recording> pulse =
                choice.cardiac() ? signal(run, choice, Recording.Kind.CARDIAC, "pulse", problems) : Optional.empty();
        Optional<Recording> belt = choice.respiratory()
                ? signal(run, choice, Recording.Kind.RESPIRATORY, "breathing", problems)
                : Optional.empty();
        boolean complete = pulse.isPresent() == choice.cardiac() && belt.isPresent() == choice.respiratory();
        if (!complete) {
            return Optional.empty();
        }
        RunPhysiology physiology = new RunPhysiology(run, choice, PeakTable.read(peaks, problems), pulse, belt);
        return physiology.plausible(problems) ? Optional.of(physiology) : Optional.empty();
    }

    private static Optional<Recording> signal(
            PreparedRun run, PhysiologyChoice choice, Recording.Kind kind, String word, Problems problems) {
        Problems own = new Problems();
        Optional<Recording> found = Recording.of(run, kind, own);
        problems.addAll(own.warnings());
        boolean skip = choice.ifMissing() == PhysiologyChoice.IfMissing.SKIP;
        if (own.hasErrors()) {
            RunFiles.errors(own).forEach(p -> problems.add(skip ? RunFiles.asWarning(p) : p));
        } else if (found.isEmpty()) {
            Location where = Location.of(run.bold());
            String what = "there is no recording of " + word + " for this run";
            String expected =
                    run.name().without("space", "res", "desc", "cohort").as("physio", ".tsv.gz")
                            + " in the raw data set, with its JSON";
            if (skip) {
                problems.warning(where, what, expected, "Its regressors of heart and breath are left out.");
            } else {
                problems.error(where, what, expected, "Copy it there, or set physiology.if_missing to skip.");
            }
        }
        return found;
    }

    private boolean plausible(Problems problems) {
        double end = run.volumes() * run.trSeconds();
        double perMinute = 60 * beats.seconds().length / end;
        double breathsPerMinute = 60 * breaths.length / end;
        boolean heart = pulse.isEmpty() || (perMinute >= 30 && perMinute <= 180);
        boolean chest = belt.isEmpty() || (breathsPerMinute >= 3 && breathsPerMinute <= 40);
        if (!heart) {
            unlikely(pulse.orElseThrow(), perMinute, "beats", "30 to 180", problems);
        }
        if (!chest) {
            unlikely(belt.orElseThrow(), breathsPerMinute, "breaths", "3 to 40", problems);
        }
        return heart && chest;
    }

    private void unlikely(Recording recording, double rate, String what, String expected, Problems problems) {
        org.nocimap.files.Problem problem = org.nocimap.files.Problem.error(
                Location.of(recording.file()),
                String.format(java.util.Locale.ROOT, "%.0f %s a minute were found", rate, what),
                expected + " a minute",
                "Check SamplingFrequency and the columns, edit the table of peaks, or leave the recording out.");
        problems.add(choice.ifMissing() == PhysiologyChoice.IfMissing.SKIP ? RunFiles.asWarning(problem) : problem);
    }

    /** Edits and recordings that the results follow from. */
    String content() {
        return edits.content();
    }

    /**
     * When slices were taken, seconds from the beginning of a volume, in the order of the image; nothing when that is not known or the
     * image does not lie on the grid of the acquisition any more.
     */
    Optional<double[]> sliceTimes(Problems problems) {
        JsonNode times = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        String direction = "k";
        for (Path file : run.raw("_bold.json")) {
            JsonNode tree = Sidecar.read(file, problems);
            times = tree.has("SliceTiming") ? tree.path("SliceTiming") : times;
            direction = tree.path("SliceEncodingDirection").asText(direction);
        }
        List<Path> images = new ArrayList<>(run.raw("_bold.nii.gz"));
        images.addAll(run.raw("_bold.nii"));
        if (!times.isArray() || images.isEmpty() || !direction.startsWith("k")) {
            return Optional.empty();
        }
        var here = NiftiFile.read(run.bold()).grid();
        if (!NiftiFile.read(images.get(0)).grid().isAlike(here) || times.size() != here.nz()) {
            return Optional.empty();
        }
        double[] seconds = new double[times.size()];
        for (int k = 0; k < seconds.length; k++) {
            seconds[direction.equals("k-") ? seconds.length - 1 - k : k] =
                    times.get(k).asDouble();
        }
        return Optional.of(seconds);
    }

    /** RETROICOR at a time of every volume, such as that of a slice or the middle. */
    List<NuisanceColumn> phases(double offsetSeconds) {
        double[] cardiac = new double[run.volumes()];
        double[] respiratory = new double[run.volumes()];
        for (int t = 0; t < cardiac.length; t++) {
            double at = t * run.trSeconds() + offsetSeconds;
            cardiac[t] = pulse.isPresent() ? beats.phase(at) : 0;
            respiratory[t] = breath.map(b -> phases[b.sample(at)]).orElse(0.0);
        }
        List<NuisanceColumn> columns = new ArrayList<>();
        for (double[] values : choice.retroicor().regressors(cardiac, respiratory)) {
            columns.add(new NuisanceColumn(NuisanceSource.PHYSIOLOGY, "retroicor_" + columns.size(), values));
        }
        return columns;
    }

    /** Slow responses to heart rate and breathing. */
    List<NuisanceColumn> responses() {
        List<NuisanceColumn> columns = new ArrayList<>();
        for (PhysiologyChoice.Response response : choice.responses()) {
            DoubleUnaryOperator measure =
                    switch (response) {
                        case HR -> beats::rate;
                        case RV -> breath.orElseThrow()::variation;
                        case RVT -> at -> breath.orElseThrow().volumePerTime(breaths, at);
                    };
            ResponseFunction function =
                    response == PhysiologyChoice.Response.HR ? ResponseFunction.CARDIAC : ResponseFunction.RESPIRATORY;
            double[] values = function.regressor(course(measure), STEP_SECONDS, run.volumes(), run.trSeconds());
            columns.add(new NuisanceColumn(
                    NuisanceSource.PHYSIOLOGY, response.name().toLowerCase(java.util.Locale.ROOT), values));
        }
        return columns;
    }

    private double[] course(DoubleUnaryOperator measure) {
        int steps = (int) Math.ceil(run.volumes() * run.trSeconds() / STEP_SECONDS);
        double[] course = new double[steps];
        for (int n = 0; n < steps; n++) {
            course[n] = measure.applyAsDouble(n * STEP_SECONDS);
        }
        double mean = Arrays.stream(course).filter(Double::isFinite).average().orElse(0);
        for (int n = 0; n < steps; n++) {
            course[n] = Double.isFinite(course[n]) ? course[n] : mean;
        }
        return course;
    }

    /** Writes the table of peaks and the traces at 25 samples a second. */
    void write(RunFiles files) {
        edits.write(files.peaks(), beats.seconds(), foundBeats, breaths);
        int length = (int) Math.floor(run.volumes() * run.trSeconds() * TRACE_HZ);
        Map<String, double[]> columns = new LinkedHashMap<>();
        pulse.ifPresent(r -> columns.put(PeakTable.CARDIAC, trace(r, r.samples(), length)));
        belt.ifPresent(r ->
                columns.put(PeakTable.RESPIRATORY, trace(r, breath.orElseThrow().belt(), length)));
        files.series("physio", columns);
    }

    private static double[] trace(Recording recording, double[] samples, int length) {
        double[] trace = new double[length];
        for (int n = 0; n < length; n++) {
            long at = Math.round((n / TRACE_HZ - recording.startSeconds()) * recording.rateHz());
            trace[n] = samples[(int) Math.max(0, Math.min(samples.length - 1, at))];
        }
        return trace;
    }
}
