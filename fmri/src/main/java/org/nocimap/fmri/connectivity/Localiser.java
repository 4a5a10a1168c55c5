package org.nocimap.fmri.connectivity;

import java.util.Optional;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/** Finds the place of a seed by the strongest response of a map. */
public final class Localiser {
    private Localiser() {}

    /**
     * The largest value of a map.
     *
     * @param point centre of its voxel, mm
     */
    public record Peak(Point point, double value) {}

    /**
     * The voxel with the largest value above 0; of equal ones the first.
     *
     * @param map not modified
     * @param within where to look
     * @return nothing where no voxel inside is above 0
     */
    public static Optional<Peak> peak(Volume map, Seed.Part within) {
        Grid grid = map.grid();
        int best = -1;
        for (int n = 0; n < map.data().length; n++) {
            float value = map.data()[n];
            if (value > 0 && (best < 0 || value > map.data()[best]) && within.holds(grid.pointOf(n))) {
                best = n;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Peak(grid.pointOf(best), map.data()[best]));
    }
}
