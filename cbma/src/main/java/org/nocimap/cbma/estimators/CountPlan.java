package org.nocimap.cbma.estimators;

import org.nocimap.engine.RandomStream;

/**
 * What all maps of a density analysis share: the foci, how they are counted, and what a count is worth.
 *
 * @param foci where
 * @param rule what a sphere adds
 * @param units what each experiment adds, 1 or more
 * @param scale a statistic is units times this
 */
record CountPlan(SphereFoci foci, CountMap.Rule rule, int[] units, double scale) {
    CountMap newMap() {
        return new CountMap(foci, rule);
    }

    /** The map of the foci as reported. */
    void observe(CountMap map) {
        map.begin(Integer.MAX_VALUE);
        for (int e = 0; e < units.length; e++) {
            map.add(e, units[e]);
        }
    }

    /**
     * A map of the null: every focus in a mask voxel drawn uniformly and with replacement, keeping its experiment and its own
     * offset from the voxel's centre.
     *
     * @param places scratch, at least as many as the foci of any experiment
     */
    void permute(CountMap map, RandomStream random, int cut, int[] places) {
        map.begin(cut);
        int voxels = foci.mask().size();
        for (int e = 0; e < units.length; e++) {
            int own = foci.endFocus(e) - foci.firstFocus(e);
            for (int f = 0; f < own; f++) {
                places[f] = map.placeOf(random.nextInt(voxels));
            }
            map.add(e, places, units[e]);
        }
    }

    int mostFoci() {
        int most = 0;
        for (int e = 0; e < units.length; e++) {
            most = Math.max(most, foci.endFocus(e) - foci.firstFocus(e));
        }
        return most;
    }
}
