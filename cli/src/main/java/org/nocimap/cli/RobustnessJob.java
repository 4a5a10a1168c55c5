package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.robustness.Exclusion;
import org.nocimap.cbma.robustness.FailSafe;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.FailSafeSpec;
import org.nocimap.cbma.robustness.Fragility;
import org.nocimap.cbma.robustness.LeaveOneOut;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.Sensitivity;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.cbma.robustness.Subsampling;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.cbma.robustness.SubsamplingSpec;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.robustness.RobustnessOutputs;
import org.nocimap.report.robustness.RobustnessRun;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.tables.JsonText;

/** Everything between the options of a robustness analysis and its result folder. */
final class RobustnessJob {
    private final Request request;
    private final Console console;

    /** Whether a part of the analysis is done. */
    enum Step {
        ASKED,
        SKIPPED
    }

    /**
     * What is asked for, all of it checked.
     *
     * @param input which foci
     * @param spec what to compute
     * @param set where to look, and which experiments are taken as one
     * @param run where and how to write
     * @param jackknife whether each study is left out
     * @param subsamples how many random subsets, if any
     * @param subsampleSize experiments in each, where the user says
     * @param noiseDraws how many draws of noise, if any
     * @param exclude rules by which experiments are left out
     */
    record Request(
            InputOptions.Understood input,
            AleSpec spec,
            SetOptions.Understood set,
            RunOptions.Understood run,
            Step jackknife,
            Optional<Integer> subsamples,
            Optional<Integer> subsampleSize,
            Optional<Integer> noiseDraws,
            List<String> exclude) {}

    RobustnessJob(Request request, Console console) {
        this.request = request;
        this.console = console;
    }

    void run() {
        try (AnalysisFrame frame = AnalysisFrame.open(request.run(), console)) {
            ReadResult read = frame.read(request.input());
            PreparedSet set = frame.prepare(
                            read,
                            request.input(),
                            request.set().pooling(),
                            Optional.empty(),
                            request.run().title())
                    .get(0);
            List<Exclusion> exclusions = exclusions(frame, read.studies(), set);
            NamedMask mask = frame.mask(request.set().mask());
            RobustnessRun run;
            try (TerminalProgress progress = frame.progress()) {
                run = analyse(frame, set, exclusions, mask, new Jobs(frame.engine(), frame.checkpoints(""), progress));
            }
            ResultFolder folder = frame.results();
            AnalysisReport report = RobustnessOutputs.write(folder, run);
            ResultFolder.Written written =
                    frame.finish(folder, report, OptionalLong.of(request.spec().seed()), settings(run));
            say(run, report, written);
            frame.complete();
        }
    }

    private RobustnessRun analyse(
            AnalysisFrame frame, PreparedSet set, List<Exclusion> exclusions, NamedMask mask, Jobs jobs) {
        StudySet studies = set.studies();
        AleSpec spec = request.spec();
        AleResult full =
                new AleAnalysis(spec, mask.mask(), jobs.engine(), jobs.checkpoints(), jobs.progress()).run(studies);
        frame.warn(full.warnings());
        ExperimentPool pool = ExperimentPool.of(studies, spec, mask.mask(), ExperimentPool.Activations.KEPT);
        Optional<LeaveOneOutResult> leaveOneOut = Optional.empty();
        if (request.jackknife() == Step.ASKED) {
            leaveOneOut = Optional.of(new LeaveOneOut(jobs).run(studies, full));
        }
        Optional<SubsamplingResult> subsampling = request.subsamples().map(count -> {
            int size = request.subsampleSize().orElse(SubsamplingSpec.usualSize(pool.count()));
            return new Subsampling(jobs).run(pool, SubsamplingSpec.of(count, size, spec.alpha()));
        });
        Optional<FailSafeResult> failSafe = request.noiseDraws()
                .map(draws -> new FailSafe(jobs).run(pool, full, FailSafeSpec.usual(draws, spec.alpha())));
        List<SensitivityResult> sensitivity =
                exclusions.isEmpty() ? List.of() : new Sensitivity(jobs).run(full, exclusions);
        failSafe.ifPresent(result -> warnOfFragile(frame, result));
        return new RobustnessRun(
                set.title(),
                full,
                new AnalysedInput(set.preparation(), full.experiments(), mask.mask()),
                mask,
                frame.labeller(),
                leaveOneOut,
                subsampling,
                failSafe,
                sensitivity,
                frame.warnings());
    }

