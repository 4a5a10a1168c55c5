package org.nocimap.fmri.participant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Tissue;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.connectivity.LocalMeasures;
import org.nocimap.fmri.connectivity.RegionMatrix;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.fmri.connectivity.SeedMap;
import org.nocimap.fmri.connectivity.WindowedConnectivity;
import org.nocimap.fmri.denoise.Denoiser;
import org.nocimap.fmri.denoise.HighPass;
import org.nocimap.fmri.denoise.Ledger;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.denoise.TissueComponents;
import org.nocimap.fmri.firstlevel.TaskModel;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.motion.ImageChange;
import org.nocimap.fmri.run.Run;
import org.nocimap.fmri.run.RunSmoothing;
import org.nocimap.fmri.spec.ParticipantSpec;

/** One run from its preprocessed image to its maps. */
final class RunAnalysis {
    private static final int LEAST_DEGREES = 10;

    private final PreparedRun prepared;
    private final ParticipantSpec spec;
    private final Problems problems;

    RunAnalysis(PreparedRun prepared, ParticipantSpec spec, Problems problems) {
        this.prepared = prepared;
        this.spec = spec;
        this.problems = problems;
    }

    /**
     * Cleans the run, computes its maps and writes them.
     *
     * @param about begins every sidecar: sources and software
     */
    RunQuality run(RunFiles files, Map<String, Object> about) {
        RunConfounds confounds = RunConfounds.read(prepared, spec, problems);
        problems.throwIfAny();
        Run run = RunImage.read(prepared, problems);
        ImageChange change = ImageChange.of(run);
        double[] fd = confounds.motion().framewiseDisplacement();
        boolean[] censored = censored(run, fd, change);
        int kept =
                (int) IntStream.range(0, run.length()).filter(t -> !censored[t]).count();
        List<String> excluded = new ArrayList<>(spec.exclusion().reasons(confounds.motion(), kept, run.trSeconds()));
        List<NuisanceColumn> nuisance = new ArrayList<>(confounds.columns());
        nuisance.addAll(components(run));
        Optional<RunPhysiology> physiology =
                RunPhysiology.read(prepared, spec.physiology(), files.peaks(), new Problems());
        physiology.ifPresent(p -> nuisance.addAll(p.responses()));
        physiology.ifPresent(p -> p.write(files));
        Carpet carpet = Carpet.of(prepared, run);
        files.series("carpet", carpet.rows(run));
        files.signalToNoise(run.mask(), Carpet.signalToNoise(run), about);
        Optional<TaskModel> task = spec.task(prepared.task());
        Work work = new Work(confounds, change, fd, censored, kept, nuisance, excluded, physiology, carpet);
        return task.isPresent() ? task(run, task.get(), work, files, about) : rest(run, work, files, about);
    }

    /** What both kinds of runs need. */
    private record Work(
            RunConfounds confounds,
            ImageChange change,
            double[] fd,
            boolean[] censored,
            int kept,
            List<NuisanceColumn> nuisance,
            List<String> excluded,
            Optional<RunPhysiology> physiology,
            Carpet carpet) {
        /** RETROICOR of whole volumes, at their middle; nothing where none is asked for. */
        List<NuisanceColumn> withPhases(Run run) {
            List<NuisanceColumn> all = new ArrayList<>(nuisance);
            physiology.ifPresent(p -> all.addAll(p.phases(run.trSeconds() / 2)));
            return all;
        }

        void requireDegrees(Ledger ledger) {
            if (ledger.left() < LEAST_DEGREES) {
                excluded.add("only " + ledger.left() + " degrees of freedom are left after denoising; at least "
                        + LEAST_DEGREES + " are needed");
            }
        }
    }

    private RunQuality rest(Run run, Work work, RunFiles files, Map<String, Object> about) {
        double[] before = variances(run, work.censored());
        Ledger ledger = new Ledger(run.length(), Map.of(), List.of());
        double explained = 0;
        double dvarsAfter = 0;
        if (work.excluded().isEmpty()) {
            ledger = denoise(run, work);
            explained = explained(before, variances(run, work.censored()));
            dvarsAfter = ratio(ImageChange.of(run).dvars(), work.change().dvars());
            work.requireDegrees(ledger);
        }
        if (work.excluded().isEmpty()) {
            files.series("carpetdenoised", work.carpet().rows(run));
            new RunSmoothing(run.mask(), spec.smoothingFwhmMm()).apply(run);
            maps(new CleanRun(run, kept(work.censored()), ledger.left()), files, about);
            files.run(run);
        }
        return quality(run, work, ledger, dvarsAfter, explained, files);
    }

