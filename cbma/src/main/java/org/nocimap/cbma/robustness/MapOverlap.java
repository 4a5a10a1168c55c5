package org.nocimap.cbma.robustness;

/**
 * How far two thresholded maps agree.
 *
 * @param first significant voxels of the first map, here the map of all studies
 * @param second significant voxels of the second
 * @param both voxels significant in both
 */
public record MapOverlap(int first, int second, int both) {
    public MapOverlap {
        if (both < 0 || both > first || both > second) {
            throw new IllegalArgumentException(both + " common voxels of " + first + " and " + second);
        }
    }

    /**
     * @param first per mask voxel
     * @param second per mask voxel, of the same mask
     */
    public static MapOverlap of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("maps of " + first.length + " and " + second.length + " voxels");
        }
        int[] count = new int[3];
        for (int n = 0; n < first.length; n++) {
            count[0] += first[n] ? 1 : 0;
            count[1] += second[n] ? 1 : 0;
            count[2] += first[n] && second[n] ? 1 : 0;
        }
        return new MapOverlap(count[0], count[1], count[2]);
    }

    /** Dice's coefficient 2·|A∩B| / (|A| + |B|) (Dice 1945, doi:10.2307/1932409); 1 for two empty maps. */
    public double dice() {
        return first + second == 0 ? 1 : 2.0 * both / ((double) first + second);
    }

    /** The share of the first map that is significant in the second, too; 1 when the first is empty. */
    public double shareKept() {
        return first == 0 ? 1 : (double) both / first;
    }
}