    private static void warnOfFragile(AnalysisFrame frame, FailSafeResult result) {
        for (var cluster : result.clusters()) {
            if (cluster.fragility() == Fragility.FRAGILE) {
                frame.warn(Problem.warning(
                        Location.NOWHERE.about("cluster " + cluster.cluster()),
                        "fragile: " + cluster.median() + " noise experiments added to " + result.experiments()
                                + " take its significance away",
                        "a cluster that survives " + result.enough(),
                        "Say so where it is reported."));
            }
        }
    }

    /** The rules apply to experiments as they were read, before those of the same subjects become one. */
    private List<Exclusion> exclusions(AnalysisFrame frame, StudySet read, PreparedSet whole) {
        List<Exclusion> exclusions = new ArrayList<>();
        StudySet selected = request.input().selection().isPresent()
                ? request.input().selection().get().apply(read).kept()
                : read;
        for (String rule : request.exclude()) {
            StudySet kept = withoutMatching(rule, selected);
            StudySet rest = request.set()
                    .pooling()
                    .apply(request.input().conversion().toMni(kept).studies())
                    .studies();
            int left = whole.studies().experimentCount() - rest.experimentCount();
            if (kept.focusCount() == selected.focusCount() && kept.experimentCount() == selected.experimentCount()) {
                frame.warn(Problem.warning(
                        Location.option("--exclude"),
                        "\"" + rule + "\" holds for none of the experiments",
                        "a rule that leaves some out",
                        "Check the rule; the comparison shows no change."));
            }
            exclusions.add(new Exclusion(rule, left, rest));
        }
        return exclusions;
    }

    private static StudySet withoutMatching(String rule, StudySet selected) {
        // What the rule names must be there; said of the rule itself, without the words put around it.
        try {
            Selection.parse(rule, "--exclude").apply(selected);
        } catch (InputException e) {
            if (e.problems().stream().anyMatch(p -> p.what().contains("no tag is called"))) {
                throw e;
            }
        }
        try {
            return Selection.parse("not (" + rule + ")", "--exclude")
                    .apply(selected)
                    .kept();
        } catch (InputException e) {
            throw InputException.of(
                    Location.option("--exclude"),
                    "\"" + rule + "\" holds for all of the " + selected.experimentCount() + " experiments",
                    "a rule that leaves some of them to be analysed",
                    "Correct the rule.");
        }
    }

    private Map<String, Object> settings(RobustnessRun run) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("correction", request.spec().corrections().get(0).flag());
        settings.put("voxelP", JsonText.plain(request.spec().voxelP()));
        settings.put("alpha", JsonText.plain(request.spec().alpha()));
        settings.put("permutations", request.spec().permutations());
        settings.put("jackknife", run.leaveOneOut().isPresent());
        run.subsampling().ifPresent(r -> {
            settings.put("subsamples", r.spec().subsamples());
            settings.put("subsampleSize", r.spec().size());
            settings.put("subsamplePermutations", r.spec().permutations());
        });
        run.failSafe().ifPresent(r -> {
            settings.put("noiseDraws", r.spec().draws());
            settings.put("noisePermutations", r.spec().permutations());
            settings.put("failSafeEnough", r.enough());
            settings.put("failSafeMost", r.most());
        });
        settings.put("exclude", request.exclude());
        return settings;
    }

    private void say(RobustnessRun run, AnalysisReport report, ResultFolder.Written written) {
        console.line(run.title());
        console.line(report.headline());
        for (Cluster cluster : run.clusters()) {
            List<String> parts = new ArrayList<>();
            run.leaveOneOut()
                    .ifPresent(r -> parts.add("kept in " + r.survivals(cluster.number()) + " of "
                            + r.runs().size() + " runs without a study"));
            run.subsampling()
                    .ifPresent(r -> parts.add(String.format(
                            Locale.ROOT,
                            "%.0f %% of subsets",
                            100 * r.shares(List.of(cluster)).get(0).atPeak())));
            run.failSafe().ifPresent(r -> {
                var found = r.clusters().get(cluster.number() - 1);
                parts.add("fail-safe N " + found.median() + " [" + found.low() + ", " + found.high() + "], "
                        + found.fragility().word());
            });
            console.line("  cluster " + run.name(cluster) + ": " + String.join("; ", parts));
        }
        for (SensitivityResult result : run.exclusions()) {
            console.line("  without " + result.exclusion().rule() + ": " + result.kept() + " kept, " + result.lost()
                    + " lost, " + result.fresh().size() + " new");
        }
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", run.title());
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Path::toString).toList());
        tree.put("clusters", RobustnessSummary.clusters(run));
        tree.put("exclusions", RobustnessSummary.exclusions(run));
        console.result(tree);
    }
}
