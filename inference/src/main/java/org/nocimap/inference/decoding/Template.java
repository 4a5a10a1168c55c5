package org.nocimap.inference.decoding;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A map to compare with, in a form that makes comparing quick: where it is not 0.
 *
 * <p>With x a map of n voxels, mean x̄ and standard deviation sₓ: r = (Σ tᵢxᵢ / n − t̄ x̄) / (sₜ sₓ).
 *
 * @param name as tables print it
 * @param positions in the mask where it is not 0; not to be changed
 * @param values there; not to be changed
 * @param mean over all voxels of the mask
 * @param deviation standard deviation over them, with n in the denominator, above 0
 */
public record Template(String name, int[] positions, double[] values, double mean, double deviation)
        implements Serializable {
    /**
     * @param map per mask voxel, finite
     * @throws IllegalArgumentException when all values are the same
     */
    public static Template of(String name, double[] map) {
        int[] positions = new int[map.length];
        int count = 0;
        double sum = 0;
        for (int n = 0; n < map.length; n++) {
            if (map[n] != 0) {
                positions[count++] = n;
            }
            sum += map[n];
        }
        double mean = sum / map.length;
        double squares = 0;
        for (double value : map) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / map.length);
        if (!(deviation > 1e-12 * Math.abs(mean)) || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException("the map " + name + " has one value only");
        }
        int[] kept = Arrays.copyOf(positions, count);
        double[] values = new double[count];
        for (int n = 0; n < count; n++) {
            values[n] = map[kept[n]];
        }
        return new Template(name, kept, values, mean, deviation);
    }

    /**
     * Pearson's r with a map over the same mask.
     *
     * @param mapMean its mean
     * @param mapDeviation its standard deviation, with n in the denominator
     */
    double r(double[] map, double mapMean, double mapDeviation) {
        double sum = 0;
        for (int n = 0; n < positions.length; n++) {
            sum += values[n] * map[positions[n]];
        }
        return (sum / map.length - mean * mapMean) / (deviation * mapDeviation);
    }
}
