package org.nocimap.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.nocimap.stats.MonteCarloP;
import org.nocimap.stats.PAdjust;

/**
 * Applies corrections to one map of which large values are evidence. A voxel whose statistic is not above 0 is never significant,
 * so that one direction of a signed map is corrected by passing its positive part with the p of all voxels.
 */
public final class MapCorrector {
    private final CorrectionRule rule;
    private final StatisticMap map;
    private final double cut;
    private final Map<Correction, MaxNull> maxima;
    private final Optional<double[]> enhanced;
    private final ClusterFinder finder;

    /**
     * @param rule what counts
     * @param map the observed map
     * @param cut the statistic at and above which a voxel belongs to a cluster; may be infinite
     * @param maxima the null distributions there are
     * @param enhanced TFCE scores, where they were asked for
     */
    public MapCorrector(
            CorrectionRule rule,
            StatisticMap map,
            double cut,
            Map<Correction, MaxNull> maxima,
            Optional<double[]> enhanced) {
        this.rule = rule;
        this.map = map;
        this.cut = cut;
        this.maxima = maxima;
        this.enhanced = enhanced;
        this.finder = new ClusterFinder(map, rule.connectivity(), ClusterFinder.USUAL_PEAK_DISTANCE_MM);
    }

    /**
     * @throws IllegalStateException when the correction needs a null distribution that there is not
     */
    public CorrectedStatistic apply(Correction correction) {
        return switch (correction) {
            case NONE -> voxels(correction, map.p(), rule.voxelP(), Bound.BELOW);
            case FDR_BH -> voxels(correction, PAdjust.BH.adjust(map.p()), rule.alpha(), Bound.AT_OR_BELOW);
            case FDR_BY -> voxels(correction, PAdjust.BY.adjust(map.p()), rule.alpha(), Bound.AT_OR_BELOW);
            case BONFERRONI -> voxels(correction, PAdjust.BONFERRONI.adjust(map.p()), rule.alpha(), Bound.AT_OR_BELOW);
            case VOXEL_FWE ->
                voxels(correction, compared(correction, map.statistic()), rule.alpha(), Bound.AT_OR_BELOW);
            case TFCE_FWE ->
                voxels(correction, compared(correction, enhanced.orElseThrow()), rule.alpha(), Bound.AT_OR_BELOW);
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

    private CorrectedStatistic voxels(Correction correction, double[] p, double limit, Bound bound) {
        boolean[] below = new boolean[p.length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < p.length; n++) {
            // A statistic of 0 is no evidence, whatever its rank.
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
        return finished(correction, critical, p, reported(found.stream()), found);
    }

    private CorrectedStatistic clusters(Correction correction, ToDoubleFunction<Cluster> extent) {
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
                reported(candidates.stream().filter(c -> nulls.p(extent.applyAsDouble(c)) <= rule.alpha()));
        return finished(correction, nulls.critical(rule.alpha()), p, kept, candidates);
    }

    private CorrectedStatistic finished(
            Correction correction, double critical, double[] p, List<Cluster> kept, List<Cluster> candidates) {
        boolean[] significant = new boolean[p.length];
        for (Cluster cluster : kept) {
            for (int member : cluster.members()) {
                significant[member] = true;
            }
        }
        Optional<MaxNull> nulls = correction.usesPermutations() ? Optional.of(nullOf(correction)) : Optional.empty();
        return new CorrectedStatistic(correction, critical, p, significant, kept, nulls, candidates);
    }

    /** Large enough, renumbered. */
    private List<Cluster> reported(Stream<Cluster> clusters) {
        List<Cluster> kept = new ArrayList<>();
        clusters.filter(c -> c.volumeMm3() >= rule.minVolumeMm3() - 1e-6)
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
            Map<Correction, Double> compared = new EnumMap<>(Correction.class);
            maxima.forEach((correction, nulls) -> {
                if (formed == Formed.AT_THE_CUT || correction.level() == Correction.Level.VOXEL) {
                    double value = observed(correction, cluster);
                    corrected.put(correction, nulls.correctedP(value));
                    compared.put(correction, value);
                }
            });
            completed.add(cluster.withCorrected(corrected, compared));
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