    private Ledger denoise(Run run, Work work) {
        Optional<double[]> times =
                spec.physiology().phases() ? work.physiology().flatMap(p -> p.sliceTimes(problems)) : Optional.empty();
        if (times.isPresent()) {
            RunPhysiology physiology = work.physiology().orElseThrow();
            return SliceDenoising.apply(
                    run,
                    spec.denoising(),
                    work.nuisance(),
                    slice -> physiology.phases(times.get()[slice]),
                    work.censored());
        }
        return new Denoiser(run.length(), run.trSeconds(), spec.denoising(), work.withPhases(run), work.censored())
                .apply(run);
    }

    private RunQuality task(Run run, TaskModel model, Work work, RunFiles files, Map<String, Object> about) {
        Ledger ledger = new Ledger(run.length(), Map.of(), List.of());
        if (work.excluded().isEmpty()) {
            TaskAnalysis analysis = new TaskAnalysis(prepared, model, problems);
            TaskAnalysis.Design design = analysis.design(run, work.withPhases(run), work.censored());
            ledger = design.ledger();
            work.requireDegrees(ledger);
            if (work.excluded().isEmpty()) {
                new RunSmoothing(run.mask(), spec.smoothingFwhmMm()).apply(run);
                analysis.write(run, design, files, about);
            }
        }
        return quality(run, work, ledger, Double.NaN, Double.NaN, files);
    }

    private RunQuality quality(Run run, Work work, Ledger ledger, double dvarsAfter, double explained, RunFiles files) {
        RunQuality quality = new RunQuality(
                prepared.name().without("space", "res", "desc").stem(),
                prepared.subject(),
                prepared.session().orElse(""),
                run.length(),
                run.length() - work.kept(),
                run.trSeconds(),
                work.fd(),
                work.confounds().motion().rmsAbsolute(),
                work.change().standardised(),
                dvarsAfter,
                explained,
                work.excluded(),
                ledger);
        series(quality, work.censored(), files);
        return quality;
    }

    private boolean[] censored(Run run, double[] fd, ImageChange change) {
        double[] measure =
                switch (spec.censoring().measure()) {
                    case NONE -> new double[run.length()];
                    case FD -> fd;
                    case DVARS -> change.dvars();
                    case REFRMS -> ImageChange.fromReference(run, run.length() / 2);
                };
        return spec.censoring().measure() == ParticipantSpec.CensorMeasure.NONE
                ? new boolean[run.length()]
                : spec.censoring().rule().outliers(measure);
    }

    private static boolean[] kept(boolean[] censored) {
        boolean[] kept = new boolean[censored.length];
        for (int t = 0; t < kept.length; t++) {
            kept[t] = !censored[t];
        }
        return kept;
    }

    private List<NuisanceColumn> components(Run run) {
        ParticipantSpec.ComponentChoice choice = spec.components();
        List<NuisanceColumn> columns = new ArrayList<>();
        if (choice.count() == 0) {
            return columns;
        }
        List<double[]> drifts =
                new ArrayList<>(new HighPass.Cosine(1.0 / 128).regressors(run.length(), run.trSeconds()));
        double[] ones = new double[run.length()];
        java.util.Arrays.fill(ones, 1);
        drifts.add(ones);
        Basis basis = Basis.of(run.length(), drifts);
        Map<String, int[]> sets = new LinkedHashMap<>();
        int[] white = RunImage.tissue(prepared, Tissue.WHITE, choice.threshold(), run.mask());
        int[] csf = RunImage.tissue(prepared, Tissue.CSF, choice.threshold(), run.mask());
        if (choice.per() == ParticipantSpec.Pooling.TOGETHER) {
            sets.put(
                    "wcsf",
                    IntStream.concat(IntStream.of(white), IntStream.of(csf))
                            .distinct()
                            .sorted()
                            .toArray());
        } else {
            sets.put("wm", white);
            sets.put("csf", csf);
        }
        sets.forEach((tissue, positions) -> {
            List<double[]> found = TissueComponents.of(run, positions, basis, choice.count());
            if (found.size() < choice.count()) {
                problems.warning(
                        Location.of(prepared.bold()),
                        positions.length + " voxels of tissue " + tissue + " give " + found.size() + " components",
                        choice.count() + " components",
                        "Lower denoising.components.threshold.");
            }
            for (double[] values : found) {
                columns.add(new NuisanceColumn(NuisanceSource.TISSUE, tissue + "_comp_cor_" + columns.size(), values));
            }
        });
        return columns;
    }

