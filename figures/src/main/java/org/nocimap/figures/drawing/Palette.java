package org.nocimap.figures.drawing;

import java.util.Arrays;

/** The few colours of an image, in the order in which they first occur, and the number of each. */
final class Palette {
    /** No palette: too many colours for one. */
    static final Palette NONE = new Palette();

    private static final int MOST = 256;
    private static final int SLOTS = 1024;
    private static final int GOLDEN = 0x9E3779B1;
    private static final int SLOT_SHIFT = 22;

    private final int[] colours = new int[MOST];
    private final short[] slots = new short[SLOTS];
    private int size;

    private Palette() {
        Arrays.fill(slots, (short) -1);
    }

    /** The palette of an image of at most 256 colours, else {@link #NONE}. */
    static Palette of(int[] argb) {
        Palette palette = new Palette();
        for (int n = 0; n < argb.length; n++) {
            if ((n == 0 || argb[n] != argb[n - 1]) && !palette.add(argb[n])) {
                return NONE;
            }
        }
        return palette;
    }

    private boolean add(int colour) {
        int slot = slotOf(colour);
        if (slots[slot] >= 0) {
            return true;
        }
        if (size == MOST) {
            return false;
        }
        slots[slot] = (short) size;
        colours[size++] = colour;
        return true;
    }

    /** Where a colour stands or would stand. */
    private int slotOf(int colour) {
        int slot = (colour * GOLDEN) >>> SLOT_SHIFT;
        while (slots[slot] >= 0 && colours[slots[slot]] != colour) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    /** Number of colours. */
    int size() {
        return size;
    }

    int[] colours() {
        return Arrays.copyOf(colours, size);
    }

    /** Writes the numbers of {@code count} colours from {@code argb[from]} on into {@code target[to]} and following. */
    void index(int[] argb, int from, byte[] target, int to, int count) {
        for (int n = 0; n < count; n++) {
            boolean asBefore = n > 0 && argb[from + n] == argb[from + n - 1];
            target[to + n] = asBefore ? target[to + n - 1] : (byte) slots[slotOf(argb[from + n])];
        }
    }
}
