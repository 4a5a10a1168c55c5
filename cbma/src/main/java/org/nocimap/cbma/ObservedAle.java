package org.nocimap.cbma;

import java.util.List;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * The observed ALE in single precision, operation by operation as {@link PermutedAle} computes it: the map that is compared
 * with permutations, and so the map of the result.
 *
 * <p>Why not {@link AleMap}: where foci are few, the largest ALE of many permutations is the same as the observed one, a single
 * kernel's peak. Observed in double precision it would be larger or smaller than all of them by the rounding of the
 * permutations, and its corrected p anything between 1 and nearly 0.
 */
final class ObservedAle {
    private final Grid grid;
    private final int[] positions;
    private final float[] ale;
    private final float[] activation;
    private final int[] touched;
    private int touchedCount;

    private ObservedAle(Mask mask) {
        grid = mask.grid();
        positions = mask.positions();
        ale = new float[mask.size()];
        activation = new float[mask.size()];
        touched = new int[mask.size()];
    }

    /**
     * @return ALE per mask voxel, in [0, 1], each a number of single precision
     */
    static double[] of(ActivationModel model) {
        ObservedAle observed = new ObservedAle(model.mask());
        for (int e = 0; e < model.experimentCount(); e++) {
            observed.unite(model.foci(e));
        }
        double[] map = new double[observed.ale.length];
        for (int n = 0; n < map.length; n++) {
            map[n] = observed.ale[n];
        }
        return map;
    }

    private void unite(List<PlacedFocus> foci) {
        touchedCount = 0;
        for (PlacedFocus focus : foci) {
            merge(focus);
        }
        for (int n = 0; n < touchedCount; n++) {
            int position = touched[n];
            float a = ale[position];
            ale[position] = a + activation[position] * (1 - a);
            activation[position] = 0;
        }
    }

    /** activation = max(activation, kernel). */
    private void merge(PlacedFocus focus) {
        double[] gx = focus.x().weights();
        double[] gy = focus.y().weights();
        double[] gz = focus.z().weights();
        int x0 = focus.i() + focus.x().first();
        int y0 = focus.j() + focus.y().first();
        int z0 = focus.k() + focus.z().first();
        int fromX = Math.max(0, -x0);
        int toX = Math.min(gx.length, grid.nx() - x0);
        for (int c = Math.max(0, -z0); c < Math.min(gz.length, grid.nz() - z0); c++) {
            for (int b = Math.max(0, -y0); b < Math.min(gy.length, grid.ny() - y0); b++) {
                float zy = (float) gz[c] * (float) gy[b];
                int row = grid.index(0, y0 + b, z0 + c) + x0;
                for (int a = fromX; a < toX; a++) {
                    int position = positions[row + a];
                    if (position >= 0) {
                        keepLarger(position, zy * (float) gx[a]);
                    }
                }
            }
        }
    }

    private void keepLarger(int position, float value) {
        float before = activation[position];
        if (value > before) {
            if (before == 0) {
                touched[touchedCount++] = position;
            }
            activation[position] = value;
        }
    }
}