    private void maps(CleanRun clean, RunFiles files, Map<String, Object> about) {
        for (Seed seed : spec.seeds()) {
            int[] positions = seed.positions(clean.run().mask());
            if (positions.length == 0) {
                problems.warning(
                        Location.of(prepared.mask()),
                        "seed " + seed.name() + " has no voxel in the brain mask of the run",
                        "a seed inside the brain",
                        "There is no map of this seed for the run.");
                continue;
            }
            SeedMap map = SeedMap.of(clean, positions);
            Map<String, Object> sidecar = new LinkedHashMap<>(about);
            sidecar.put("Seed", seed.name());
            sidecar.put("SeedOrigin", seed.origin());
            sidecar.put("SeedVoxels", positions.length);
            sidecar.put("DegreesOfFreedom", map.degreesOfFreedom());
            files.seedMap(seed.name(), "effect", clean.run().mask(), map.beta(), sidecar);
            files.seedMap(seed.name(), "variance", clean.run().mask(), map.variance(), sidecar);
            files.seedMap(seed.name(), "r", clean.run().mask(), map.correlation(), sidecar);
            files.seedMap(seed.name(), "fisherz", clean.run().mask(), map.fisherZ(), sidecar);
        }
        regions(clean, files);
        if (spec.measures().contains(ParticipantSpec.Measure.ALFF)
                || spec.measures().contains(ParticipantSpec.Measure.FALFF)) {
            LocalMeasures.Amplitude amplitude = LocalMeasures.amplitude(clean);
            files.map("alff", clean.run().mask(), amplitude.alff(), about);
            files.map("falff", clean.run().mask(), amplitude.falff(), about);
        }
        if (spec.measures().contains(ParticipantSpec.Measure.REHO)) {
            files.map("reho", clean.run().mask(), LocalMeasures.homogeneity(clean), about);
        }
    }

    private void regions(CleanRun clean, RunFiles files) {
        Map<String, double[]> series = new LinkedHashMap<>();
        for (Seed region : spec.regions()) {
            int[] positions = region.positions(clean.run().mask());
            if (positions.length > 0) {
                series.put(region.name(), clean.run().meanSeries(positions));
            } else {
                problems.warning(
                        Location.of(prepared.mask()),
                        "region " + region.name() + " has no voxel in the brain mask of the run",
                        "a region inside the brain",
                        "It is left out of the matrices of the run.");
            }
        }
        if (series.size() < 2) {
            return;
        }
        List<String> names = List.copyOf(series.keySet());
        double[][] covariance = RegionMatrix.covariance(clean, List.copyOf(series.values()));
        files.series("regions", series);
        files.matrix("correlation", names, RegionMatrix.correlation(covariance));
        try {
            files.matrix("partial", names, RegionMatrix.partial(covariance));
        } catch (IllegalArgumentException e) {
            problems.warning(Location.of(prepared.bold()), String.valueOf(e.getMessage()), "", "");
        }
        spec.dynamic().ifPresent(how -> windows(clean, series, how, files));
    }

    /** Correlations in sliding windows, their spread over windows, and the share of surrogates with as large a spread. */
    private void windows(
            CleanRun clean, Map<String, double[]> series, WindowedConnectivity.Windows how, RunFiles files) {
        List<String> names = List.copyOf(series.keySet());
        WindowedConnectivity found;
        try {
            found = WindowedConnectivity.of(clean, List.copyOf(series.values()), how);
        } catch (IllegalArgumentException e) {
            problems.warning(
                    Location.of(prepared.bold()).about("dynamic"),
                    String.valueOf(e.getMessage()),
                    "two windows or more",
                    "Shorten dynamic.window_seconds. The run gets no windows.");
            return;
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("centre_seconds", found.centresSeconds());
        int edge = 0;
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                int at = edge++;
                columns.put(
                        names.get(a) + "-" + names.get(b),
                        java.util.Arrays.stream(found.z())
                                .mapToDouble(w -> w[at])
                                .toArray());
            }
        }
        files.series("windows", columns);
        files.matrix("windowspread", names, found.spread());
        files.matrix("windowspreadp", names, found.p());
    }

    private static void series(RunQuality quality, boolean[] censored, RunFiles files) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("framewise_displacement", quality.fd());
        columns.put("rmsd_absolute", quality.rmsAbsolute());
        columns.put("std_dvars", quality.dvars());
        double[] flags = new double[censored.length];
        for (int t = 0; t < flags.length; t++) {
            flags[t] = censored[t] ? 1 : 0;
        }
        columns.put("censored", flags);
        files.series("quality", columns);
    }

    private static double[] variances(Run run, boolean[] censored) {
        double[] variances = new double[run.voxels()];
        double[] means = new double[run.voxels()];
        int n = 0;
        for (int t = 0; t < run.length(); t++) {
            if (censored[t]) {
                continue;
            }
            n++;
            float[] volume = run.volumes()[t];
            for (int v = 0; v < volume.length; v++) {
                double step = volume[v] - means[v];
                means[v] += step / n;
                variances[v] += step * (volume[v] - means[v]);
            }
        }
        return variances;
    }

    private static double explained(double[] before, double[] after) {
        double sum = 0;
        int n = 0;
        for (int v = 0; v < before.length; v++) {
            if (before[v] > 0) {
                sum += 1 - after[v] / before[v];
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private static double ratio(double[] after, double[] before) {
        double sum = 0;
        for (int t = 1; t < after.length; t++) {
            sum += before[t] > 0 ? after[t] / before[t] / (after.length - 1) : 0;
        }
        return sum;
    }
}
