package org.nocimap.fmri.denoise;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.linear.Components;
import org.nocimap.fmri.run.Run;

/**
 * Leading components of the signal in tissue that holds no signal of interest (aCompCor; Behzadi et al. 2007,
 * doi:10.1016/j.neuroimage.2007.04.042).
 *
 * <p>Each voxel's series is freed of the drifts, brought to unit standard deviation, and the left singular vectors of the matrix
 * (time × voxels) with the largest singular values are taken; they come as eigenvectors of the T × T matrix of products, so that
 * memory does not grow with the number of voxels.
 */
public final class TissueComponents {
    private TissueComponents() {}

    /**
     * @param run raw; not modified
     * @param positions of the tissue's voxels in the run's mask
     * @param drifts taken out first
     * @param count how many components, at most
     * @return orthonormal columns {@code double[T]}, strongest first; fewer than {@code count} when voxels or volumes are
     */
    public static List<double[]> of(Run run, int[] positions, Basis drifts, int count) {
        int time = run.length();
        double[][] products = new double[time][time];
        int used = 0;
        for (int p : positions) {
            double[] y = drifts.residual(run.series(p));
            double squares = 0;
            double sum = 0;
            for (double v : y) {
                sum += v;
                squares += v * v;
            }
            double sd = Math.sqrt(squares / time - sum / time * (sum / time));
            if (!(sd > 1e-9 * (1 + Math.abs(run.volumes()[0][p])))) {
                continue;
            }
            used++;
            for (int a = 0; a < time; a++) {
                double ya = y[a] / (sd * sd);
                double[] row = products[a];
                for (int b = 0; b <= a; b++) {
                    row[b] += ya * y[b];
                }
            }
        }
        for (int a = 0; a < time; a++) {
            for (int b = 0; b < a; b++) {
                products[b][a] = products[a][b];
            }
        }
        List<double[]> columns = new ArrayList<>();
        if (used == 0) {
            return columns;
        }
        Components components = Components.ofSymmetric(products);
        int most = Math.min(Math.min(count, used), time - drifts.rank());
        for (int k = 0; k < most; k++) {
            columns.add(components.vectors()[k]);
        }
        return columns;
    }
}
