package org.nocimap.cbma;

import org.nocimap.inference.SupraClusters;

/**
 * Clusters of a permuted map: the size of the largest and the mass of the heaviest. Looks into cells whose maximum reaches the cut
 * only; one object per thread.
 */
final class SupraThreshold {
    private final CellGrid cells;
    private final float cut;
    private final SupraClusters clusters;

    SupraThreshold(NullPlan plan) {
        cells = plan.cells;
        cut = plan.cut;
        clusters = new SupraClusters(plan.mask, plan.connectivity);
    }

    /** Voxels in the largest cluster, 0 when there is none. */
    int largestSize() {
        return clusters.largestSize();
    }

    /** Largest sum of ALE minus cut over a cluster, 0 when there is none. */
    double heaviestMass() {
        return clusters.heaviestMass();
    }

    void find(PermutedAle permuted) {
        clusters.begin();
        if (permuted.maximum() < cut) {
            return;
        }
        float[] ale = permuted.ale();
        for (int slot = 0; slot < permuted.slots(); slot++) {
            if (permuted.maximumOf(slot) >= cut) {
                collect(ale, slot * CellGrid.VOXELS, permuted.cellOfSlot(slot), permuted.bitsOf(slot));
            }
        }
        clusters.finish();
    }

    private void collect(float[] ale, int at, int cell, long bits) {
        int i = cells.firstI(cell);
        int j = cells.firstJ(cell);
        int k = cells.firstK(cell);
        for (long left = bits; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            float a = ale[at + bit];
            if (a >= cut) {
                clusters.add(
                        i + CellGrid.stepI(bit), j + CellGrid.stepJ(bit), k + CellGrid.stepK(bit), (double) a - cut);
            }
        }
    }
}
