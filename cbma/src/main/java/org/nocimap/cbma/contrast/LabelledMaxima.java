package org.nocimap.cbma.contrast;

import org.nocimap.image.Connectivity;

/**
 * The largest standardised difference, largest cluster and heaviest cluster of one direction under one labelling. Keeps its
 * arrays; one object per thread.
 *
 * <p>Clusters of the group's own map are followed only where it matters whether they are large enough: at voxels whose difference
 * passes the cluster-forming threshold, and at the highest differences until one of them lies in a cluster that counts.
 */
final class LabelledMaxima {
    /** Whose ALE is greater. */
    enum Direction {
        A_ABOVE_B,
        B_ABOVE_A
    }

    private static final byte OUTSIDE = 0;
    private static final byte UNKNOWN = 1;
    private static final byte REJECTED = 2;
    private static final byte SEARCHED = 3;
    private static final byte SUPRA = 4;

    private final RankedDifference ranked;
    private final int[] neighbours;
    private final int reach;
    private final byte[] state;
    private final int[] listed;
    private final double[] score;
    private final int[] stack;
    private final double[] criticalAbove;
    private final double[] criticalBelow;

    LabelledMaxima(Candidates candidates, RankedDifference ranked, Connectivity connectivity) {
        this.ranked = ranked;
        this.neighbours = candidates.neighbours(connectivity);
        this.reach = connectivity.neighbours();
        int voxels = candidates.count();
        state = new byte[voxels];
        listed = new int[voxels];
        score = new double[voxels];
        stack = new int[voxels];
        criticalAbove = new double[voxels];
        criticalBelow = new double[voxels];
        for (int v = 0; v < voxels; v++) {
            criticalAbove[v] = ranked.standardised(v, ranked.above()[v]);
            criticalBelow[v] = -ranked.standardised(v, ranked.below()[v]);
        }
    }

    /**
     * @param silence 1 − ALE of the group that may be greater, per candidate from place {@code at}
     * @param difference A − B, per candidate from place {@code at}
     * @param rule which of the group's voxels are searched
     * @param result gets the largest standardised difference, the voxels of the largest cluster and the mass of the heaviest
     * @param to place of the first of these
     */
    void measure(
            Direction direction,
            float[] silence,
            float[] difference,
            int at,
            SelectionRule rule,
            double[] result,
            int to) {
        int count = list(silence, at, rule);
        for (int n = 0; n < count; n++) {
            double s = ranked.standardised(listed[n], difference[at + listed[n]]);
            score[listed[n]] = direction == Direction.A_ABOVE_B ? s : -s;
        }
        result[to] = largest(count, silence, at, rule);
        double[] critical = direction == Direction.A_ABOVE_B ? criticalAbove : criticalBelow;
        int supra = 0;
        for (int n = 0; n < count; n++) {
            int v = listed[n];
            boolean beyond = direction == Direction.A_ABOVE_B
                    ? difference[at + v] > ranked.above()[v]
                    : difference[at + v] < ranked.below()[v];
            if (beyond && searched(v, silence, at, rule)) {
                supra++;
            }
        }
        if (supra > 0) {
            clusters(direction, difference, at, critical, count, result, to + 1);
        }
        for (int n = 0; n < count; n++) {
            state[listed[n]] = OUTSIDE;
        }
    }

    private int list(float[] silence, int at, SelectionRule rule) {
        int count = 0;
        float most = rule.everything() ? Float.POSITIVE_INFINITY : (float) (1 - rule.cut());
        byte mark = rule.everything() ? SEARCHED : UNKNOWN;
        for (int v = 0; v < state.length; v++) {
            if (silence[at + v] <= most) {
                state[v] = mark;
                listed[count++] = v;
            }
        }
        return count;
    }

    private double largest(int count, float[] silence, int at, SelectionRule rule) {
        while (true) {
            int best = -1;
            for (int n = 0; n < count; n++) {
                int v = listed[n];
                if (state[v] != REJECTED && (best < 0 || score[v] > score[best])) {
                    best = v;
                }
            }
            if (best < 0 || score[best] <= 0) {
                return 0;
            }
            if (searched(best, silence, at, rule)) {
                return score[best];
            }
        }
    }

    private boolean searched(int voxel, float[] silence, int at, SelectionRule rule) {
        if (state[voxel] == UNKNOWN) {
            judge(voxel, silence, at, rule);
        }
        return state[voxel] >= SEARCHED;
    }

    /**
     * Follows the cluster of the group's map around a voxel until it is known to count: it is large and heavy enough, or it
     * touches a voxel that counts. What is left of it is followed when it is asked for.
     */
    private void judge(int start, float[] silence, int at, SelectionRule rule) {
        int found = 0;
        double mass = 0;
        boolean counts = false;
        stack[found++] = start;
        state[start] = REJECTED;
        // The stack keeps all members, so that they can be marked once the cluster is known.
        for (int n = 0; n < found && !counts; n++) {
            int v = stack[n];
            // Every voxel's share is 0 or more but for rounding, so what counts with a part counts with the whole.
            mass += Math.max(0, 1 - silence[at + v] - rule.cut());
            for (int s = v * reach; s < (v + 1) * reach; s++) {
                int neighbour = neighbours[s];
                if (neighbour >= 0) {
                    if (state[neighbour] == UNKNOWN) {
                        state[neighbour] = REJECTED;
                        stack[found++] = neighbour;
                    } else if (state[neighbour] == SEARCHED) {
                        counts = true;
                    }
                }
            }
            counts |= n + 1 >= rule.leastVoxels() && mass > rule.massAbove();
        }
        if (counts) {
            for (int n = 0; n < found; n++) {
                state[stack[n]] = SEARCHED;
            }
        }
    }

    private void clusters(
            Direction direction, float[] difference, int at, double[] critical, int count, double[] result, int to) {
        for (int n = 0; n < count; n++) {
            int v = listed[n];
            boolean beyond = direction == Direction.A_ABOVE_B
                    ? difference[at + v] > ranked.above()[v]
                    : difference[at + v] < ranked.below()[v];
            if (state[v] == SEARCHED && beyond) {
                state[v] = SUPRA;
            }
        }
        int largest = 0;
        double heaviest = 0;
        for (int n = 0; n < count; n++) {
            if (state[listed[n]] == SUPRA) {
                int found = 0;
                double mass = 0;
                stack[found++] = listed[n];
                state[listed[n]] = SEARCHED;
                for (int m = 0; m < found; m++) {
                    int v = stack[m];
                    mass += score[v] - critical[v];
                    for (int s = v * reach; s < (v + 1) * reach; s++) {
                        int neighbour = neighbours[s];
                        if (neighbour >= 0 && state[neighbour] == SUPRA) {
                            state[neighbour] = SEARCHED;
                            stack[found++] = neighbour;
                        }
                    }
                }
                largest = Math.max(largest, found);
                heaviest = Math.max(heaviest, mass);
            }
        }
        result[to] = largest;
        result[to + 1] = heaviest;
    }
}
