package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.engine.Jobs;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.inference.MaxNull;

/**
 * Probabilistic ALE: the analysis of random subsets of the experiments, and in which share of them each voxel is significant
 * (the cross-validated ALE of the Jülich tools).
 *
 * <p>Every subset is cut at its own cluster-forming ALE, from its own voxel null. The critical size (or mass, or ALE) is shared:
 * the (1 − α) quantile of maxima from a few permutations of every subset, pooled. A subset together with a permutation of it is
 * one draw from what this procedure does where nothing converges, so a share of at most α of all subsets would show something
 * then. For a subset with more foci than most the shared value is a little too lenient, for one with fewer too strict; over
 * subsets it holds. Thousands of permutations of each of thousands of subsets would be needed to do without.
 */
public final class Subsampling {
    private static final String ALGORITHM = "subsampling-1";

    private final Jobs jobs;

    public Subsampling(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * @param pool with activations kept; the first correction of its spec decides
     * @throws InputException when a subset is not smaller than the set, or the correction cannot be had
     */
    public SubsamplingResult run(ExperimentPool pool, SubsamplingSpec spec) {
        if (spec.size() >= pool.count()) {
            throw InputException.of(
                    Location.option("--subsample-size"),
                    "subsets of " + spec.size() + " experiments cannot be drawn from " + pool.count(),
                    pool.count() > 1 ? "1 to " + (pool.count() - 1) : "at least two experiments",
                    "Choose a smaller number, or leave it out for half of the experiments.");
        }
        ExtentStatistic statistic = ExtentStatistic.of(pool.spec().corrections().get(0));
        String fingerprint = String.join("\n", ALGORITHM, pool.fingerprint(), spec.toString());
        SubsampleNullJob nullJob = new SubsampleNullJob(pool, spec, statistic);
        List<double[]> blocks = jobs.run(nullJob, "subsamples-null", fingerprint);
        float[] cuts = new float[spec.subsamples()];
        double[] maxima = new double[spec.subsamples() * spec.permutations()];
        int subsample = 0;
        for (double[] block : blocks) {
            for (int at = 0; at < block.length; at += nullJob.width()) {
                cuts[subsample] = (float) block[at];
                System.arraycopy(block, at + 1, maxima, subsample * spec.permutations(), spec.permutations());
                subsample++;
            }
        }
        double critical = MaxNull.of(maxima).critical(pool.spec().alpha());
        SubsampleShareJob shareJob = new SubsampleShareJob(pool, spec, statistic, cuts, critical);
        return result(pool, spec, critical, jobs.run(shareJob, "subsamples", fingerprint));
    }

    private static SubsamplingResult result(
            ExperimentPool pool, SubsamplingSpec spec, double critical, List<double[]> blocks) {
        double[] share = new double[pool.mask().size()];
        int empty = 0;
        for (double[] block : blocks) {
            empty += (int) block[0];
            for (int at = 1; at < block.length; at += 2) {
                share[(int) block[at]] += block[at + 1];
            }
        }
        for (int n = 0; n < share.length; n++) {
            share[n] /= spec.subsamples();
        }
        return new SubsamplingResult(spec, share, critical, empty);
    }
}
