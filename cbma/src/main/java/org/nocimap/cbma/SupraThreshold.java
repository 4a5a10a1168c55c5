package org.nocimap.cbma;

import org.nocimap.image.Grid;

/**
 * Clusters of a permuted map: the size of the largest and the mass of the heaviest. Works on the few voxels at or above the
 * cut only; one object per thread.
 */
final class SupraThreshold {
    private final CellGrid cells;
    private final float cut;
    private final int rowStep;
    private final int sliceStep;
    private final int[] steps;

    /** For every voxel of the grid with a border of one: 1 + its place in the list, or 0. */
    private final int[] listed;

    private int[] place = new int[1024];
    private float[] value = new float[1024];
    private int[] stack = new int[1024];
    private int count;

    private int largestSize;
    private double heaviestMass;

    SupraThreshold(NullPlan plan) {
        cells = plan.cells;
        cut = plan.cut;
        Grid grid = plan.mask.grid();
        rowStep = grid.nx() + 2;
        sliceStep = rowStep * (grid.ny() + 2);
        listed = new int[sliceStep * (grid.nz() + 2)];
        int[][] neighbours = plan.connectivity.steps();
        steps = new int[neighbours.length];
        for (int n = 0; n < steps.length; n++) {
            steps[n] = neighbours[n][2] * sliceStep + neighbours[n][1] * rowStep + neighbours[n][0];
        }
    }

    /** Voxels in the largest cluster, 0 when there is none. */
    int largestSize() {
        return largestSize;
    }

    /** Largest sum of ALE minus cut over a cluster, 0 when there is none. */
    double heaviestMass() {
        return heaviestMass;
    }

    void find(PermutedAle permuted) {
        count = 0;
        largestSize = 0;
        heaviestMass = 0;
        if (permuted.maximum() < cut) {
            return;
        }
        float[] ale = permuted.ale();
        for (int slot = 0; slot < permuted.slots(); slot++) {
            if (permuted.maximumOf(slot) >= cut) {
                collect(ale, slot * CellGrid.VOXELS, permuted.cellOfSlot(slot), permuted.bitsOf(slot));
            }
        }
        for (int n = 0; n < count; n++) {
            if (listed[place[n]] != 0) {
                flood(n);
            }
        }
    }

    private void collect(float[] ale, int at, int cell, long bits) {
        int corner = -1;
        for (long left = bits; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            float a = ale[at + bit];
            if (a < cut) {
                continue;
            }
            if (corner < 0) {
                corner = (cells.firstK(cell) + 1) * sliceStep
                        + (cells.firstJ(cell) + 1) * rowStep
                        + cells.firstI(cell)
                        + 1;
            }
            if (count == place.length) {
                grow();
            }
            place[count] =
                    corner + CellGrid.stepK(bit) * sliceStep + CellGrid.stepJ(bit) * rowStep + CellGrid.stepI(bit);
            value[count] = a;
            listed[place[count]] = ++count;
        }
    }

    private void flood(int start) {
        int size = 0;
        double mass = 0;
        int depth = 0;
        stack[depth++] = start;
        listed[place[start]] = 0;
        while (depth > 0) {
            int n = stack[--depth];
            size++;
            mass += (double) value[n] - cut;
            for (int step : steps) {
                int next = listed[place[n] + step];
                if (next != 0) {
                    listed[place[n] + step] = 0;
                    stack[depth++] = next - 1;
                }
            }
        }
        largestSize = Math.max(largestSize, size);
        heaviestMass = Math.max(heaviestMass, mass);
    }

    private void grow() {
        place = java.util.Arrays.copyOf(place, 2 * place.length);
        value = java.util.Arrays.copyOf(value, 2 * value.length);
        stack = java.util.Arrays.copyOf(stack, 2 * stack.length);
    }
}
