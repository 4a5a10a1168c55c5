package org.nocimap.cbma.contrast;

/** The k largest of many numbers, for each of several voxels: a heap each, the smallest kept at its top. */
final class Largest {
    private final int k;
    private final float[] heap;
    private final int[] used;

    /** A number at or below this changes nothing. */
    private final float[] bar;

    /**
     * @param k at least 1
     */
    Largest(int voxels, int k) {
        this.k = k;
        heap = new float[Math.multiplyExact(voxels, k)];
        used = new int[voxels];
        bar = new float[voxels];
        clear();
    }

    void clear() {
        java.util.Arrays.fill(used, 0);
        java.util.Arrays.fill(bar, Float.NEGATIVE_INFINITY);
    }

    /** Takes note of a number. */
    void offer(int voxel, float value) {
        if (value > bar[voxel]) {
            keep(voxel, value);
        }
    }

    /** The k-th largest; negative infinity when there were fewer. */
    float kth(int voxel) {
        return used[voxel] < k ? Float.NEGATIVE_INFINITY : heap[voxel * k];
    }

    private void keep(int voxel, float value) {
        int base = voxel * k;
        if (used[voxel] < k) {
            int at = used[voxel]++;
            while (at > 0 && heap[base + (at - 1) / 2] > value) {
                heap[base + at] = heap[base + (at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[base + at] = value;
        } else {
            sink(base, value);
        }
        if (used[voxel] == k) {
            bar[voxel] = heap[base];
        }
    }

    /** Puts a number into the place of the smallest. */
    private void sink(int base, float value) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= k) {
                break;
            }
            if (child + 1 < k && heap[base + child + 1] < heap[base + child]) {
                child++;
            }
            if (heap[base + child] >= value) {
                break;
            }
            heap[base + at] = heap[base + child];
            at = child;
        }
        heap[base + at] = value;
    }
}
