package org.nocimap.cbma.contrast;

import java.util.Arrays;

/**
 * A few hundred candidate voxels that lie near each other, with the experiments that reach them.
 *
 * @param first number of the first of them among all candidates
 * @param size how many
 * @param active experiments with a modelled activation above 0 in one of them, ascending
 * @param silence 1 − MA, {@code float[active.length * size]}, one experiment after the other
 */
record Tile(int first, int size, int[] active, float[] silence) {
    /**
     * Cuts the active experiments into stretches. Two neighbours that are the same in all voxels (an experiment that stands in
     * both groups) are kept together where that is possible, so that exchanging their labels changes no rounding.
     *
     * @param most experiments in a stretch
     * @return where each stretch begins, and last {@code active.length}
     */
    int[] stretches(int most) {
        int[] starts = new int[active.length + 1];
        int count = 0;
        int begin = 0;
        while (begin < active.length) {
            starts[count++] = begin;
            int end = Math.min(active.length, begin + most);
            int cut = end;
            while (cut > begin && cut < active.length && same(cut - 1, cut)) {
                cut--;
            }
            begin = cut > begin ? cut : end;
        }
        starts[count] = active.length;
        return Arrays.copyOf(starts, count + 1);
    }

    private boolean same(int one, int other) {
        return Arrays.equals(silence, one * size, (one + 1) * size, silence, other * size, (other + 1) * size);
    }
}
