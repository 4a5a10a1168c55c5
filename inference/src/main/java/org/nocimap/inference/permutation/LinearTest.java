package org.nocimap.inference.permutation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.Design;

/**
 * One contrast of a linear model over many maps, ready to be tested under rearrangements after Freedman and Lane (1983,
 * doi:10.1080/07350015.1983.10509354; Winkler et al. 2014, doi:10.1016/j.neuroimage.2014.01.060): what the rest of the design
 * explains is taken out of the values, and what is left is rearranged and tested in the full model.
 *
 * <p>The design is split into what it says where the contrast is 0, of which Z is an orthonormal basis of k columns, and what the
 * contrast adds to that, of which Q is an orthonormal basis of q columns. With residuals e = (I − ZZ′)y of unit length and P a rearrangement,
 *
 * <pre>t = √(N − k − 1) s / √(1 − |Z′Pe|² − s²),  s = Q′Pe;   F = (|s|²/q) / ((1 − |Z′Pe|² − |s|²)/(N − k − q)).</pre>
 *
 * <p>Z′Pe and Q′Pe are sums over observations with rearranged coefficients, so that a map costs (k + q)·N multiplications a voxel,
 * done for a tile of voxels that stays in the cache, in single precision, two rows of coefficients in one pass over the tile. Where Z holds
 * the mean of all observations, its first column is that mean, along which residuals sum to 0 in whatever order they come: it costs nothing
 * unless signs are flipped. Immutable; shared by all threads.
 */
public final class LinearTest implements Serializable {
    private static final long serialVersionUID = 1;

    /** Voxels that are worked on together: with tens of observations they fit the second-level cache. */
    private static final int TILE = 1024;

    /** {@code float[observation][voxel]}: residuals after the rest of the design, of length 1 at every voxel, or 0. */
    private final float[][] residuals;

    /** Rows of coefficients: first those of the contrast, then those of the rest. */
    private final double[][] basis;

    private final int tested;

    /** Whether the first row of the rest is the mean of all observations. */
    private final boolean mean;

    private final int degreesOfFreedom;

    private LinearTest(float[][] residuals, double[][] basis, int tested, boolean mean, int degreesOfFreedom) {
        this.residuals = residuals;
        this.basis = basis;
        this.tested = tested;
        this.mean = mean;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /**
     * @param design of full rank
     * @param values {@code float[observation][voxel]}; not modified
     */
    public static LinearTest of(Design design, Contrast contrast, float[][] values) {
        int n = design.observations();
        int p = design.columns();
        List<double[]> rest = new ArrayList<>();
        List<double[]> asked = new ArrayList<>();
        split(design, contrast, rest, asked);
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        boolean mean = orthonormal(List.of(ones), orthonormal(rest, List.of())).isEmpty();
        if (mean) {
            rest.add(0, ones);
        }
        List<double[]> orthonormalRest = orthonormal(rest, List.of());
        List<double[]> orthonormalAsked = orthonormal(asked, orthonormalRest);
        double[][] basis = new double[orthonormalAsked.size() + orthonormalRest.size()][];
        for (int row = 0; row < basis.length; row++) {
            basis[row] = row < orthonormalAsked.size()
                    ? orthonormalAsked.get(row)
                    : orthonormalRest.get(row - orthonormalAsked.size());
        }
        int voxels = values[0].length;
        float[][] residuals = new float[n][voxels];
        double[] e = new double[n];
        for (int v = 0; v < voxels; v++) {
            double before = 0;
            for (int i = 0; i < n; i++) {
                e[i] = values[i][v];
                before += e[i] * e[i];
            }
            for (double[] z : orthonormalRest) {
                double along = dot(e, z);
                for (int i = 0; i < n; i++) {
                    e[i] -= along * z[i];
                }
            }
            double squares = dot(e, e);
            double scale = squares > 1e-20 * before ? 1 / Math.sqrt(squares) : 0;
            for (int i = 0; i < n; i++) {
                residuals[i][v] = (float) (e[i] * scale);
            }
        }
        return new LinearTest(residuals, basis, orthonormalAsked.size(), mean, n - p);
    }

    /** The rest is X b for all b with C b = 0; the contrast adds X b for b along the rows of C. */
    private static void split(Design design, Contrast contrast, List<double[]> rest, List<double[]> asked) {
        int p = design.columns();
        int n = design.observations();
        List<double[]> rows = new ArrayList<>();
        for (int r = 0; r < contrast.size(); r++) {
            double[] row = new double[p];
            for (int j = 0; j < p; j++) {
                row[j] = contrast.weight(r, j);
            }
            rows.add(row);
        }
        List<double[]> directions = orthonormal(rows, List.of());
        List<double[]> units = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            units.add(unit);
        }
        for (double[] b : orthonormal(units, directions)) {
            rest.add(times(design, b, n));
        }
        for (double[] b : directions) {
            asked.add(times(design, b, n));
        }
    }

