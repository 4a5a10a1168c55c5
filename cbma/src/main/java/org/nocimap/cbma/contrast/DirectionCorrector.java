package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.MonteCarloP;

/**
 * Corrects one direction of a difference. Unlike in other maps, the cluster-forming threshold is each voxel's own: the difference
 * whose permutation p is below the voxel p.
 */
final class DirectionCorrector {
    private final ContrastSpec spec;
    private final StatisticMap map;
    private final boolean[] searched;
    private final boolean[] supra;
    private final double[] critical;
    private final Map<Correction, MaxNull> maxima;
    private final ClusterFinder finder;

    /**
     * @param map standardised difference, larger for more evidence, with its one-sided p
     * @param searched per mask voxel
     * @param supra per mask voxel: beyond its critical difference
     * @param critical per mask voxel the standardised difference to exceed
     */
    DirectionCorrector(
            ContrastSpec spec,
            StatisticMap map,
            boolean[] searched,
            boolean[] supra,
            double[] critical,
            Map<Correction, MaxNull> maxima) {
        this.spec = spec;
        this.map = map;
        this.searched = searched;
        this.supra = supra;
        this.critical = critical;
        this.maxima = maxima;
        this.finder = new ClusterFinder(map, spec.main().connectivity(), ClusterFinder.USUAL_PEAK_DISTANCE_MM);
    }

    List<CorrectedStatistic> all() {
        return spec.corrections().stream().map(this::apply).toList();
    }

    private CorrectedStatistic apply(Correction correction) {
        return switch (correction) {
            case CLUSTER_SIZE_FWE -> clusters(correction, Cluster::voxels);
            case CLUSTER_MASS_FWE -> clusters(correction, Cluster::mass);
            case VOXEL_FWE -> highest();
            case NONE -> uncorrected();
            default -> throw new IllegalStateException("a difference is not corrected by " + correction);
        };
    }

    private CorrectedStatistic clusters(Correction correction, ToDoubleFunction<Cluster> extent) {
        MaxNull nulls = nullOf(correction);
        List<Cluster> candidates = supraClusters();
        double[] p = new double[map.p().length];
        Arrays.fill(p, 1);
        List<Cluster> significant = new ArrayList<>();
        for (Cluster cluster : candidates) {
            double clusterP = nulls.p(extent.applyAsDouble(cluster));
            for (int member : cluster.members()) {
                p[member] = clusterP;
            }
            if (clusterP <= spec.alpha()) {
                significant.add(cluster);
            }
        }
        return finished(correction, nulls.critical(spec.alpha()), p, significant, candidates);
    }

    private CorrectedStatistic highest() {
        MaxNull nulls = nullOf(Correction.VOXEL_FWE);
        double[] p = new double[map.p().length];
        for (int n = 0; n < p.length; n++) {
            p[n] = searched[n] && map.statistic()[n] > 0 ? nulls.p(map.statistic()[n]) : 1;
        }
        List<Cluster> found = finder.find(n -> p[n] <= spec.alpha(), 0).stream()
                .map(c -> c.withCorrected(Map.of(
                        Correction.VOXEL_FWE, nulls.correctedP(c.highestPeak().statistic()))))
                .toList();
        return finished(Correction.VOXEL_FWE, nulls.critical(spec.alpha()), p, found, found);
    }

    private CorrectedStatistic uncorrected() {
        double[] p = new double[map.p().length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < p.length; n++) {
            p[n] = searched[n] ? map.p()[n] : 1;
            if (searched[n] && supra[n]) {
                smallest = Math.min(smallest, map.statistic()[n]);
            }
        }
        List<Cluster> found = supraClusters();
        return finished(Correction.NONE, smallest, p, found, found);
    }

    private List<Cluster> supraClusters() {
        List<Cluster> clusters = new ArrayList<>();
        for (Cluster cluster : finder.find(n -> searched[n] && supra[n], 0)) {
            double mass = 0;
            for (int member : cluster.members()) {
                mass += map.statistic()[member] - critical[member];
            }
            Cluster weighed = new Cluster(
                    cluster.number(),
                    cluster.members(),
                    cluster.volumeMm3(),
                    cluster.centreOfMass(),
                    mass,
                    cluster.peaks(),
                    Map.of());
            clusters.add(weighed.withCorrected(corrected(weighed)));
        }
        return clusters;
    }

    private Map<Correction, MonteCarloP> corrected(Cluster cluster) {
        Map<Correction, MonteCarloP> p = new EnumMap<>(Correction.class);
        maxima.forEach((correction, nulls) -> p.put(
                correction,
                nulls.correctedP(
                        switch (correction) {
                            case CLUSTER_SIZE_FWE -> cluster.voxels();
                            case CLUSTER_MASS_FWE -> cluster.mass();
                            default -> cluster.highestPeak().statistic();
                        })));
        return p;
    }

    private CorrectedStatistic finished(
            Correction correction, double limit, double[] p, List<Cluster> significant, List<Cluster> candidates) {
        List<Cluster> kept = new ArrayList<>();
        boolean[] voxels = new boolean[p.length];
        for (Cluster cluster : significant) {
            if (cluster.volumeMm3() >= spec.minVolumeMm3() - 1e-6) {
                kept.add(cluster.withNumber(kept.size() + 1));
                for (int member : cluster.members()) {
                    voxels[member] = true;
                }
            }
        }
        Optional<MaxNull> nulls = correction.usesPermutations() ? Optional.of(nullOf(correction)) : Optional.empty();
        return new CorrectedStatistic(
                correction,
                limit,
                p,
                voxels,
                kept,
                nulls,
                correction.level() == Correction.Level.VOXEL ? kept : candidates);
    }

    private MaxNull nullOf(Correction correction) {
        MaxNull nulls = maxima.get(correction);
        if (nulls == null) {
            throw new IllegalStateException("no labels were exchanged for " + correction);
        }
        return nulls;
    }
}
