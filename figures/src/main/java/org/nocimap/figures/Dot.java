package org.nocimap.figures;

import java.util.Objects;
import java.util.OptionalInt;
import org.nocimap.image.Point;

/**
 * One focus on a glass brain.
 *
 * @param at millimetres, in the space of the brain it is drawn on
 * @param group what its colour stands for: a condition, a contrast, "all foci"
 * @param subjects subjects of its experiment, when known
 */
public record Dot(Point at, String group, OptionalInt subjects) {
    public Dot {
        Objects.requireNonNull(at);
        Objects.requireNonNull(group);
        Objects.requireNonNull(subjects);
    }
}
