package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.NullMethod;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.MapCorrector;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.Tfce;
import org.nocimap.stats.CountDistribution;
import org.nocimap.stats.Normal;

/**
 * Kernel density analysis and multilevel kernel density analysis of a study set, with its nulls and corrections.
 *
 * <p>The result depends on the spec, the mask and the set of studies, not on their order, on the engine's threads, or on
 * whether the run was interrupted.
 *
 * <p>The uncorrected null asks what a voxel's count is when every experiment's foci lie where they do but the voxel is any: each
 * experiment reaches a share of the mask, and the experiments are independent. For MKDA with equal weights that is the
 * Poisson-binomial distribution; in general the convolution of the experiments' histograms, exact since counts are whole numbers
 * (weights are rounded to 1/{@value DensityInput#WEIGHT_PARTS} of their sum).
 */
public final class DensityAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "density-1";

    private final DensitySpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    /**
     * @param mask where to look; its grid is the analysis grid
     */
    public DensityAnalysis(DensitySpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @throws org.nocimap.files.InputException when the set cannot be analysed
     */
    public DensityResult run(StudySet set) {
        DensityInput.Checked input = DensityInput.check(set, spec, mask);
        CountPlan plan = input.plan();
        String run = Fingerprints.of(ALGORITHM, spec.toString(), plan.foci(), java.util.Arrays.toString(plan.units()));
        CountMap map = plan.newMap();
        plan.observe(map);
        int[] counts = map.counts();
        CountDistribution nullCounts =
                spec.nullMethod() == NullMethod.CONVOLUTION ? convolution(input) : monteCarlo(plan, run);
        double[] statistic = new double[counts.length];
        double[] p = new double[counts.length];
        double[] z = new double[counts.length];
        double[] zOfUnits = deviates(nullCounts, map.highest());
        for (int n = 0; n < counts.length; n++) {
            statistic[n] = counts[n] * plan.scale();
            p[n] = nullCounts.atLeast(counts[n]);
            z[n] = zOfUnits[Math.min(counts[n], zOfUnits.length - 1)];
        }
        InferenceSpec inference = spec.inference();
        int cut = nullCounts.firstBelow(inference.voxelP());
        double clusterForming = cut == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : cut * plan.scale();
        StatisticMap statistics = new StatisticMap(mask, statistic, z, p);
        Map<Correction, MaxNull> maxima = permute(plan, cut, zOfUnits, run);
        MapCorrector corrector =
                new MapCorrector(inference.rule(), statistics, clusterForming, maxima, enhanced(statistics));
        Shares shares = new Shares(plan, input.experiments());
        List<CorrectedMap> corrected = inference.corrections().stream()
                .map(corrector::apply)
                .map(shares::add)
                .toList();
        List<Problem> warnings = new ArrayList<>(input.warnings());
        warnings.addAll(InferenceWarnings.of(inference));
        warnings.addAll(shares.dominance(corrected.get(0)));
        return new DensityResult(
                spec,
                mask,
                input.experiments(),
                statistic,
                reached(plan),
                p,
                z,
                nullCounts.smallest(),
                clusterForming,
                corrected,
                warnings);
    }

    private static CountDistribution convolution(DensityInput.Checked input) {
        List<CountDistribution.Term> terms = new ArrayList<>();
        for (int e = 0; e < input.histograms().size(); e++) {
            long[] histogram = input.histograms().get(e);
            int[] values = new int[histogram.length];
            double[] shares = new double[histogram.length];
            double voxels = java.util.Arrays.stream(histogram).sum();
            for (int n = 0; n < histogram.length; n++) {
                values[n] = n * input.plan().units()[e];
                shares[n] = histogram[n] / voxels;
            }
            terms.add(new CountDistribution.Term(values, shares));
        }
        return CountDistribution.ofSum(terms);
    }

    private CountDistribution monteCarlo(CountPlan plan, String run) {
        InferenceSpec inference = spec.inference();
        CountVoxelNullJob job = new CountVoxelNullJob(
                plan, inference.permutations(), RandomStreams.of(inference.seed(), CountNullJob.STREAMS));
        double[] seen = new double[0];
        for (double[] block : run(job, "voxel-null", run)) {
            seen = java.util.Arrays.copyOf(seen, Math.max(seen.length, block.length));
            for (int n = 0; n < block.length; n++) {
                seen[n] += block[n];
            }
        }
        return CountDistribution.ofDraws(seen);
    }

    /** For every count up to where nothing changes any more. */
    private static double[] deviates(CountDistribution nullCounts, int highest) {
        int last = 0;
        while (last < 2 * CountMap.MOST_UNITS && nullCounts.atLeast(last) > nullCounts.smallest()) {
            last++;
        }
        double[] z = new double[Math.max(last, highest) + 1];
        for (int n = 0; n < z.length; n++) {
            double p = nullCounts.atLeast(n);
            z[n] = p >= 0.5 ? 0 : Normal.isf(p);
        }
        return z;
    }

    private Map<Correction, MaxNull> permute(CountPlan plan, int cut, double[] zOfUnits, String run) {
        InferenceSpec inference = spec.inference();
        if (!inference.permutes()) {
            return Map.of();
        }
        CountNullJob job = new CountNullJob(
                plan,
                inference.permutations(),
                RandomStreams.of(inference.seed(), CountNullJob.STREAMS),
                inference.connectivity(),
                inference.corrections(),
                cut,
                zOfUnits);
        return MapMaxima.nulls(run(job, "permutations", run), job.width());
    }

    private List<double[]> run(BlockJob job, String name, String run) {
        try (Checkpoint checkpoint = checkpoints.open(name, run, job.blocks())) {
            return engine.run(job, checkpoint, progress);
        }
    }

    private Optional<double[]> enhanced(StatisticMap map) {
        return spec.inference().corrections().contains(Correction.TFCE_FWE)
                ? Optional.of(new Tfce(mask, spec.inference().connectivity()).scores(map.z()))
                : Optional.empty();
    }

    private static int[] reached(CountPlan plan) {
        CountMap map = new CountMap(plan.foci(), CountMap.Rule.EXPERIMENT_ONCE);
        map.begin(Integer.MAX_VALUE);
        for (int e = 0; e < plan.units().length; e++) {
            map.add(e, 1);
        }
        return map.counts();
    }
}
