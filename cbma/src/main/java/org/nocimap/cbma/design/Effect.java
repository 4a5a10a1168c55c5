package org.nocimap.cbma.design;

import java.util.Optional;
import org.nocimap.image.Point;

/**
 * What is to be found.
 *
 * @param share probability that an experiment reports it, in [0, 1]
 * @param spreadMm standard deviation of a reported focus about the true place along each axis, 0 to 100
 * @param place where it is, MNI mm; empty for a place drawn anew for every simulated meta-analysis, anywhere in the mask
 * @param withinMm it is found when something significant lies at most so far from the true place, above 0
 */
public record Effect(double share, double spreadMm, Optional<Point> place, double withinMm) {
    public Effect {
        if (!(share >= 0 && share <= 1) || !(spreadMm >= 0 && spreadMm <= 100) || !(withinMm > 0 && withinMm <= 100)) {
            throw new IllegalArgumentException(
                    "an effect with share " + share + ", spread " + spreadMm + " mm, found within " + withinMm + " mm");
        }
    }
}
