package org.nocimap.atlas;

import org.nocimap.image.Mask;

/** How much two masks overlap. */
public final class Overlap {
    private Overlap() {}

    /** Dice: 2·|A∩B| / (|A|+|B|), matched by millimetres, so that the grids may be flipped against each other. */
    public static double dice(Mask a, Mask b) {
        int both = 0;
        for (int n = 0; n < a.size(); n++) {
            both += b.contains(a.grid().pointOf(a.index(n))) ? 1 : 0;
        }
        return 2.0 * both / (a.size() + b.size());
    }
}
