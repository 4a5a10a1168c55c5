package org.nocimap.fmri.connectivity;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices between the mean series of regions. */
public final class RegionMatrix {
    private RegionMatrix() {}

    /**
     * Covariances over the volumes that take part, {@code double[regions][regions]}, divided by the number of volumes less 1.
     *
     * @param series of the whole run, {@code double[T]} for each region
     */
    public static double[][] covariance(CleanRun clean, List<double[]> series) {
        List<double[]> centred = series.stream().map(clean::centred).toList();
        int n = centred.size();
        double[][] matrix = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int t = 0; t < centred.get(a).length; t++) {
                    sum += centred.get(a)[t] * centred.get(b)[t];
                }
                matrix[a][b] = sum / (centred.get(a).length - 1);
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    /** Pearson correlations from covariances; 0 beside a region that does not vary, 1 on the diagonal. */
    public static double[][] correlation(double[][] covariance) {
        return scaled(covariance, 1);
    }

    /**
     * Partial correlations −p_ab / √(p_aa p_bb) with P the inverse of the covariance matrix: what two regions share that no other
     * region explains.
     *
     * @throws IllegalArgumentException when the matrix cannot be inverted: more regions than volumes, or two regions alike
     */
    public static double[][] partial(double[][] covariance) {
        DMatrixRMaj inverse = new DMatrixRMaj(correlation(covariance));
        boolean regular = CommonOps_DDRM.invert(inverse);
        double[][] precision = new double[covariance.length][covariance.length];
        for (int a = 0; a < precision.length; a++) {
            for (int b = 0; b < precision.length; b++) {
                precision[a][b] = inverse.get(a, b);
                if (!regular || !Double.isFinite(precision[a][b]) || inverse.get(a, a) <= 0) {
                    throw new IllegalArgumentException(
                            "partial correlations need regions that are no combination of others");
                }
            }
        }
        return scaled(precision, -1);
    }

    private static double[][] scaled(double[][] matrix, int sign) {
        int n = matrix.length;
        double[][] scaled = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double scale = Math.sqrt(matrix[a][a] * matrix[b][b]);
                scaled[a][b] = a == b ? 1 : scale > 0 ? sign * matrix[a][b] / scale : 0;
            }
        }
        return scaled;
    }
}
