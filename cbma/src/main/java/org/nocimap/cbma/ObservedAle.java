package org.nocimap.cbma;

/**
 * The observed ALE in single precision, operation by operation as {@link PermutedAle} computes it: the map that is compared
 * with permutations, and so the map of the result.
 *
 * <p>Why not {@link AleMap}: where foci are few, the largest ALE of many permutations is the same as the observed one, a single
 * kernel's peak. Observed in double precision it would be larger or smaller than all of them by the rounding of the
 * permutations, and its corrected p anything between 1 and nearly 0.
 */
final class ObservedAle {
    private ObservedAle() {}

    /**
     * @return ALE per mask voxel, in [0, 1], each a number of single precision
     */
    static double[] of(ActivationModel model) {
        SingleActivation activation = new SingleActivation(model.mask());
        float[] ale = new float[model.mask().size()];
        for (int e = 0; e < model.experimentCount(); e++) {
            activation.unite(model.foci(e), ale);
        }
        double[] map = new double[ale.length];
        for (int n = 0; n < map.length; n++) {
            map[n] = ale[n];
        }
        return map;
    }
}
