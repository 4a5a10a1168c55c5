package org.nocimap.atlas.pain;

import java.util.List;
import java.util.Locale;

/**
 * A region that holds a point.
 *
 * @param region the region
 * @param side the point's side
 * @param sources the atlases this rests on, sorted; empty for a plain sphere
 * @param precision how far to trust the border used
 * @param distanceMm 0 when the labels are those of the point's own voxel, else the distance to the farthest of the labels used
 */
public record PainRegionHit(
        PainRegion region, Side side, List<String> sources, PainRegion.Precision precision, double distanceMm) {
    public PainRegionHit {
        sources = List.copyOf(sources);
    }

    /** Which side of the midline a point lies on. */
    public enum Side {
        LEFT("Left "),
        RIGHT("Right "),
        /** x is 0. */
        MIDLINE("");

        private final String prefix;

        Side(String prefix) {
            this.prefix = prefix;
        }

        static Side of(double x) {
            return x < 0 ? LEFT : x > 0 ? RIGHT : MIDLINE;
        }
    }

    /** As a table prints it: {@code Left anterior insula (2.0 mm, approximate)}. */
    public String text() {
        StringBuilder text = new StringBuilder(side.prefix).append(region.title());
        boolean approximate = precision == PainRegion.Precision.APPROXIMATE;
        if (distanceMm > 0) {
            text.append(String.format(Locale.ROOT, " (%.1f mm%s)", distanceMm, approximate ? ", approximate" : ""));
        } else if (approximate) {
            text.append(" (approximate)");
        }
        return text.toString();
    }
}
