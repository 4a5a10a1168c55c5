package org.nocimap.fmri.ica;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.linear.Components;

/**
 * A run made ready for the components of a group: the volumes that take part, every voxel centred over time and divided by the standard
 * deviation of its noise, every volume centred over voxels.
 *
 * <p>The noise of a voxel is what the {@value #STRUCTURE} leading temporal components of the run (or a third of its degrees of freedom,
 * if that is fewer) leave of its series (Beckmann and Smith 2004, doi:10.1109/TMI.2003.822821, normalise so; the number is this
 * method's usual one). A voxel without noise is 0 throughout.
 *
 * <p>The noise's variance is estimated with ν degrees of freedom, and independent of it the leading components' own energy, which is
 * divided by it: that raises their eigenvalues by E[σ²/s²] = ν/(ν − 2), while the rest sums to what it should. Over the mean eigenvalue this
 * is the gain that {@link NoiseEdge} allows for.
 *
 * @param volumes {@code float[kept volumes][V]}
 * @param degreesOfFreedom of the clean run
 * @param noise how the rest hangs together
 */
record NormalisedRun(float[][] volumes, int degreesOfFreedom, NoiseShape noise) {
    /** Most components that count as structure. */
    static final int STRUCTURE = 30;

    private static final int WIDTH = 512;
    private static final int LOOKED_AT = 24;
    private static final int MEMORIES = 2000;

    /**
     * @param clean its volumes are modified and belong to the result
     * @param neighbours as {@link NoiseShape#neighbours} gives them
     */
    static NormalisedRun of(CleanRun clean, int[][] neighbours) {
        int[] at = clean.volumes();
        float[][] x = new float[at.length][];
        for (int t = 0; t < at.length; t++) {
            x[t] = clean.run().volumes()[at[t]];
        }
        int voxels = x[0].length;
        VoxelChunks.forEach(voxels, (chunk, from, to) -> centre(x, from, to));
        double lagOne = lagOne(x, at);
        int structure = Math.min(STRUCTURE, clean.degreesOfFreedom() / 3);
        double[][] vectors = Components.ofSymmetric(VoxelChunks.gram(x)).vectors();
        double[][] courses = Arrays.copyOf(vectors, structure);
        float[][] maps = new float[structure][voxels];
        int left = clean.degreesOfFreedom() - structure;
        VoxelChunks.forEach(voxels, (chunk, from, to) -> scale(x, courses, maps, left, from, to));
        NoiseMemory memory =
                NoiseMemory.of(Arrays.copyOf(vectors, Math.min(x.length, clean.degreesOfFreedom())), at, lagOne);
        NoiseShape noise = new NoiseShape(
                neighbourly(x, courses, maps, neighbours), memory.memory(), memory.spectrum(), gain(left, structure));
        for (float[] volume : x) {
            double mean = 0;
            for (float value : volume) {
                mean += value;
            }
            mean /= voxels;
            for (int v = 0; v < voxels; v++) {
                volume[v] -= (float) mean;
            }
        }
        return new NormalisedRun(x, clean.degreesOfFreedom(), noise);
    }

    private static double gain(int left, int structure) {
        double raised = left / Math.max(1.0, left - 2.0);
        return raised * (left + structure) / (left + structure * raised);
    }

    private static void centre(float[][] x, int from, int to) {
        double[] mean = new double[to - from];
        for (float[] volume : x) {
            for (int v = from; v < to; v++) {
                mean[v - from] += volume[v] / (double) x.length;
            }
        }
        for (float[] volume : x) {
            for (int v = from; v < to; v++) {
                volume[v] -= (float) mean[v - from];
            }
        }
    }

    /** Finds the structure's maps and divides everything by the standard deviation of the rest. */
    private static void scale(float[][] x, double[][] courses, float[][] maps, int left, int from, int to) {
        double[][] sums = new double[courses.length][WIDTH];
        double[] squares = new double[WIDTH];
        for (int start = from; start < to; start += WIDTH) {
            int width = Math.min(WIDTH, to - start);
            Arrays.fill(squares, 0);
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int t = 0; t < x.length; t++) {
                float[] volume = x[t];
                for (int w = 0; w < width; w++) {
                    squares[w] += (double) volume[start + w] * volume[start + w];
                }
                for (int k = 0; k < sums.length; k++) {
                    addScaled(sums[k], volume, start, courses[k][t], width);
                }
            }
            for (int w = 0; w < width; w++) {
                double rest = squares[w];
                for (double[] sum : sums) {
                    rest -= sum[w] * sum[w];
                }
                double factor = rest > 1e-9 * squares[w] ? Math.sqrt(left / rest) : 0;
                for (int k = 0; k < sums.length; k++) {
                    maps[k][start + w] = (float) (sums[k][w] * factor);
                }
                for (float[] volume : x) {
                    volume[start + w] *= (float) factor;
                }
            }
        }
    }

    private static void addScaled(double[] to, float[] from, int start, double times, int width) {
        for (int w = 0; w < width; w++) {
            to[w] += times * from[start + w];
        }
    }

    /** Correlation of neighbours along each axis, from volumes spread over the run. */
    private static double[] neighbourly(float[][] x, double[][] courses, float[][] maps, int[][] neighbours) {
        int looks = Math.min(LOOKED_AT, x.length);
        double[][][] parts = new double[looks][][];
        IntStream.range(0, looks).parallel().forEach(n -> {
            float[] rest = rest(x, (int) ((long) n * x.length / looks), courses, maps);
            parts[n] = NoiseShape.products(rest, neighbours);
        });
        return NoiseShape.correlations(parts);
    }

    /**
     * Correlation of a volume and the next in the median voxel. Structure is not taken out first: its leading components are the slowest,
     * and what they leave would forget faster than the noise does.
     */
    private static double lagOne(float[][] x, int[] at) {
        int step = Math.max(1, x[0].length / MEMORIES);
        double[] found = IntStream.iterate(0, v -> v < x[0].length, v -> v + step)
                .mapToDouble(v -> {
                    double products = 0;
                    double squares = 0;
                    for (int t = 0; t < x.length; t++) {
                        squares += (double) x[t][v] * x[t][v];
                        products += t + 1 < x.length && at[t + 1] == at[t] + 1 ? (double) x[t][v] * x[t + 1][v] : 0;
                    }
                    return squares > 0 ? products / squares : 0;
                })
                .sorted()
                .toArray();
        return found[found.length / 2];
    }

    private static float[] rest(float[][] x, int t, double[][] courses, float[][] maps) {
        float[] rest = x[t].clone();
        for (int k = 0; k < maps.length; k++) {
            float times = (float) courses[k][t];
            float[] map = maps[k];
            for (int v = 0; v < rest.length; v++) {
                rest[v] -= times * map[v];
            }
        }
        return rest;
    }
}
