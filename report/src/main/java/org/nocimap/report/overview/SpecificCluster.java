package org.nocimap.report.overview;

import java.util.List;
import org.nocimap.cbma.contrast.ClusterSupport;
import org.nocimap.image.Point;

/**
 * A cluster in which a condition's foci come together more than those of all other conditions.
 *
 * @param number 1 for the largest of its contrast
 * @param volumeMm3 mm³
 * @param peak where the difference is largest, MNI mm
 * @param label what the atlases call that place; empty when they do not name it
 * @param z of the difference at the peak, one-sided
 * @param p corrected p at the peak
 * @param support how many experiments of the condition and of the rest report foci in it
 * @param regions pain regions that hold voxels of it, ascending
 */
public record SpecificCluster(
        int number,
        double volumeMm3,
        Point peak,
        String label,
        double z,
        double p,
        ClusterSupport support,
        List<String> regions) {
    public SpecificCluster {
        regions = List.copyOf(regions);
    }
}
