package org.nocimap.cbma.design;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Power by number of experiments, for one effect.
 *
 * @param effect what was to be found
 * @param points by rising number of experiments
 * @param recommendation empty when no number tried has the power wanted
 */
public record PowerCurve(Effect effect, List<PowerPoint> points, Optional<Recommendation> recommendation) {
    public PowerCurve {
        points = List.copyOf(points);
    }

    /**
     * The smallest number of experiments with the power wanted.
     *
     * @param search its power where it was searched for
     * @param confirmation its power in an independent run, with other random numbers
     * @param low the smallest number whose 95 % interval reaches the power wanted
     * @param high the smallest number whose whole 95 % interval has it; empty when none that was tried does
     */
    public record Recommendation(PowerPoint search, PowerPoint confirmation, int low, OptionalInt high) {
        public int experiments() {
            return search.experiments();
        }

        /** Whether the two runs agree: the power of the independent run lies within the interval of the first, or the reverse. */
        public boolean confirmed() {
            return search.interval().contains(confirmation.power())
                    || confirmation.interval().contains(search.power());
        }
    }
}
