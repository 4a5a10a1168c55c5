package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * The voxels in which any labelling may find something, cut into {@link Tile}s: in the order of small cubes, so that a tile's
 * voxels share their experiments. Immutable.
 *
 * @param mask the analysis mask
 * @param positions mask position of every candidate, in tile order; not to be changed
 * @param tiles in order
 */
record Candidates(Mask mask, int[] positions, List<Tile> tiles) {
    /** Voxels of a tile: its tables fit into the second cache. */
    static final int TILE = 512;

    /** Edge of the cubes, in voxels. */
    private static final int CUBE = 8;

    /**
     * @param order the experiments' numbers in {@code models}, in the order that labellings use
     * @param chosen per mask voxel
     */
    static Candidates of(ModelledExperiments models, int[] order, boolean[] chosen) {
        Mask mask = models.mask();
        int[] positions = inCubes(mask, chosen);
        int[] placeOf = new int[mask.size()];
        Arrays.fill(placeOf, -1);
        for (int c = 0; c < positions.length; c++) {
            placeOf[positions[c]] = c;
        }
        int tileCount = (positions.length + TILE - 1) / TILE;
        BitSet[] active = new BitSet[tileCount];
        Arrays.setAll(active, t -> new BitSet());
        for (int e = 0; e < order.length; e++) {
            for (int position : models.positions(order[e])) {
                if (placeOf[position] >= 0) {
                    active[placeOf[position] / TILE].set(e);
                }
            }
        }
        List<Tile> tiles = new ArrayList<>();
        for (int t = 0; t < tileCount; t++) {
            int size = Math.min(TILE, positions.length - t * TILE);
            int[] own = active[t].stream().toArray();
            float[] silence = new float[own.length * size];
            Arrays.fill(silence, 1);
            tiles.add(new Tile(t * TILE, size, own, silence));
        }
        for (int e = 0; e < order.length; e++) {
            fill(tiles, placeOf, e, models.positions(order[e]), models.activations(order[e]));
        }
        return new Candidates(mask, positions, List.copyOf(tiles));
    }

    int count() {
        return positions.length;
    }

    /** For every candidate the candidates that touch it, {@code int[count * reach]}, -1 where there is none. */
    int[] neighbours(Connectivity connectivity) {
        Grid grid = mask.grid();
        int[] placeOf = new int[grid.size()];
        Arrays.fill(placeOf, -1);
        for (int c = 0; c < positions.length; c++) {
            placeOf[mask.index(positions[c])] = c;
        }
        int[][] steps = connectivity.steps();
        int[] neighbours = new int[positions.length * steps.length];
        for (int c = 0; c < positions.length; c++) {
            int index = mask.index(positions[c]);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            for (int s = 0; s < steps.length; s++) {
                int ni = i + steps[s][0];
                int nj = j + steps[s][1];
                int nk = k + steps[s][2];
                neighbours[c * steps.length + s] = grid.contains(ni, nj, nk) ? placeOf[grid.index(ni, nj, nk)] : -1;
            }
        }
        return neighbours;
    }

    private static void fill(List<Tile> tiles, int[] placeOf, int experiment, int[] positions, float[] activations) {
        for (int n = 0; n < positions.length; n++) {
            int place = placeOf[positions[n]];
            if (place >= 0) {
                Tile tile = tiles.get(place / TILE);
                int row = Arrays.binarySearch(tile.active(), experiment);
                tile.silence()[row * tile.size() + place % TILE] = 1 - activations[n];
            }
        }
    }

    private static int[] inCubes(Mask mask, boolean[] chosen) {
        Grid grid = mask.grid();
        long cubesX = grid.nx() / CUBE + 1L;
        long cubesY = grid.ny() / CUBE + 1L;
        long[] keys = new long[chosen.length];
        int count = 0;
        for (int position = 0; position < chosen.length; position++) {
            if (chosen[position]) {
                int index = mask.index(position);
                int i = index % grid.nx() / CUBE;
                int j = index / grid.nx() % grid.ny() / CUBE;
                int k = index / (grid.nx() * grid.ny()) / CUBE;
                keys[count++] = ((k * cubesY + j) * cubesX + i) << 32 | position;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] positions = new int[count];
        for (int c = 0; c < count; c++) {
            positions[c] = (int) keys[c];
        }
        return positions;
    }
}
