package org.nocimap.cbma;

import java.util.Arrays;

/**
 * Which of the chosen cells lie under which focus's kernel, focus by focus. One object per thread; keeps its memory.
 *
 * <p>Two ways to the same list. When many cells are chosen, every focus looks at all cells under its kernel (125 to 216). When few are,
 * every cell looks for foci whose kernel may begin at or before it: foci are sorted by their first cell, and those whose first cells
 * follow each other along x are one stretch of the sorted list.
 */
final class CoveredCells {
    /** Chosen cells for one focus, from which on it is cheaper to ask every focus than every cell. */
    private static final double FEW_CELLS = 0.1;

    private final CellGrid cells;
    private final DrawnFoci foci;

    /** Of each pair of a focus and a cell the cell's slot. Not to be changed by others. */
    int[] slot = new int[1024];

    /** How many cells from the kernel's first (z, y, x: 10 bits each). Not to be changed by others. */
    int[] cell = new int[1024];

    /** Pairs of focus f are {@code end[f − 1]} to {@code end[f] − 1}. Not to be changed by others. */
    final int[] end;

    /** Foci whose kernel begins in cell c are {@code sorted[firstOf[c]]} to {@code sorted[firstOf[c + 1] − 1]}. */
    private int[] firstOf = new int[0];

    private int[] sorted = new int[0];

    /** Pairs in the order they are found in: focus, slot, cell. */
    private int[] found = new int[0];

    CoveredCells(NullPlan plan, DrawnFoci foci) {
        this.cells = plan.cells;
        this.foci = foci;
        end = new int[foci.count()];
    }

    /**
     * Lists the pairs.
     *
     * @param slotOfCell per cell its slot, or −1 where it was not chosen; not modified
     * @param cellOfSlot the reverse; not modified
     * @param slots number of chosen cells
     */
    void find(int[] slotOfCell, int[] cellOfSlot, int slots) {
        if (slots < FEW_CELLS * foci.count()) {
            askCells(cellOfSlot, slots);
        } else {
            askFoci(slotOfCell);
        }
    }

    private void askFoci(int[] slotOfCell) {
        int n = 0;
        for (int f = 0; f < end.length; f++) {
            int columns = foci.cellsX(f);
            int rows = foci.cellsY(f);
            int slices = foci.cellsZ(f);
            makeRoom(n, columns * rows * slices);
            for (int c = 0; c < slices; c++) {
                for (int b = 0; b < rows; b++) {
                    int row = foci.corner[f] + (c * cells.ny + b) * cells.nx;
                    for (int a = 0; a < columns; a++) {
                        int at = slotOfCell[row + a];
                        if (at >= 0) {
                            slot[n] = at;
                            cell[n++] = c << 20 | b << 10 | a;
                        }
                    }
                }
            }
            end[f] = n;
        }
    }

    private void makeRoom(int used, int more) {
        if (slot.length - used < more) {
            int room = 2 * used + more;
            slot = Arrays.copyOf(slot, room);
            cell = Arrays.copyOf(cell, room);
        }
    }

    private void askCells(int[] cellOfSlot, int slots) {
        int columns = 0;
        int rows = 0;
        int slices = 0;
        for (int f = 0; f < end.length; f++) {
            columns = Math.max(columns, foci.cellsX(f));
            rows = Math.max(rows, foci.cellsY(f));
            slices = Math.max(slices, foci.cellsZ(f));
        }
        sort();
        Arrays.fill(end, 0);
        int n = 0;
        for (int s = 0; s < slots; s++) {
            for (int c = 0; c < slices; c++) {
                for (int b = 0; b < rows; b++) {
                    n = pairs(s, cellOfSlot[s], columns, b, c, n);
                }
            }
        }
        byFocus(n);
    }

    /** Adds the foci whose kernel begins b rows and c slices before a cell and reaches it. */
    private int pairs(int s, int of, int columns, int b, int c, int before) {
        int n = before;
        int last = of - (c * cells.ny + b) * cells.nx;
        int stop = firstOf[last + 1];
        for (int at = firstOf[last - columns + 1]; at < stop; at++) {
            int f = sorted[at];
            int a = last - foci.corner[f];
            if (a < foci.cellsX(f) && b < foci.cellsY(f) && c < foci.cellsZ(f)) {
                if (found.length < 3 * n + 3) {
                    found = Arrays.copyOf(found, 6 * n + 3072);
                }
                found[3 * n] = f;
                found[3 * n + 1] = s;
                found[3 * n + 2] = c << 20 | b << 10 | a;
                end[f]++;
                n++;
            }
        }
        return n;
    }

    /** Counting sort of the foci by their first cell. */
    private void sort() {
        if (sorted.length == 0) {
            sorted = new int[end.length];
            firstOf = new int[cells.count() + 2];
        }
        Arrays.fill(firstOf, 0);
        for (int first : foci.corner) {
            firstOf[first + 2]++;
        }
        for (int n = 2; n < firstOf.length; n++) {
            firstOf[n] += firstOf[n - 1];
        }
        for (int f = 0; f < end.length; f++) {
            sorted[firstOf[foci.corner[f] + 1]++] = f;
        }
    }

    /** Counting sort of what was found by focus; {@link #end} holds the counts before. */
    private void byFocus(int n) {
        makeRoom(0, n);
        int start = 0;
        for (int f = 0; f < end.length; f++) {
            int count = end[f];
            end[f] = start;
            start += count;
        }
        for (int p = 0; p < 3 * n; p += 3) {
            int at = end[found[p]]++;
            slot[at] = found[p + 1];
            cell[at] = found[p + 2];
        }
    }
}
