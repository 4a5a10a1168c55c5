package org.nocimap.atlas;

import java.util.Locale;

/**
 * What one atlas calls a point.
 *
 * @param atlas short name of the atlas
 * @param region the label
 * @param label the region's name with its side where the atlas has one label for both: "Left Insular Cortex"
 * @param distanceMm 0 when the voxel that holds the point has the label; else the distance to the centre of the nearest voxel
 *     that has one
 */
public record RegionLabel(String atlas, Region region, String label, double distanceMm) {
    public RegionLabel {
        if (!(distanceMm >= 0)) {
            throw new IllegalArgumentException("a distance is not negative");
        }
    }

    /** True when the point's own voxel has the label. */
    public boolean isExact() {
        return distanceMm == 0;
    }

    /** The label, with its distance when it is not exact: {@code Left Insular Cortex (2.8 mm)}. */
    public String text() {
        return isExact() ? label : String.format(Locale.ROOT, "%s (%.1f mm)", label, distanceMm);
    }
}
