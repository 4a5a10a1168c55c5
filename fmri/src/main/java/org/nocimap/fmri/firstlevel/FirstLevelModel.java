package org.nocimap.fmri.firstlevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.run.Run;

/**
 * A general linear model of a run. With X the design (whitened where noise remembers itself), β = (X'X)⁻¹X'y, residual variance
 * s² = |y − Xβ|²/(T − rank), and the variance of c'β is s² c'(X'X)⁻¹c.
 */
public final class FirstLevelModel {
    private final List<double[]> columns;
    private final int length;
    private final Autocorrelation noise;

    /**
     * @param columns of the design, each {@code double[T]}; none a combination of the others
     * @throws IllegalArgumentException when a column is a combination of those before it; the message names its number
     */
    public FirstLevelModel(List<double[]> columns, Autocorrelation noise) {
        this.columns = List.copyOf(columns);
        this.length = columns.get(0).length;
        this.noise = noise;
        List<Integer> redundant = Basis.of(length, columns).redundant();
        if (!redundant.isEmpty() || columns.size() >= length) {
            throw new IllegalArgumentException(
                    "columns " + redundant + " of the design are combinations of those before them");
        }
    }

    /** Residual degrees of freedom. */
    public int degreesOfFreedom() {
        return length - columns.size();
    }

    /**
     * @param contrast a weight for every column; not modified
     */
    public ContrastMap contrast(Run run, double[] contrast) {
        if (contrast.length != columns.size() || run.length() != length) {
            throw new IllegalArgumentException("the contrast weighs " + contrast.length + " columns of "
                    + columns.size() + ", the run has " + run.length() + " volumes of " + length);
        }
        double[] effect = new double[run.voxels()];
        double[] variance = new double[run.voxels()];
        byMemory(run).forEach((hundredths, voxels) -> {
            Fit fit = new Fit(hundredths / 100.0, contrast);
            voxels.stream().parallel().forEach(v -> fit.voxel(run.series(v), v, effect, variance));
        });
        return new ContrastMap(effect, variance, degreesOfFreedom());
    }

    /** Voxels by their ρ in hundredths. */
    private Map<Integer, List<Integer>> byMemory(Run run) {
        int[] hundredths = new int[run.voxels()];
        if (noise == Autocorrelation.AR1) {
            Basis basis = Basis.of(length, columns);
            double[] sums = new double[run.voxels()];
            double[][] residuals = new double[run.voxels()][];
            IntStream.range(0, run.voxels()).parallel().forEach(v -> {
                residuals[v] = basis.residual(run.series(v));
                for (double r : residuals[v]) {
                    sums[v] += r;
                }
            });
            double mean = 0;
            for (double sum : sums) {
                mean += sum / ((double) length * run.voxels());
            }
            for (int v = 0; v < hundredths.length; v++) {
                hundredths[v] = hundredths(residuals[v], mean);
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int v = 0; v < hundredths.length; v++) {
            groups.computeIfAbsent(hundredths[v], h -> new ArrayList<>()).add(v);
        }
        return groups;
    }

    private int hundredths(double[] residual, double mean) {
        double variance = 0;
        double lagged = 0;
        for (int t = 0; t < length; t++) {
            variance += (residual[t] - mean) * (residual[t] - mean) / length;
            if (t > 0) {
                lagged += (residual[t] - mean) * (residual[t - 1] - mean) / (length - 1);
            }
        }
        return variance > 0 ? (int) (100 * lagged / variance) : 0;
    }

    private static double[] whitened(double[] series, double rho) {
        double[] white = series.clone();
        for (int t = 1; t < white.length; t++) {
            white[t] = series[t] - rho * series[t - 1];
        }
        return white;
    }

    /** The model for one ρ. */
    private final class Fit {
        private final double rho;
        private final Basis basis;
        private final double[] weights;
        private final double scale;

        Fit(double rho, double[] contrast) {
            this.rho = rho;
            List<double[]> white = columns.stream().map(c -> whitened(c, rho)).toList();
            this.basis = Basis.of(length, white);
            int n = white.size();
            DMatrixRMaj design = new DMatrixRMaj(length, n);
            for (int c = 0; c < n; c++) {
                for (int t = 0; t < length; t++) {
                    design.set(t, c, white.get(c)[t]);
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(n, length);
            CommonOps_DDRM.pinv(design, inverse);
            // c'β = w'y with w = c'X⁺, and c'(X'X)⁻¹c = w'w.
            this.weights = new double[length];
            double squares = 0;
            for (int t = 0; t < length; t++) {
                for (int c = 0; c < n; c++) {
                    weights[t] += contrast[c] * inverse.get(c, t);
                }
                squares += weights[t] * weights[t];
            }
            this.scale = squares / degreesOfFreedom();
        }

        void voxel(double[] series, int v, double[] effect, double[] variance) {
            double[] y = whitened(series, rho);
            for (int t = 0; t < length; t++) {
                effect[v] += weights[t] * y[t];
            }
            double squares = 0;
            for (double r : basis.residual(y)) {
                squares += r * r;
            }
            variance[v] = squares * scale;
        }
    }
}
