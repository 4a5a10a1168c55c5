package org.nocimap.report.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;

/**
 * The right answer, for simulated input.
 *
 * @param peaks where activation really is, MNI mm; may be empty
 */
public record KnownTruth(List<Point> peaks) {
    /** A true peak is found when it lies at most this far from the centre of a voxel of a reported cluster. */
    public static final double TOLERANCE_MM = 4;

    public KnownTruth {
        peaks = List.copyOf(peaks);
    }

    /**
     * What became of one true peak.
     *
     * @param peak the true peak
     * @param nearest the nearest peak of the reported clusters, when there is any cluster
     * @param distanceMm from the true peak to it, infinite when there is none
     * @param cluster number of the cluster that found it, 0 when none did
     */
    public record Answer(Point peak, Optional<Point> nearest, double distanceMm, int cluster) {
        public boolean isFound() {
            return cluster > 0;
        }
    }

    /**
     * Every true peak against the reported clusters.
     *
     * @param clusters those of one correction
     * @param mask whose positions the clusters' members are
     */
    public List<Answer> answers(List<Cluster> clusters, Mask mask) {
        List<Answer> answers = new ArrayList<>();
        for (Point peak : peaks) {
            Optional<Point> nearest = clusters.stream()
                    .flatMap(c -> c.peaks().stream())
                    .map(p -> p.point())
                    .min(Comparator.comparingDouble(peak::distanceTo));
            int number = clusters.stream()
                    .filter(c -> distance(peak, c, mask) <= TOLERANCE_MM)
                    .min(Comparator.comparingDouble(c -> distance(peak, c, mask)))
                    .map(Cluster::number)
                    .orElse(0);
            answers.add(
                    new Answer(peak, nearest, nearest.map(peak::distanceTo).orElse(Double.POSITIVE_INFINITY), number));
        }
        return List.copyOf(answers);
    }

    /** Clusters that no true peak lies in or near. */
    public List<Cluster> falseClusters(List<Cluster> clusters, Mask mask) {
        return clusters.stream()
                .filter(c -> peaks.stream().noneMatch(peak -> distance(peak, c, mask) <= TOLERANCE_MM))
                .toList();
    }

    /** From a place to the nearest voxel centre of a cluster. */
    private static double distance(Point place, Cluster cluster, Mask mask) {
        Grid grid = mask.grid();
        double nearest = Double.POSITIVE_INFINITY;
        for (int member : cluster.members()) {
            nearest = Math.min(nearest, grid.pointOf(mask.index(member)).distanceTo(place));
        }
        return nearest;
    }
}
