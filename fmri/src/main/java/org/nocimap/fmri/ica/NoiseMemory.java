package org.nocimap.fmri.ica;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.nocimap.fmri.linear.Components;

/**
 * The memory of noise before denoising took some of it out. Noise with covariance C = memory^{|k|} over k volumes becomes M C M, with M the
 * projection onto what denoising left; drifts and nuisance are slow, so that the correlation of a volume and the next, tr(J M C M) / tr(M C
 * M) with J the step to the next volume, is smaller than the memory. The memory is the one that gives the correlation observed.
 *
 * @param memory of the noise
 * @param spectrum quantiles of the eigenvalues of M C M within what is left, mean 1
 */
record NoiseMemory(double memory, double[] spectrum) {
    private static final double[] TRIED = {-0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85};
    private static final int QUANTILES = 64;

    /**
     * @param basis of what denoising left, {@code double[d][T]}, orthonormal
     * @param at numbers of the volumes that take part, {@code int[T]}, ascending
     * @param lagOne the correlation observed
     */
    static NoiseMemory of(double[][] basis, int[] at, double lagOne) {
        DMatrixRMaj u = new DMatrixRMaj(basis);
        double before = 0;
        double memory = TRIED[0];
        for (int n = 0; n < TRIED.length; n++) {
            double now = lagOne(u, at, TRIED[n]);
            if (now >= lagOne || n == TRIED.length - 1) {
                double share = n == 0 || now <= before ? 1 : (lagOne - before) / (now - before);
                memory = n == 0 ? TRIED[0] : TRIED[n - 1] + Math.min(1, share) * (TRIED[n] - TRIED[n - 1]);
                break;
            }
            before = now;
        }
        double[] values =
                Components.ofSymmetric(rows(within(u, covariance(at, memory)))).values();
        double mean = Arrays.stream(values).average().orElse(1);
        double[] quantiles = new double[QUANTILES];
        for (int q = 0; q < QUANTILES; q++) {
            quantiles[q] = Math.max(0, values[(int) ((q + 0.5) * values.length / QUANTILES)]) / mean;
        }
        return new NoiseMemory(memory, quantiles);
    }

    private static double lagOne(DMatrixRMaj u, int[] at, double memory) {
        DMatrixRMaj inner = within(u, covariance(at, memory));
        DMatrixRMaj half = new DMatrixRMaj(u.numRows, u.numCols);
        CommonOps_DDRM.mult(inner, u, half);
        double products = 0;
        double squares = 0;
        for (int t = 0; t < at.length; t++) {
            squares += product(u, half, t, t);
            if (t + 1 < at.length && at[t + 1] == at[t] + 1) {
                products += product(u, half, t, t + 1);
            }
        }
        return products / squares;
    }

    /** Entry (s, t) of U' A U, given A U. */
    private static double product(DMatrixRMaj u, DMatrixRMaj half, int s, int t) {
        double sum = 0;
        for (int k = 0; k < u.numRows; k++) {
            sum += u.get(k, s) * half.get(k, t);
        }
        return sum;
    }

    /** U C U' for rows U. */
    private static DMatrixRMaj within(DMatrixRMaj u, DMatrixRMaj c) {
        DMatrixRMaj half = new DMatrixRMaj(u.numRows, c.numCols);
        DMatrixRMaj inner = new DMatrixRMaj(u.numRows, u.numRows);
        CommonOps_DDRM.mult(u, c, half);
        CommonOps_DDRM.multTransB(half, u, inner);
        return inner;
    }

    private static DMatrixRMaj covariance(int[] at, double memory) {
        DMatrixRMaj c = new DMatrixRMaj(at.length, at.length);
        for (int s = 0; s < at.length; s++) {
            for (int t = 0; t < at.length; t++) {
                c.set(s, t, Math.pow(memory, Math.abs(at[s] - at[t])));
            }
        }
        return c;
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                rows[r][c] = (matrix.get(r, c) + matrix.get(c, r)) / 2;
            }
        }
        return rows;
    }
}
