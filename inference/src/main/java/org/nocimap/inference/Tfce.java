package org.nocimap.inference;

import java.util.Arrays;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * Threshold-free cluster enhancement (Smith and Nichols 2009, doi:10.1016/j.neuroimage.2008.03.061, eq. 1):
 *
 * <pre>TFCE(v) = ∫₀^h(v) e(v, h)^E h^H dh,  E = ½, H = 2,</pre>
 *
 * <p>where e(v, h) is the number of voxels connected to v at height h or above. Other tools sum over a hundred steps; here the
 * integral is exact. Voxels are added from the highest down to a forest of components (union-find); while the height falls
 * from a to b a component of size e gains e^E (a³ − b³)/3, kept once at its root as a debt to all members.
 *
 * <p>Keeps its arrays between maps; one object per thread.
 */
public final class Tfce {
    private final int[] neighbours;
    private final int reach;

    private final long[] order;
    private final int[] parent;
    private final int[] size;
    private final double[] gained;
    private final double[] since;

    public Tfce(Mask mask, Connectivity connectivity) {
        int voxels = mask.size();
        order = new long[voxels];
        parent = new int[voxels];
        size = new int[voxels];
        gained = new double[voxels];
        since = new double[voxels];
        int[][] steps = connectivity.steps();
        reach = steps.length;
        neighbours = new int[voxels * reach];
        Grid grid = mask.grid();
        int[] positions = mask.positions();
        for (int n = 0; n < voxels; n++) {
            int index = mask.index(n);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            for (int s = 0; s < reach; s++) {
                int ni = i + steps[s][0];
                int nj = j + steps[s][1];
                int nk = k + steps[s][2];
                neighbours[n * reach + s] = grid.contains(ni, nj, nk) ? positions[grid.index(ni, nj, nk)] : -1;
            }
        }
    }

    /**
     * The score of every voxel.
     *
     * @param height per mask voxel; not modified; values at or below 0 score 0
     * @return per mask voxel, 0 or more
     */
    public double[] scores(double[] height) {
        int used = build(height);
        double[] scores = new double[height.length];
        for (int n = 0; n < used; n++) {
            int voxel = (int) order[n];
            double score = 0;
            for (int at = voxel; ; at = parent[at]) {
                score += gained[at];
                if (parent[at] == at) {
                    break;
                }
            }
            scores[voxel] = score;
        }
        return scores;
    }

    /** The largest score of a map; the same number as the maximum of {@link #scores}. */
    public double maximum(double[] height) {
        double most = 0;
        for (double score : scores(height)) {
            most = Math.max(most, score);
        }
        return most;
    }

    /** Builds the forest; after it a voxel's score is the sum of {@code gained} on the way to its root. */
    private int build(double[] height) {
        int used = 0;
        for (int v = 0; v < height.length; v++) {
            if (height[v] > 0) {
                // Positive floats sort as their bits; complemented, the highest comes first, ties by voxel.
                long key = ~(long) Float.floatToIntBits((float) height[v]) & 0xffffffffL;
                order[used++] = key << 32 | v;
            }
            parent[v] = -1;
        }
        Arrays.sort(order, 0, used);
        for (int n = 0; n < used; n++) {
            add((int) order[n], height);
        }
        for (int n = 0; n < used; n++) {
            int voxel = (int) order[n];
            if (parent[voxel] == voxel) {
                settle(voxel, 0);
            }
        }
        return used;
    }

    private void add(int voxel, double[] height) {
        double level = (float) height[voxel];
        parent[voxel] = voxel;
        size[voxel] = 1;
        gained[voxel] = 0;
        since[voxel] = level;
        int root = voxel;
        for (int s = voxel * reach; s < (voxel + 1) * reach; s++) {
            int neighbour = neighbours[s];
            if (neighbour < 0 || parent[neighbour] < 0) {
                continue;
            }
            int other = find(neighbour);
            if (other != root) {
                settle(other, level);
                settle(root, level);
                int big = size[other] >= size[root] ? other : root;
                int small = big == other ? root : other;
                parent[small] = big;
                gained[small] -= gained[big];
                size[big] += size[small];
                root = big;
            }
        }
    }

    private void settle(int root, double level) {
        double from = since[root];
        gained[root] += Math.sqrt(size[root]) * (from * from * from - level * level * level) / 3;
        since[root] = level;
    }

    /** The root, halving no path: union by size keeps paths short, and path lengths carry the scores. */
    private int find(int voxel) {
        int at = voxel;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
