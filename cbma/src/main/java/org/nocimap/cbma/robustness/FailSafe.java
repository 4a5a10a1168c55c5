package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.engine.Jobs;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;

/**
 * Fail-safe N: how many noise experiments can be added before a cluster is no longer significant (Acar et al. 2018,
 * doi:10.1371/journal.pone.0208177).
 *
 * <p>A cluster survives when its highest peak lies in a significant cluster (or, for voxel-level FWE, is a significant voxel).
 * Noise can only raise the ALE at a peak, so it is lost because thresholds rise. Each of several draws of noise is searched for
 * itself: coarsely upwards until every cluster is lost in every draw, then by bisection. Noise is nested within a draw, so what a
 * cluster survives it has, but for small steps of the thresholds, survived with less.
 *
 * <p>Thresholds: the cluster-forming ALE of every noisy set is its own, from its own voxel null. The critical size is found at the
 * numbers of the coarse search, from permutations shared equally among the draws, since draws with as many noise experiments
 * differ only by which N and numbers of foci were drawn; between them it is interpolated.
 */
public final class FailSafe {
    private static final String ALGORITHM = "fail-safe-1";

    private final Jobs jobs;

    public FailSafe(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Whether fail-safe N and subsamples can be had with a correction: those by permuted height, size or mass. */
    public static boolean offers(Correction correction) {
        return correction == Correction.VOXEL_FWE
                || correction == Correction.CLUSTER_SIZE_FWE
                || correction == Correction.CLUSTER_MASS_FWE;
    }

    /**
     * @param pool the experiments, activations kept
     * @param full their analysis; the clusters of its first correction are tried
     * @throws org.nocimap.files.InputException when the correction cannot be had
     */
    public FailSafeResult run(ExperimentPool pool, AleResult full, FailSafeSpec spec) {
        CorrectedMap primary = full.primary();
        List<Cluster> clusters = primary.clusters();
        ExtentStatistic statistic = ExtentStatistic.of(primary.correction());
        CriticalCurve curve = new CriticalCurve(primary.critical());
        if (clusters.isEmpty()) {
            return new FailSafeResult(spec, pool.count(), List.of(), List.of(), List.of());
        }
        Places places = Places.of(clusters, statistic, pool.spec().minVolumeMm3());
        String fingerprint =
                String.join("\n", ALGORITHM, pool.fingerprint(), spec.toString(), Arrays.toString(places.peaks()));
        int[][] survived = new int[spec.draws()][clusters.size()];
        int[][] lost = new int[spec.draws()][clusters.size()];
        int[] rungs = spec.rungs(pool.count());
        for (int r = 0; r < rungs.length && searching(lost); r++) {
            List<double[]> draws =
                    jobs.run(new NoiseRungJob(pool, spec, places, rungs[r]), "fail-safe-" + rungs[r], fingerprint);
            double critical = critical(draws, clusters.size(), pool.spec().alpha());
            curve.add(rungs[r], critical);
            for (int d = 0; d < draws.size(); d++) {
                for (int c = 0; c < clusters.size(); c++) {
                    if (lost[d][c] > 0) {
                        continue;
                    }
                    if (draws.get(d)[c] > critical) {
                        survived[d][c] = rungs[r];
                    } else {
                        lost[d][c] = rungs[r];
                    }
                }
            }
        }
        List<double[]> found =
                jobs.run(new BisectionJob(pool, places, curve, survived, lost), "fail-safe-bisection", fingerprint);
        return result(pool, spec, curve, clusters, found);
    }

    private static boolean searching(int[][] lost) {
        return Arrays.stream(lost).anyMatch(draw -> Arrays.stream(draw).anyMatch(n -> n == 0));
    }

    private static double critical(List<double[]> draws, int extents, double alpha) {
        double[] maxima = draws.stream()
                .flatMapToDouble(d -> Arrays.stream(d, extents, d.length))
                .toArray();
        return MaxNull.of(maxima).critical(alpha);
    }

    private static FailSafeResult result(
            ExperimentPool pool, FailSafeSpec spec, CriticalCurve curve, List<Cluster> clusters, List<double[]> found) {
        int enough = spec.enoughOf(pool.count());
        int most = spec.mostOf(pool.count());
        List<ClusterFailSafe> each = new ArrayList<>();
        for (int c = 0; c < clusters.size(); c++) {
            int cluster = c;
            int[] numbers = found.stream().mapToInt(draw -> (int) draw[cluster]).toArray();
            each.add(ClusterFailSafe.of(clusters.get(c).number(), numbers, enough, most));
        }
        return new FailSafeResult(spec, pool.count(), each, curve.noise(), curve.critical());
    }
}
