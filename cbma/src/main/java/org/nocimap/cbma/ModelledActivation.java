package org.nocimap.cbma;

import java.util.List;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * One experiment's modelled activation at a time, in double precision: MA(v) = max over the experiment's foci of the kernel
 * value at v (the non-additive rule of Turkeltaub et al. 2012, doi:10.1002/hbm.21186). Keeps its arrays between experiments;
 * not thread-safe.
 */
final class ModelledActivation {
    private final Grid grid;
    private final int[] positions;
    private final double[] activation;
    private final int[] touched;
    private int touchedCount;

    ModelledActivation(Mask mask) {
        grid = mask.grid();
        positions = mask.positions();
        activation = new double[mask.size()];
        touched = new int[mask.size()];
    }

    /** Replaces the previous experiment. */
    void model(List<PlacedFocus> foci) {
        for (int n = 0; n < touchedCount; n++) {
            activation[touched[n]] = 0;
        }
        touchedCount = 0;
        for (PlacedFocus focus : foci) {
            add(focus);
        }
    }

    /** Number of mask voxels with an activation above 0. */
    int count() {
        return touchedCount;
    }

    /** Mask position of the {@code n}-th voxel above 0, in no particular order. */
    int position(int n) {
        return touched[n];
    }

    /** Activation at a mask position. */
    double at(int position) {
        return activation[position];
    }

    private void add(PlacedFocus focus) {
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
                double gzy = gz[c] * gy[b];
                int row = grid.index(0, y0 + b, z0 + c) + x0;
                for (int a = fromX; a < toX; a++) {
                    int position = positions[row + a];
                    if (position >= 0) {
                        keepLarger(position, gzy * gx[a]);
                    }
                }
            }
        }
    }

    private void keepLarger(int position, double value) {
        double before = activation[position];
        if (before == 0 && value > 0) {
            touched[touchedCount++] = position;
        }
        if (value > before) {
            activation[position] = value;
        }
    }
}
