package org.nocimap.fmri.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvectors of a symmetric matrix, largest eigenvalue first. The sign of each vector is chosen so that its largest entry is
 * positive (the first of equals).
 *
 * @param values descending
 * @param vectors {@code double[n][n]}: {@code vectors[k]} belongs to {@code values[k]}, length 1
 */
public record Components(double[] values, double[][] vectors) {
    /**
     * @param matrix {@code double[n][n]}, symmetric; not modified
     * @throws ArithmeticException when the iteration does not converge, as with entries that are not finite
     */
    public static Components ofSymmetric(double[][] matrix) {
        int n = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("the eigenvalues of a matrix could not be found");
        }
        Integer[] order = new Integer[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(k -> -eigen.getEigenvalue(k)
                .getReal()));
        double[] values = new double[n];
        double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(order[k]);
            for (int i = 0; i < n; i++) {
                vectors[k][i] = vector.get(i);
            }
            turn(vectors[k]);
        }
        return new Components(values, vectors);
    }

    private static void turn(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-12)) {
                largest = i;
            }
        }
        if (vector[largest] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
    }
}
