package org.nocimap.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * Cuts a map into clusters and finds their peaks.
 *
 * @param map the map
 * @param connectivity which voxels touch
 * @param peakDistanceMm two peaks of a cluster are at least this far apart, 0 or more
 */
public record ClusterFinder(StatisticMap map, Connectivity connectivity, double peakDistanceMm) {
    /** Sub-peaks nearer to each other than this are one peak: 8 mm, the field's habit. */
    public static final double USUAL_PEAK_DISTANCE_MM = 8;

    /**
     * @param above which mask positions belong to clusters
     * @param threshold what {@link Cluster#mass()} is measured from
     * @return by descending volume, numbered from 1, without corrected p
     */
    public List<Cluster> find(IntPredicate above, double threshold) {
        Components components = Components.find(map.mask(), above, connectivity);
        int[] labels = components.labels();
        List<Cluster> clusters = new ArrayList<>();
        for (int label = 1; label <= components.count(); label++) {
            clusters.add(describe(label, components.members(label), labels, threshold));
        }
        return clusters;
    }

    private Cluster describe(int number, int[] members, int[] labels, double threshold) {
        Grid grid = map.mask().grid();
        double mass = 0;
        double weight = 0;
        double[] sum = new double[3];
        for (int member : members) {
            double value = map.statistic()[member];
            Point point = grid.pointOf(map.mask().index(member));
            mass += value - threshold;
            weight += value;
            sum[0] += value * point.x();
            sum[1] += value * point.y();
            sum[2] += value * point.z();
        }
        Point centre = new Point(sum[0] / weight, sum[1] / weight, sum[2] / weight);
        double volume = members.length * grid.voxelVolumeMm3();
        return new Cluster(number, members, volume, centre, mass, peaks(members, labels), Map.of());
    }

    /** Local maxima among the 26 neighbours of the same cluster, highest first, thinned to the distance asked for. */
    private List<Peak> peaks(int[] members, int[] labels) {
        int[] positions = map.mask().positions();
        List<Peak> maxima = new ArrayList<>();
        for (int member : members) {
            if (isLocalMaximum(member, labels, positions)) {
                Point point = map.mask().grid().pointOf(map.mask().index(member));
                maxima.add(new Peak(member, point, map.statistic()[member], map.z()[member], map.p()[member]));
            }
        }
        maxima.sort(Comparator.comparingDouble(Peak::statistic).reversed().thenComparingInt(Peak::position));
        List<Peak> kept = new ArrayList<>();
        for (Peak candidate : maxima) {
            if (kept.stream().allMatch(p -> p.point().distanceTo(candidate.point()) >= peakDistanceMm)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private boolean isLocalMaximum(int member, int[] labels, int[] positions) {
        Mask mask = map.mask();
        Grid grid = mask.grid();
        int index = mask.index(member);
        int i = index % grid.nx();
        int j = index / grid.nx() % grid.ny();
        int k = index / (grid.nx() * grid.ny());
        double value = map.statistic()[member];
        for (int[] step : Connectivity.CORNERS.steps()) {
            if (!grid.contains(i + step[0], j + step[1], k + step[2])) {
                continue;
            }
            int neighbour = positions[grid.index(i + step[0], j + step[1], k + step[2])];
            if (neighbour < 0 || labels[neighbour] != labels[member]) {
                continue;
            }
            double other = map.statistic()[neighbour];
            // On a plateau the first voxel speaks for all.
            if (other > value || (other == value && neighbour < member)) {
                return false;
            }
        }
        return true;
    }
}
