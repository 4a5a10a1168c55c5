package org.nocimap.cbma.contrast;

/**
 * 1 − ALE of both groups in a tile under any labelling: ∏ (1 − MA) over the group's experiments.
 *
 * <p>The hot loop of a contrast. Experiments are taken five at a time; the products of all 32 subsets of the five are tabled
 * once, so that a labelling costs one multiplication per voxel, group and five experiments, in loops that the compiler turns
 * into vector code. Two labellings under which a voxel has the same active experiments in a group give the same bits, since a
 * factor of 1 changes nothing: ties of the difference are ties.
 *
 * <p>One object per thread.
 */
final class TileProducts {
    private static final int FIVE = 5;
    private static final int SUBSETS = 1 << FIVE;

    private final Labellings labellings;
    private final float[] table;
    private final int[] rowsA;
    private final int[] rowsB;
    private Tile tile = new Tile(0, 0, new int[0], new float[0]);
    private int[] stretches = {0};

    private TileProducts(Labellings labellings, int most) {
        this.labellings = labellings;
        this.table = new float[Math.multiplyExact(most, SUBSETS * Candidates.TILE)];
        this.rowsA = new int[most];
        this.rowsB = new int[most];
    }

    static TileProducts of(Labellings labellings, Candidates candidates) {
        int most = candidates.tiles().stream()
                .mapToInt(t -> t.stretches(FIVE).length - 1)
                .max()
                .orElse(0);
        return new TileProducts(labellings, most);
    }

    /** Goes to another tile. */
    void enter(Tile newTile) {
        tile = newTile;
        stretches = tile.stretches(FIVE);
        int size = tile.size();
        for (int stretch = 0; stretch + 1 < stretches.length; stretch++) {
            int begin = stretches[stretch];
            int members = stretches[stretch + 1] - begin;
            int base = stretch * SUBSETS * size;
            java.util.Arrays.fill(table, base, base + size, 1);
            for (int subset = 1; subset < 1 << members; subset++) {
                int last = 31 - Integer.numberOfLeadingZeros(subset);
                times(base + (subset ^ 1 << last) * size, (begin + last) * size, base + subset * size, size);
            }
        }
    }

    private void times(int row, int experiment, int out, int size) {
        float[] silence = tile.silence();
        for (int v = 0; v < size; v++) {
            table[out + v] = table[row + v] * silence[experiment + v];
        }
    }

    /**
     * @param labelling 0 for the observed one
     * @param a gets 1 − ALE of group A per voxel of the tile
     * @param b the same of group B
     * @param at where the tile's first voxel goes, in both
     */
    void products(int labelling, float[] a, float[] b, int at) {
        int size = tile.size();
        int[] active = tile.active();
        int last = stretches.length - 1;
        long[] bits = labellings.bits();
        int row = labellings.row(labelling);
        for (int stretch = 0; stretch < last; stretch++) {
            int begin = stretches[stretch];
            int members = stretches[stretch + 1] - begin;
            int code = 0;
            for (int m = 0; m < members; m++) {
                int experiment = active[begin + m];
                code |= ((int) (bits[row + (experiment >>> 6)] >>> experiment) & 1) << m;
            }
            int base = stretch * SUBSETS;
            rowsA[stretch] = (base + code) * size;
            rowsB[stretch] = (base + ((1 << members) - 1 ^ code)) * size;
        }
        multiply(rowsA, last, a, at, size);
        multiply(rowsB, last, b, at, size);
    }

    private void multiply(int[] rows, int count, float[] out, int at, int size) {
        if (count == 0) {
            java.util.Arrays.fill(out, at, at + size, 1);
            return;
        }
        int c = 0;
        if (count >= 3) {
            first(rows[0], rows[1], rows[2], out, at, size);
            c = 3;
        } else if (count == 2) {
            first(rows[0], rows[1], out, at, size);
            c = 2;
        } else {
            System.arraycopy(table, rows[0], out, at, size);
            c = 1;
        }
        for (; c + 1 < count; c += 2) {
            more(rows[c], rows[c + 1], out, at, size);
        }
        if (c < count) {
            more(rows[c], out, at, size);
        }
    }

    private void first(int x, int y, float[] out, int at, int size) {
        float[] t = table;
        for (int v = 0; v < size; v++) {
            out[at + v] = t[x + v] * t[y + v];
        }
    }

    private void first(int x, int y, int z, float[] out, int at, int size) {
        float[] t = table;
        for (int v = 0; v < size; v++) {
            out[at + v] = t[x + v] * t[y + v] * t[z + v];
        }
    }

    private void more(int x, float[] out, int at, int size) {
        float[] t = table;
        for (int v = 0; v < size; v++) {
            out[at + v] *= t[x + v];
        }
    }

    private void more(int x, int y, float[] out, int at, int size) {
        float[] t = table;
        for (int v = 0; v < size; v++) {
            out[at + v] = out[at + v] * t[x + v] * t[y + v];
        }
    }
}