    private static double[] times(Design design, double[] b, int n) {
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < b.length; j++) {
                column[i] += design.at(i, j) * b[j];
            }
        }
        return column;
    }

    /** What is new in vectors, orthonormal among themselves and to those before; what is not new is left out. */
    private static List<double[]> orthonormal(List<double[]> vectors, List<double[]> before) {
        List<double[]> basis = new ArrayList<>();
        for (double[] vector : vectors) {
            double[] left = vector.clone();
            double length = Math.sqrt(dot(left, left));
            for (int pass = 0; pass < 2; pass++) {
                for (List<double[]> list : List.of(before, basis)) {
                    for (double[] other : list) {
                        double along = dot(left, other);
                        for (int i = 0; i < left.length; i++) {
                            left[i] -= along * other[i];
                        }
                    }
                }
            }
            double rest = Math.sqrt(dot(left, left));
            if (rest > Design.DEPENDENT * length && length > 0) {
                for (int i = 0; i < left.length; i++) {
                    left[i] /= rest;
                }
                basis.add(left);
            }
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public int observations() {
        return residuals.length;
    }

    public int voxels() {
        return residuals[0].length;
    }

    /** N − P, of t and of F's denominator. */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Rank of the contrast, 1 for t. */
    public int size() {
        return tested;
    }

    /**
     * What rearrangement can test it. Where the rest of the design holds the mean of all observations, they may change places; else
     * the mean itself is in question, which no change of places changes, and signs are flipped.
     */
    public Exchange usualExchange() {
        return mean ? Exchange.PERMUTE : Exchange.FLIP;
    }

    /** A kernel of its own for each thread. */
    public Kernel newKernel() {
        return new Kernel(this);
    }

    /** Statistics of whole maps under rearrangements; keeps its scratch. */
    public static final class Kernel {
        private final LinearTest test;
        private final float[] sum = new float[TILE];
        private final float[] second = new float[TILE];
        private final float[] explained = new float[TILE];
        private final float[] lost = new float[TILE];
        private final float[] weights;
        private final float[] secondWeights;

        private Kernel(LinearTest test) {
            this.test = test;
            this.weights = new float[test.observations()];
            this.secondWeights = new float[test.observations()];
        }

        /**
         * t or F of every voxel; 0 where a voxel does not vary.
         *
         * @param from for each place the observation that comes there
         * @param sign 1 or −1 for each place
         * @param result one value a voxel; filled
         */
        public void statistics(int[] from, byte[] sign, double[] result) {
            boolean flips = false;
            for (byte one : sign) {
                flips |= one < 0;
            }
            int rest = test.tested + (test.mean && !flips ? 1 : 0);
            int voxels = test.voxels();
            for (int first = 0; first < voxels; first += TILE) {
                tile(from, sign, rest, first, Math.min(TILE, voxels - first), result);
            }
        }

        /**
         * @param rest the first row of the rest that counts
         */
        private void tile(int[] from, byte[] sign, int rest, int first, int width, double[] result) {
            int q = test.tested;
            java.util.Arrays.fill(lost, 0, width, 0);
            int row = rest;
            for (; row + 2 <= test.basis.length; row += 2) {
                along2(test.basis[row], test.basis[row + 1], from, sign, first, width);
                for (int v = 0; v < width; v++) {
                    lost[v] += sum[v] * sum[v] + second[v] * second[v];
                }
            }
            if (row < test.basis.length) {
                along(test.basis[row], from, sign, first, width);
                addSquares(lost, width);
            }
            if (q == 1) {
                along(test.basis[0], from, sign, first, width);
                deviates(sum, lost, explained, width, test.degreesOfFreedom);
            } else {
                java.util.Arrays.fill(explained, 0, width, 0);
                for (int asked = 0; asked < q; asked++) {
                    along(test.basis[asked], from, sign, first, width);
                    addSquares(explained, width);
                }
                ratios(width, q);
            }
            for (int v = 0; v < width; v++) {
                result[first + v] = explained[v];
            }
        }

        private void addSquares(float[] to, int width) {
            for (int v = 0; v < width; v++) {
                to[v] += sum[v] * sum[v];
            }
        }

        /** Leaves Σ basis[place] sign[place] e[from[place]] in {@code sum}. */
        private void along(double[] coefficients, int[] from, byte[] sign, int first, int width) {
            int n = coefficients.length;
            for (int place = 0; place < n; place++) {
                weights[from[place]] = (float) (coefficients[place] * sign[place]);
            }
            float[][] e = test.residuals;
            java.util.Arrays.fill(sum, 0, width, 0);
            int i = 0;
            for (; i + 4 <= n; i += 4) {
                add4(sum, e[i], e[i + 1], e[i + 2], e[i + 3], first, width, weights, i);
            }
            for (; i < n; i++) {
                add(sum, e[i], first, width, weights[i]);
            }
        }

        /** Leaves the sums of two rows of coefficients in {@code sum} and {@code second}, every value read once for both. */
        private void along2(double[] one, double[] other, int[] from, byte[] sign, int first, int width) {
            int n = one.length;
            for (int place = 0; place < n; place++) {
                weights[from[place]] = (float) (one[place] * sign[place]);
                secondWeights[from[place]] = (float) (other[place] * sign[place]);
            }
            float[][] e = test.residuals;
            java.util.Arrays.fill(sum, 0, width, 0);
            java.util.Arrays.fill(second, 0, width, 0);
            int i = 0;
            for (; i + 4 <= n; i += 4) {
                add8(sum, second, e[i], e[i + 1], e[i + 2], e[i + 3], first, width, weights, secondWeights, i);
            }
            for (; i < n; i++) {
                add(sum, e[i], first, width, weights[i]);
                add(second, e[i], first, width, secondWeights[i]);
            }
        }

        private static void add8(
                float[] sum,
                float[] second,
                float[] a,
                float[] b,
                float[] c,
                float[] d,
                int first,
                int width,
                float[] weights,
                float[] secondWeights,
                int at) {
            float wa = weights[at];
            float wb = weights[at + 1];
            float wc = weights[at + 2];
            float wd = weights[at + 3];
            float ua = secondWeights[at];
            float ub = secondWeights[at + 1];
            float uc = secondWeights[at + 2];
            float ud = secondWeights[at + 3];
            for (int v = 0; v < width; v++) {
                float ea = a[first + v];
                float eb = b[first + v];
                float ec = c[first + v];
                float ed = d[first + v];
                sum[v] += wa * ea + wb * eb + wc * ec + wd * ed;
                second[v] += ua * ea + ub * eb + uc * ec + ud * ed;
            }
        }

        private static void add4(
                float[] sum,
                float[] a,
                float[] b,
                float[] c,
                float[] d,
                int first,
                int width,
                float[] weights,
                int at) {
            float wa = weights[at];
            float wb = weights[at + 1];
            float wc = weights[at + 2];
            float wd = weights[at + 3];
            for (int v = 0; v < width; v++) {
                sum[v] += wa * a[first + v] + wb * b[first + v] + wc * c[first + v] + wd * d[first + v];
            }
        }

        private static void add(float[] sum, float[] a, int first, int width, float w) {
            for (int v = 0; v < width; v++) {
                sum[v] += w * a[first + v];
            }
        }

        private static void deviates(float[] s, float[] lost, float[] t, int width, int df) {
            for (int v = 0; v < width; v++) {
                float rest = Math.max(1e-12f, 1 - lost[v] - s[v] * s[v]);
                t[v] = s[v] * (float) Math.sqrt(df / rest);
            }
        }

        private void ratios(int width, int q) {
            float scale = (float) test.degreesOfFreedom / q;
            for (int v = 0; v < width; v++) {
                float rest = Math.max(1e-12f, 1 - lost[v] - explained[v]);
                explained[v] = scale * explained[v] / rest;
            }
        }
    }
}
