package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.CheckedExperiments;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.Normal;

/**
 * The chi-squared tests of MKDA (Wager, Lindquist and Kaplan 2007, doi:10.1093/scan/nsm015; Yarkoni et al. 2011,
 * doi:10.1038/nmeth.1635): where a set of experiments is active more often than in the average voxel (consistency, also known as
 * forward inference or uniformity) and more often than all other experiments of a database (specificity, also known as reverse
 * inference or association).
 *
 * <p>The result depends on the spec, the mask and the sets of studies, not on their order, on the engine's threads, or on whether
 * the run was interrupted.
 */
public final class ChiSquareAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "mkda-chi-squared-1";

    /** Fewer experiments than this on a side make no table worth testing. */
    private static final int FEWEST = 2;

    private final ChiSquareSpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    /**
     * @param mask where to look; its grid is the analysis grid
     */
    public ChiSquareAnalysis(ChiSquareSpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @param database the same of everything else; studies that the set names are left out of it
     * @throws org.nocimap.files.InputException when the sets cannot be analysed
     */
    public ChiSquareResult run(StudySet set, StudySet database) {
        DensityInput.checkRadius(spec.radiusMm(), mask);
        List<Problem> warnings = new ArrayList<>();
        StudySet others = without(database, set, warnings);
        KernelWidth reach = new KernelWidth.FixedFwhm(2 * spec.radiusMm());
        CheckedExperiments inSet = CheckedExperiments.of(set, reach, mask);
        requireEnough("the set", inSet.experiments().size());
        requireEnough("the rest of the database", count(others));
        CheckedExperiments inRest = CheckedExperiments.of(others, reach, mask);
        warnings.addAll(0, inSet.warnings());
        // What is suspicious about a database fills pages; that it is small is what matters.
        inRest.warnings().stream()
                .filter(w -> w.where().equals(Location.NOWHERE))
                .forEach(warnings::add);
        List<List<Point>> points =
                Stream.concat(inSet.points().stream(), inRest.points().stream()).toList();
        CountPlan everyone = plan(SphereFoci.place(mask, points, spec.radiusMm()));
        CountPlan own = plan(SphereFoci.place(mask, inSet.points(), spec.radiusMm()));
        String run = Fingerprints.of(
                ALGORITHM,
                spec.toString(),
                everyone.foci(),
                "set " + inSet.experiments().size());
        int setSize = inSet.experiments().size();
        int restSize = inRest.experiments().size();
        int[] active = counts(own);
        int[] all = counts(everyone);
        int[] activeInRest = new int[all.length];
        for (int n = 0; n < all.length; n++) {
            activeInRest[n] = all[n] - active[n];
        }
        warnings.addAll(InferenceWarnings.of(spec.inference()));
        return new ChiSquareResult(
                spec,
                mask,
                experiments(inSet, own),
                experiments(inRest, plan(SphereFoci.place(mask, inRest.points(), spec.radiusMm()))),
                active,
                activeInRest,
                consistency(own, active, setSize, run),
                specificity(everyone, active, all, setSize, restSize, run),
                warnings);
    }

    private static StudySet without(StudySet database, StudySet set, List<Problem> warnings) {
        java.util.Set<String> own = set.studies().stream().map(Study::id).collect(Collectors.toSet());
        List<Study> others = database.studies().stream()
                .filter(study -> !own.contains(study.id()))
                .toList();
        int same = database.studies().size() - others.size();
        if (same > 0) {
            warnings.add(Problem.warning(
                    Location.option("--against"),
                    same + (same == 1 ? " study of the database is" : " studies of the database are")
                            + " in the set as well and counted there only",
                    "",
                    "This is as it should be when the set was taken from the database."));
        }
        return database.withStudies(others);
    }

    private static int count(StudySet set) {
        return set.studies().stream().mapToInt(s -> s.experiments().size()).sum();
    }

    private static void requireEnough(String what, int experiments) {
        if (experiments < FEWEST) {
            Problems problems = new Problems();
            problems.error(
                    Location.NOWHERE,
                    what + " has " + (experiments == 0 ? "no experiment" : "one experiment"),
                    "at least " + FEWEST + " experiments on each side",
                    "Check the files, the --where filter, and that the database holds studies that are not in the"
                            + " set.");
            problems.throwIfAny();
        }
    }

    private static CountPlan plan(SphereFoci foci) {
        int[] units = new int[foci.experimentCount()];
        Arrays.fill(units, 1);
        return new CountPlan(foci, CountMap.Rule.EXPERIMENT_ONCE, units, 1);
    }

    private static int[] counts(CountPlan plan) {
        CountMap map = plan.newMap();
        plan.observe(map);
        return map.counts();
    }

    private List<DensityExperiment> experiments(CheckedExperiments checked, CountPlan plan) {
        CountMap map = plan.newMap();
        List<DensityExperiment> experiments = new ArrayList<>();
        for (int e = 0; e < checked.experiments().size(); e++) {
            AleExperiment own = checked.experiments().get(e);
            map.begin(1);
            map.add(e, 1);
            double coverage = (double) map.atCutCount() / mask.size();
            experiments.add(new DensityExperiment(
                    own.studyId(), own.experiment(), 1.0 / checked.experiments().size(), own.fociInMask(), coverage));
        }
        return experiments;
    }

    private SignedTest consistency(CountPlan own, int[] active, int setSize, String run) {
        double average = Arrays.stream(active).average().orElseThrow() / setSize;
        double[] zOfCounts = ShareTests.againstAverage(setSize, average);
        double[] chiSquared = new double[active.length];
        double[] z = new double[active.length];
        for (int n = 0; n < active.length; n++) {
            double root = ShareTests.rootAgainstAverage(active[n], setSize, average);
            chiSquared[n] = root * root;
            z[n] = zOfCounts[active[n]];
        }
        return test(
                chiSquared, z, own, SignedCountJob.Permuted.FOCI, setSize, new double[][] {zOfCounts}, new int[0], run);
    }

    private SignedTest specificity(CountPlan everyone, int[] active, int[] all, int setSize, int restSize, String run) {
        boolean[] needed = new boolean[Arrays.stream(all).max().orElse(0) + 1];
        for (int m : all) {
            needed[m] = true;
        }
        double[][] zOfCounts = ShareTests.againstRest(setSize, restSize, needed);
        double[] chiSquared = new double[all.length];
        double[] z = new double[all.length];
        for (int n = 0; n < all.length; n++) {
            chiSquared[n] = ShareTests.table(active[n], all[n] - active[n], setSize, restSize)
                    .chiSquared();
            z[n] = zOfCounts[all[n]][active[n]];
        }
        return test(chiSquared, z, everyone, SignedCountJob.Permuted.LABELS, setSize, zOfCounts, all, run);
    }

    private SignedTest test(
            double[] chiSquared,
            double[] z,
            CountPlan plan,
            SignedCountJob.Permuted what,
            int setSize,
            double[][] zOfCounts,
            int[] activeInAll,
            String run) {
        InferenceSpec inference = spec.inference();
        double cut = Normal.isf(inference.voxelP() / 2);
        double[] p = new double[z.length];
        for (int n = 0; n < p.length; n++) {
            p[n] = Math.min(1, 2 * Normal.sf(Math.abs(z[n])));
        }
        Map<Correction, MaxNull> maxima = Map.of();
        if (inference.permutes()) {
            String name = what == SignedCountJob.Permuted.FOCI ? "consistency" : "specificity";
            SignedCountJob job = new SignedCountJob(
                    plan,
                    what,
                    setSize,
                    zOfCounts,
                    activeInAll,
                    inference.permutations(),
                    RandomStreams.of(inference.seed(), "cbma.mkda." + name),
                    inference.connectivity(),
                    inference.corrections(),
                    cut);
            try (Checkpoint checkpoint = checkpoints.open(name, run, job.blocks())) {
                maxima = MapMaxima.nulls(engine.run(job, checkpoint, progress), job.width());
            }
        }
        StatisticMap map = new StatisticMap(mask, z, z, p);
        return new SignedTest(
                chiSquared,
                p,
                z,
                cut,
                SignedCorrection.apply(inference.rule(), map, cut, maxima, inference.corrections()));
    }
}
