package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.MonteCarloP;
import org.nocimap.stats.PAdjust;

/** Applies corrections to one map. */
final class Corrector {
    private final AleSpec spec;
    private final StatisticMap map;
    private final double cut;
    private final Map<Correction, MaxNull> maxima;
    private final Optional<double[]> enhanced;
    private final ClusterFinder finder;

    /**
     * @param cut the cluster-forming ALE; may be infinite
     * @param maxima the null distributions there are
     * @param enhanced TFCE scores, where they were asked for
     */
    Corrector(
            AleSpec spec, StatisticMap map, double cut, Map<Correction, MaxNull> maxima, Optional<double[]> enhanced) {
        this.spec = spec;
        this.map = map;
        this.cut = cut;
        this.maxima = maxima;
        this.enhanced = enhanced;
        this.finder = new ClusterFinder(map, spec.connectivity(), ClusterFinder.USUAL_PEAK_DISTANCE_MM);
    }

    CorrectedMap apply(Correction correction) {
        return switch (correction) {
            case NONE -> voxels(correction, map.p(), spec.voxelP(), Bound.BELOW);
            case FDR_BH -> voxels(correction, PAdjust.BH.adjust(map.p()), spec.alpha(), Bound.AT_OR_BELOW);
            case FDR_BY -> voxels(correction, PAdjust.BY.adjust(map.p()), spec.alpha(), Bound.AT_OR_BELOW);
            case BONFERRONI -> voxels(correction, PAdjust.BONFERRONI.adjust(map.p()), spec.alpha(), Bound.AT_OR_BELOW);
            case VOXEL_FWE ->
                voxels(correction, compared(correction, map.statistic()), spec.alpha(), Bound.AT_OR_BELOW);
            case TFCE_FWE ->
                voxels(correction, compared(correction, enhanced.orElseThrow()), spec.alpha(), Bound.AT_OR_BELOW);
            case CLUSTER_SIZE_FWE -> clusters(correction, Cluster::voxels);
            case CLUSTER_MASS_FWE -> clusters(correction, Cluster::mass);
        };
    }

    private enum Bound {
        BELOW,
        AT_OR_BELOW
    }

    private double[] compared(Correction correction, double[] values) {
        MaxNull nulls = nullOf(correction);
        double[] p = new double[values.length];
        for (int n = 0; n < p.length; n++) {
            p[n] = values[n] > 0 ? nulls.p(values[n]) : 1;
        }
        return p;
    }

    private CorrectedMap voxels(Correction correction, double[] p, double limit, Bound bound) {
        boolean[] below = new boolean[p.length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < p.length; n++) {
            // An ALE of 0 is no evidence, whatever its rank.
            below[n] = map.statistic()[n] > 0 && (bound == Bound.BELOW ? p[n] < limit : p[n] <= limit);
            if (below[n]) {
                smallest = Math.min(smallest, map.statistic()[n]);
            }
        }
        double critical = maxima.containsKey(correction) && correction.usesPermutations()
                ? nullOf(correction).critical(limit)
                : smallest;
        // Without correction the voxels are those above the cluster-forming threshold.
        List<Cluster> found = correction == Correction.NONE
                ? complete(finder.find(n -> below[n], cut), Formed.AT_THE_CUT)
                : complete(finder.find(n -> below[n], smallest), Formed.OTHERWISE);
        List<Cluster> kept = reported(found.stream());
        return finished(correction, critical, p, kept, kept);
    }

    private CorrectedMap clusters(Correction correction, ToDoubleFunction<Cluster> extent) {
        MaxNull nulls = nullOf(correction);
        double[] p = new double[map.p().length];
        Arrays.fill(p, 1);
        List<Cluster> candidates = complete(finder.find(n -> map.statistic()[n] >= cut, cut), Formed.AT_THE_CUT);
        for (Cluster cluster : candidates) {
            double clusterP = nulls.p(extent.applyAsDouble(cluster));
            for (int member : cluster.members()) {
                p[member] = clusterP;
            }
        }
        List<Cluster> kept =
                reported(candidates.stream().filter(c -> nulls.p(extent.applyAsDouble(c)) <= spec.alpha()));
        return finished(correction, nulls.critical(spec.alpha()), p, kept, candidates);
    }

    private CorrectedMap finished(
            Correction correction, double critical, double[] p, List<Cluster> kept, List<Cluster> candidates) {
        boolean[] significant = new boolean[p.length];
        for (Cluster cluster : kept) {
            for (int member : cluster.members()) {
                significant[member] = true;
            }
        }
        Optional<MaxNull> nulls = correction.usesPermutations() ? Optional.of(nullOf(correction)) : Optional.empty();
        return new CorrectedMap(correction, critical, p, significant, kept, List.of(), nulls, candidates);
    }

    /** Large enough, renumbered. */
    private List<Cluster> reported(java.util.stream.Stream<Cluster> clusters) {
        List<Cluster> kept = new ArrayList<>();
        clusters.filter(c -> c.volumeMm3() >= spec.minVolumeMm3() - 1e-6)
                .forEach(c -> kept.add(c.withNumber(kept.size() + 1)));
        return kept;
    }

    /** Where clusters end: permuted ones, with which size and mass are compared, end at the cut. */
    private enum Formed {
        AT_THE_CUT,
        OTHERWISE
    }

    /** Adds every corrected p that the permutations can tell. */
    private List<Cluster> complete(List<Cluster> clusters, Formed formed) {
        List<Cluster> completed = new ArrayList<>();
        for (Cluster cluster : clusters) {
            Map<Correction, MonteCarloP> corrected = new EnumMap<>(Correction.class);
            maxima.forEach((correction, nulls) -> {
                if (formed == Formed.AT_THE_CUT || correction.level() == Correction.Level.VOXEL) {
                    corrected.put(correction, nulls.correctedP(observed(correction, cluster)));
                }
            });
            completed.add(cluster.withCorrected(corrected));
        }
        return completed;
    }

    private double observed(Correction correction, Cluster cluster) {
        return switch (correction) {
            case CLUSTER_SIZE_FWE -> cluster.voxels();
            case CLUSTER_MASS_FWE -> cluster.mass();
            case TFCE_FWE -> {
                double most = 0;
                for (int member : cluster.members()) {
                    most = Math.max(most, enhanced.orElseThrow()[member]);
                }
                yield most;
            }
            default -> cluster.highestPeak().statistic();
        };
    }

    private MaxNull nullOf(Correction correction) {
        MaxNull nulls = maxima.get(correction);
        if (nulls == null) {
            throw new IllegalStateException("no permutations were run for " + correction);
        }
        return nulls;
    }
}
