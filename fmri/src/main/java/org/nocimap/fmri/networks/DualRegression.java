package org.nocimap.fmri.networks;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.nocimap.fmri.connectivity.CleanRun;

/**
 * Dual regression (Nickerson et al. 2017, doi:10.3389/fnins.2017.00115): the group's maps, all together and centred over voxels, are
 * regressed on every centred volume, which gives a time course of each network; the courses, all together, centred and brought to unit
 * variance over the volumes that take part, are regressed on every voxel's series, which gives the run's own maps.
 *
 * @param courses {@code double[K][kept volumes]}, of unit variance
 * @param effects {@code double[K][V]}, the run's maps
 * @param variances of the effects: s² (X'X)⁻¹_kk with s² the residual sum of squares over the degrees of freedom
 * @param degreesOfFreedom what denoising left less K
 */
public record DualRegression(double[][] courses, double[][] effects, double[][] variances, int degreesOfFreedom) {
    private static final int BLOCK = 2048;

    /**
     * @param maps of the group over the run's mask, {@code double[V]} each; not modified
     * @throws IllegalArgumentException when a map or a course is a combination of the others, or too few degrees of freedom are left
     */
    public static DualRegression of(CleanRun clean, List<double[]> maps) {
        int k = maps.size();
        int df = clean.degreesOfFreedom() - k;
        if (k == 0 || df < 1) {
            throw new IllegalArgumentException(k + " networks and " + clean.degreesOfFreedom() + " degrees of freedom");
        }
        double[][] courses = courses(clean, maps);
        int[] at = clean.volumes();
        DMatrixRMaj inverse = inverse(courses, "time courses");
        int voxels = clean.run().voxels();
        double[][] effects = new double[k][voxels];
        double[][] variances = new double[k][voxels];
        IntStream.range(0, (voxels + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
            int from = b * BLOCK;
            int width = Math.min(BLOCK, voxels - from);
            double[][] products = new double[k][width];
            double[] sum = new double[width];
            double[] squares = new double[width];
            for (int t = 0; t < at.length; t++) {
                float[] volume = clean.run().volumes()[at[t]];
                for (int v = 0; v < width; v++) {
                    double y = volume[from + v];
                    sum[v] += y;
                    squares[v] += y * y;
                }
                for (int n = 0; n < k; n++) {
                    addScaled(products[n], volume, from, courses[n][t], width);
                }
            }
            for (int v = 0; v < width; v++) {
                double rest = squares[v] - sum[v] * sum[v] / at.length;
                for (int n = 0; n < k; n++) {
                    double beta = 0;
                    for (int m = 0; m < k; m++) {
                        beta += inverse.get(n, m) * products[m][v];
                    }
                    effects[n][from + v] = beta;
                    rest -= beta * products[n][v];
                }
                for (int n = 0; n < k; n++) {
                    variances[n][from + v] = Math.max(0, rest) / df * inverse.get(n, n);
                }
            }
        });
        return new DualRegression(courses, effects, variances, df);
    }

    private static double[][] courses(CleanRun clean, List<double[]> maps) {
        int k = maps.size();
        int voxels = clean.run().voxels();
        double[][] centred = new double[k][];
        for (int n = 0; n < k; n++) {
            if (maps.get(n).length != voxels) {
                throw new IllegalArgumentException("a map has " + maps.get(n).length + " voxels, the run " + voxels);
            }
            centred[n] = centred(maps.get(n));
        }
        DMatrixRMaj inverse = inverse(centred, "maps");
        int[] at = clean.volumes();
        double[][] courses = new double[k][at.length];
        IntStream.range(0, at.length).parallel().forEach(t -> {
            // The maps are centred, so that a volume's mean does not matter.
            double[] products = new double[k];
            for (int n = 0; n < k; n++) {
                products[n] = dot(centred[n], clean.run().volumes()[at[t]]);
            }
            for (int n = 0; n < k; n++) {
                for (int m = 0; m < k; m++) {
                    courses[n][t] += inverse.get(n, m) * products[m];
                }
            }
        });
        for (int n = 0; n < k; n++) {
            courses[n] = standardised(courses[n]);
        }
        return courses;
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double[] centred = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            centred[n] = values[n] - mean;
        }
        return centred;
    }

    private static double[] standardised(double[] values) {
        double[] standard = centred(values);
        double squares = 0;
        for (double v : standard) {
            squares += v * v;
        }
        double sd = Math.sqrt(squares / (values.length - 1));
        for (int n = 0; n < standard.length; n++) {
            standard[n] /= sd;
        }
        return standard;
    }

    private static DMatrixRMaj inverse(double[][] rows, String what) {
        int k = rows.length;
        DMatrixRMaj products = new DMatrixRMaj(k, k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int n = 0; n < rows[a].length; n++) {
                    sum += rows[a][n] * rows[b][n];
                }
                products.set(a, b, sum);
                products.set(b, a, sum);
            }
        }
        if (!CommonOps_DDRM.invert(products) || !Double.isFinite(CommonOps_DDRM.elementMaxAbs(products))) {
            throw new IllegalArgumentException("the " + what + " of the networks are combinations of one another");
        }
        return products;
    }

    private static double dot(double[] map, float[] volume) {
        double sum = 0;
        for (int v = 0; v < map.length; v++) {
            sum += map[v] * volume[v];
        }
        return sum;
    }

    private static void addScaled(double[] to, float[] volume, int from, double times, int width) {
        for (int v = 0; v < width; v++) {
            to[v] += times * volume[from + v];
        }
    }
}
