package org.nocimap.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.design.CoarseMask;
import org.nocimap.cbma.design.Effect;
import org.nocimap.cbma.design.ExperimentSizes;
import org.nocimap.cbma.design.PowerCurve;
import org.nocimap.cbma.design.PowerSearch;
import org.nocimap.cbma.design.PowerSpec;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Space;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.design.PowerOutputs;
import org.nocimap.report.design.PowerRun;
import org.nocimap.report.tables.JsonText;

/** Everything between the options of a power analysis and its result folder. */
final class PowerSimulationJob {
    private final Request request;
    private final Console console;

    /**
     * What is asked for, all of it checked.
     *
     * @param plan with sizes from ranges
     * @param effects a curve each
     * @param like the file whose experiments' sizes are taken instead, if any
     * @param ranges the ranges in words
     * @param mask name or file
     * @param step every n-th voxel of it
     * @param run where and how to write
     */
    record Request(
            PowerSpec plan,
            List<Effect> effects,
            Optional<Path> like,
            String ranges,
            String mask,
            int step,
            RunOptions.Understood run) {}

    PowerSimulationJob(Request request, Console console) {
        this.request = request;
        this.console = console;
    }

    void run() {
        try (AnalysisFrame frame = AnalysisFrame.open(request.run(), console)) {
            PowerSpec spec = request.plan();
            String sizes = request.ranges();
            if (request.like().isPresent()) {
                List<ExperimentSizes.Size> real = sizesOf(frame, request.like().get());
                sizes = "sample sizes and numbers of foci of " + real.size() + " experiments in "
                        + request.like().get().getFileName();
                spec = new PowerSpec(
                        spec.analysis(),
                        new ExperimentSizes.LikeThese(real),
                        spec.simulations(),
                        spec.permutations(),
                        spec.experiments(),
                        spec.target());
            }
            NamedMask named = frame.mask(request.mask());
            Mask mask = coarse(named);
            sayCost(spec, mask);
            List<PowerCurve> curves = new ArrayList<>();
            try (TerminalProgress progress = frame.progress()) {
                Jobs jobs = new Jobs(frame.engine(), frame.checkpoints(""), progress);
                for (int n = 0; n < request.effects().size(); n++) {
                    curves.add(new PowerSearch(spec, mask, jobs)
                            .run(request.effects().get(n), String.format(Locale.ROOT, "power-%02d", n + 1)));
                }
            }
            curves.forEach(curve -> warn(frame, curve));
            PowerRun run = new PowerRun(request.run().title(), spec, sizes, named, mask, curves, frame.warnings());
            ResultFolder folder = frame.results();
            AnalysisReport report = PowerOutputs.write(folder, run);
            ResultFolder.Written written =
                    frame.finish(folder, report, OptionalLong.of(spec.analysis().seed()), settings(spec, sizes));
            say(run, report, written);
            frame.complete();
        }
    }

    /** Experiments without a sample size cannot say how large experiments are. */
    private static List<ExperimentSizes.Size> sizesOf(AnalysisFrame frame, Path file) {
        // Coordinates do not matter here, so neither does their space.
        ReadResult read =
                StudySetFiles.read(List.of(file), ReadOptions.withDefaults().withSpace(Space.MNI));
        frame.warn(read.warnings());
        frame.depend(file, "sizes");
        List<ExperimentSizes.Size> sizes = new ArrayList<>();
        for (Study study : read.studies().studies()) {
            for (Experiment experiment : study.experiments()) {
                experiment
                        .subjects()
                        .ifPresent(n -> sizes.add(
                                new ExperimentSizes.Size(n, experiment.foci().size())));
            }
        }
        return sizes;
    }

    private Mask coarse(NamedMask named) {
        try {
            return CoarseMask.everyNth(named.mask(), request.step());
        } catch (IllegalArgumentException e) {
            throw InputException.of(
                    Location.option("--coarse"),
                    "no voxel of the mask is left when only every " + request.step() + "th is taken",
                    "a finer grid",
                    "Use --coarse 1.");
        }
    }

    /** Says before the work how much there is: a few simulations are run for the clock. */
    private void sayCost(PowerSpec spec, Mask mask) {
        int middle = spec.experiments().get(spec.experiments().size() / 2);
        PowerSpec few =
                new PowerSpec(spec.analysis(), spec.sizes(), 3, spec.permutations(), List.of(middle), spec.target());
        // The first round is slow, while Java learns the loops.
        new PowerSearch(few, mask, Jobs.plain()).at(request.effects().get(0), middle);
        Duration before = AnalysisFrame.cpu();
        new PowerSearch(few, mask, Jobs.plain()).at(request.effects().get(0), middle);
        double each = AnalysisFrame.cpu().minus(before).toMillis() / 3e3;
        double most = each
                * spec.simulations()
                * request.effects().size()
                * spec.experiments().stream().mapToInt(Integer::intValue).sum()
                / middle;
        console.line(String.format(
                Locale.ROOT,
                "up to %d simulated meta-analyses, at most about %.0f s of processor time; fewer when the power wanted"
                        + " is reached early",
                spec.simulations()
                        * (long) spec.experiments().size()
                        * request.effects().size(),
                Math.max(1, most)));
    }

    private static void warn(AnalysisFrame frame, PowerCurve curve) {
        String name = PowerRun.name(curve.effect());
        if (curve.recommendation().isEmpty()) {
            frame.warn(Problem.warning(
                    Location.option("--experiments"),
                    "the effect " + name + " does not reach the power wanted with "
                            + curve.points().get(curve.points().size() - 1).experiments() + " experiments",
                    "a larger number",
                    "Try more experiments, or a stronger effect."));
        } else if (!curve.recommendation().get().confirmed()) {
            frame.warn(Problem.warning(
                    Location.option("--simulations"),
                    "for the effect " + name + " the independent run does not confirm the power found",
                    "two runs that agree",
                    "Use more --simulations."));
        }
    }

    private Map<String, Object> settings(PowerSpec spec, String sizes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("sizes", sizes);
        settings.put("simulations", spec.simulations());
        settings.put("permutations", spec.permutations());
        settings.put("experiments", spec.experiments());
        settings.put("power", JsonText.plain(spec.target()));
        settings.put("coarse", request.step());
        settings.put("correction", spec.analysis().corrections().get(0).flag());
        settings.put("voxelP", JsonText.plain(spec.analysis().voxelP()));
        settings.put("alpha", JsonText.plain(spec.analysis().alpha()));
        return settings;
    }

    private void say(PowerRun run, AnalysisReport report, ResultFolder.Written written) {
        console.line(report.headline());
        console.line(report.summary());
        console.line("report: " + written.report());
        List<Map<String, Object>> curves = new ArrayList<>();
        for (PowerCurve curve : run.curves()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("share", curve.effect().share());
            tree.put("spreadMm", curve.effect().spreadMm());
            curve.recommendation().ifPresent(found -> {
                tree.put("experiments", found.experiments());
                tree.put("power", found.search().power());
                tree.put("confirmedPower", found.confirmation().power());
                tree.put("confirmed", found.confirmed());
            });
            tree.put(
                    "points",
                    curve.points().stream()
                            .map(p -> Map.of("experiments", p.experiments(), "power", p.power()))
                            .toList());
            curves.add(tree);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", written.folder().toString());
        result.put("files", written.files().stream().map(Path::toString).toList());
        result.put("curves", curves);
        console.result(result);
    }
}
