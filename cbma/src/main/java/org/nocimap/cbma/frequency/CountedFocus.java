package org.nocimap.cbma.frequency;

import java.util.List;
import org.nocimap.files.Location;
import org.nocimap.image.Point;

/**
 * A focus of the analysis with what is told of it and the regions it lies in.
 *
 * @param sample the sample that reported it
 * @param experiment the experiment's name; may be empty
 * @param point MNI millimetres
 * @param parts of the evidence it belongs to, at least one
 * @param regions it counts for; empty when it lies in none, and so is in no count
 * @param where in the input
 */
public record CountedFocus(
        String sample, String experiment, Point point, List<Stratum> parts, List<String> regions, Location where) {
    public CountedFocus {
        parts = List.copyOf(parts);
        regions = List.copyOf(regions);
    }

    /** Whether it lies in no region. */
    public boolean isUnplaced() {
        return regions.isEmpty();
    }
}
