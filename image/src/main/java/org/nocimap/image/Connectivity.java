package org.nocimap.image;

import java.util.ArrayList;
import java.util.List;

/** Which voxels touch each other. */
public enum Connectivity {
    /** Voxels that share a face. */
    FACES(6),
    /** Voxels that share a face or an edge. */
    EDGES(18),
    /** Voxels that share a face, an edge or a corner. */
    CORNERS(26);

    private final int neighbours;

    Connectivity(int neighbours) {
        this.neighbours = neighbours;
    }

    /** 6, 18 or 26. */
    public int neighbours() {
        return neighbours;
    }

    /** Steps to all neighbours: {@code int[neighbours][3]} of (di, dj, dk). */
    public int[][] steps() {
        List<int[]> steps = new ArrayList<>();
        int mostAxes = this == FACES ? 1 : this == EDGES ? 2 : 3;
        for (int dk = -1; dk <= 1; dk++) {
            for (int dj = -1; dj <= 1; dj++) {
                for (int di = -1; di <= 1; di++) {
                    int axes = Math.abs(di) + Math.abs(dj) + Math.abs(dk);
                    if (axes > 0 && axes <= mostAxes) {
                        steps.add(new int[] {di, dj, dk});
                    }
                }
            }
        }
        return steps.toArray(new int[0][]);
    }
}
