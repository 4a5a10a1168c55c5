package org.nocimap.cbma;

import java.util.List;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * One experiment's modelled activation at a time in single precision, operation by operation as {@link PermutedAle} computes it:
 * MA(v) = max over the experiment's foci of (z · y) · x. Keeps its arrays between experiments; not thread-safe.
 */
final class SingleActivation {
    private final Grid grid;
    private final int[] positions;
    private final float[] activation;
    private final int[] touched;
    private int touchedCount;

    SingleActivation(Mask mask) {
        grid = mask.grid();
        positions = mask.positions();
        activation = new float[mask.size()];
        touched = new int[mask.size()];
    }

    /** Models an experiment and unites it with a map: ale = 1 − (1 − ale)(1 − MA). */
    void unite(List<PlacedFocus> foci, float[] ale) {
        model(foci);
        for (int n = 0; n < touchedCount; n++) {
            int position = touched[n];
            float a = ale[position];
            ale[position] = a + activation[position] * (1 - a);
        }
    }

    /** The experiment's activation where it is above 0, in no particular order. */
    Sparse sparse(List<PlacedFocus> foci) {
        model(foci);
        int[] at = java.util.Arrays.copyOf(touched, touchedCount);
        float[] values = new float[touchedCount];
        for (int n = 0; n < touchedCount; n++) {
            values[n] = activation[at[n]];
        }
        return new Sparse(at, values);
    }

    /**
     * @param positions in the mask; not to be changed
     * @param values above 0; not to be changed
     */
    record Sparse(int[] positions, float[] values) {
        /** ale = 1 − (1 − ale)(1 − MA); the same bits as {@link SingleActivation#unite}. */
        void unite(float[] ale) {
            for (int n = 0; n < positions.length; n++) {
                float a = ale[positions[n]];
                ale[positions[n]] = a + values[n] * (1 - a);
            }
        }
    }

    private void model(List<PlacedFocus> foci) {
        for (int n = 0; n < touchedCount; n++) {
            activation[touched[n]] = 0;
        }
        touchedCount = 0;
        for (PlacedFocus focus : foci) {
            merge(focus);
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
