package org.nocimap.inference;

import org.nocimap.image.Mask;

/**
 * A map with its uncorrected inference, all arrays in the mask's order and not to be changed.
 *
 * @param statistic larger means more evidence
 * @param z standard normal deviate of p
 * @param p uncorrected p
 */
public record StatisticMap(Mask mask, double[] statistic, double[] z, double[] p) {
    public StatisticMap {
        if (statistic.length != mask.size() || z.length != mask.size() || p.length != mask.size()) {
            throw new IllegalArgumentException("a map has one value per mask voxel");
        }
    }
}
