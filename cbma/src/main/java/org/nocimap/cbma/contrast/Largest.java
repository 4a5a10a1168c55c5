package org.nocimap.cbma.contrast;

import java.util.Arrays;

/**
 * The k largest of many numbers, for each of several voxels. Numbers that may belong to them are put into a buffer of twice the
 * size; when it is full, all but the k largest are thrown out, and the smallest that stays is the bar for what comes after.
 */
final class Largest {
    private final int k;
    private final int room;
    private final float[] kept;
    private final int[] used;

    /** A number at or below this changes nothing. */
    private final float[] bar;

    /**
     * @param k at least 1
     */
    Largest(int voxels, int k) {
        this.k = k;
        room = Math.multiplyExact(2, k);
        kept = new float[Math.multiplyExact(voxels, room)];
        used = new int[voxels];
        bar = new float[voxels];
        clear();
    }

    void clear() {
        Arrays.fill(used, 0);
        Arrays.fill(bar, Float.NEGATIVE_INFINITY);
    }

    /** Takes note of a number; not NaN. */
    void offer(int voxel, float value) {
        if (value > bar[voxel]) {
            keep(voxel, value);
        }
    }

    /** The k-th largest; negative infinity when there were fewer. */
    float kth(int voxel) {
        if (used[voxel] < k) {
            return Float.NEGATIVE_INFINITY;
        }
        prune(voxel);
        return bar[voxel];
    }

    private void keep(int voxel, float value) {
        int base = voxel * room;
        kept[base + used[voxel]] = value;
        if (++used[voxel] == room) {
            prune(voxel);
        }
    }

    /** Hoare's selection: brings the k largest to the front, the smallest of them to place k − 1. */
    private void prune(int voxel) {
        int base = voxel * room;
        int low = base;
        int high = base + used[voxel] - 1;
        int wanted = base + k - 1;
        while (low < high) {
            float pivot = kept[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (kept[i] > pivot) {
                    i++;
                }
                while (kept[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = kept[i];
                    kept[i++] = kept[j];
                    kept[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                break;
            }
        }
        bar[voxel] = kept[wanted];
        used[voxel] = k;
    }
}
