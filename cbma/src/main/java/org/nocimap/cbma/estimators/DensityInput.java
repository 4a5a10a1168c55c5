package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.CheckedExperiments;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;

/** Checks a study set against what counting spheres needs, and makes the plan of the analysis. */
final class DensityInput {
    /** Weights are whole parts of this, so that the null of their sums is exact. */
    static final int WEIGHT_PARTS = 100_000;

    private DensityInput() {}

    /**
     * What the analysis runs on.
     *
     * @param histograms of every experiment: at how many mask voxels it alone counts 0, 1, 2, …
     */
    record Checked(
            List<DensityExperiment> experiments, CountPlan plan, List<long[]> histograms, List<Problem> warnings) {}

    /**
     * @throws org.nocimap.files.InputException with everything that is wrong
     */
    static Checked check(StudySet set, DensitySpec spec, Mask mask) {
        checkRadius(spec.radiusMm(), mask);
        checkSubjects(set, spec);
        CheckedExperiments checked = CheckedExperiments.of(set, new KernelWidth.FixedFwhm(2 * spec.radiusMm()), mask);
        SphereFoci foci = SphereFoci.place(mask, checked.points(), spec.radiusMm());
        CountMap.Rule rule =
                spec.estimator() == DensityEstimator.KDA ? CountMap.Rule.EVERY_FOCUS : CountMap.Rule.EXPERIMENT_ONCE;
        int[] units = units(checked.experiments(), spec);
        long total = Arrays.stream(units).asLongStream().sum();
        double scale = spec.estimator() == DensityEstimator.KDA ? 1 : 1.0 / total;
        List<long[]> histograms = histograms(foci, rule);
        List<DensityExperiment> experiments = new ArrayList<>();
        for (int e = 0; e < units.length; e++) {
            AleExperiment own = checked.experiments().get(e);
            double coverage = 1 - (double) histograms.get(e)[0] / mask.size();
            experiments.add(new DensityExperiment(
                    own.studyId(), own.experiment(), units[e] * scale, own.fociInMask(), coverage));
        }
        return new Checked(experiments, new CountPlan(foci, rule, units, scale), histograms, checked.warnings());
    }

    /** A sphere that may miss every voxel centre counts a focus or not by where the grid happens to lie. */
    static void checkRadius(double radiusMm, Mask mask) {
        double half = 0;
        for (int axis = 0; axis < 3; axis++) {
            double size = mask.grid().affine().columnNorm(axis);
            half += size * size / 4;
        }
        half = Math.sqrt(half);
        if (radiusMm < half) {
            Problems problems = new Problems();
            problems.error(
                    Location.option("--radius"),
                    String.format(Locale.ROOT, "a radius of %.3g mm may reach no voxel at all", radiusMm),
                    String.format(Locale.ROOT, "at least %.3g mm, half a voxel from corner to corner", half),
                    "Choose a larger radius, or a mask on a finer grid.");
            problems.throwIfAny();
        }
    }

    private static void checkSubjects(StudySet set, DensitySpec spec) {
        Problems problems = new Problems();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                if (spec.weights() == ExperimentWeights.ROOT_N
                        && experiment.subjects().isEmpty()) {
                    problems.error(
                            experiment.where().about(study.id()),
                            "the number of subjects is missing",
                            "a whole number above 0",
                            "Add it, or leave --weights out: all experiments then count the same.");
                }
            }
        }
        problems.throwIfAny();
    }

    private static int[] units(List<AleExperiment> experiments, DensitySpec spec) {
        int[] units = new int[experiments.size()];
        Arrays.fill(units, 1);
        if (spec.weights() == ExperimentWeights.ROOT_N) {
            double[] root = experiments.stream()
                    .mapToDouble(e -> Math.sqrt(e.experiment().subjects().orElseThrow()))
                    .toArray();
            double sum = Arrays.stream(root).sum();
            for (int e = 0; e < units.length; e++) {
                units[e] = (int) Math.max(1, Math.rint(root[e] / sum * WEIGHT_PARTS));
            }
        }
        return units;
    }

    private static List<long[]> histograms(SphereFoci foci, CountMap.Rule rule) {
        CountMap map = new CountMap(foci, rule);
        List<long[]> histograms = new ArrayList<>();
        for (int e = 0; e < foci.experimentCount(); e++) {
            map.begin(1);
            map.add(e, 1);
            long[] seen = new long[map.highest() + 1];
            for (int n = 0; n < map.atCutCount(); n++) {
                seen[map.at(map.atCutPosition(n))]++;
            }
            seen[0] = (long) foci.mask().size() - map.atCutCount();
            histograms.add(seen);
        }
        return histograms;
    }
}
