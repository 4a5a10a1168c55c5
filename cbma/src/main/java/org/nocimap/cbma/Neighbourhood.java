package org.nocimap.cbma;

import java.util.Arrays;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/** Floods the cluster around a voxel. Keeps its arrays between maps; one object per thread. */
public final class Neighbourhood {
    private final Mask mask;
    private final int[] positions;
    private final int[][] steps;
    private final int[] seen;
    private int stamp;
    private int[] stack = new int[1024];
    private int count;
    private double mass;

    public Neighbourhood(Mask mask, Connectivity connectivity) {
        this.mask = mask;
        this.positions = mask.positions();
        this.steps = connectivity.steps();
        this.seen = new int[mask.size()];
    }

    /**
     * Finds the cluster of voxels at or above a cut that holds a voxel.
     *
     * @param ale per mask voxel; not modified
     * @param position of the voxel in the mask
     */
    public void find(float[] ale, float cut, int position) {
        stamp++;
        count = 0;
        mass = 0;
        if (!(ale[position] >= cut)) {
            return;
        }
        Grid grid = mask.grid();
        int depth = 0;
        stack[depth++] = position;
        seen[position] = stamp;
        while (depth > 0) {
            int at = stack[--depth];
            count++;
            mass += (double) ale[at] - cut;
            int index = mask.index(at);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            for (int[] step : steps) {
                if (!grid.contains(i + step[0], j + step[1], k + step[2])) {
                    continue;
                }
                int next = positions[grid.index(i + step[0], j + step[1], k + step[2])];
                if (next >= 0 && seen[next] != stamp && ale[next] >= cut) {
                    seen[next] = stamp;
                    if (depth == stack.length) {
                        stack = Arrays.copyOf(stack, 2 * depth);
                    }
                    stack[depth++] = next;
                }
            }
        }
    }

    /** Voxels of the cluster last found, 0 when the voxel lies below the cut. */
    public int size() {
        return count;
    }

    /** Sum of ALE minus cut over it. */
    public double mass() {
        return mass;
    }
}
