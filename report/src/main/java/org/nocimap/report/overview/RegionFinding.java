package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.image.Point;

/**
 * What a condition has in a region.
 *
 * @param voxels significant voxels there
 * @param highestZ the largest z among them; 0 when there are none
 * @param foci foci there
 * @param studies studies with at least one of these foci
 * @param significant places of the significant voxels, MNI mm
 * @param reported places of the foci, MNI mm
 */
public record RegionFinding(
        int voxels, double highestZ, int foci, int studies, List<Point> significant, List<Point> reported) {
    /** Nothing. */
    static final RegionFinding NONE = new RegionFinding(0, 0, 0, 0, List.of(), List.of());

    public RegionFinding {
        significant = List.copyOf(significant);
        reported = List.copyOf(reported);
    }

    public boolean isSignificant() {
        return voxels > 0;
    }

    /** Where the region is drawn by: significant voxels, or else foci. */
    List<Point> places() {
        return new ArrayList<>(isSignificant() ? significant : reported);
    }
}
