package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The null distribution of a voxel's ALE for a subset of experiments that changes one by one.
 *
 * <p>The experiments' own distributions are the leaves of a balanced tree whose every node is the union of its two children, as in
 * the convolution of all of them. When an experiment comes or goes, only the nodes above its leaf are united anew: log₂(n) unions
 * instead of n − 1. What a node holds depends on which of its leaves take part and on nothing else, so there is no drift, and a subset
 * gives the same bits however it was come by.
 *
 * <p>Not thread-safe.
 */
public final class VoxelNullTree {
    /** Tails this many times what unions give up are not followed without the last one. */
    private static final double TOO_SMALL = 1e4;

    private final AleBins bins;
    private final AleHistogram[] own;
    private final double negligible;
    private final List<@Nullable AleHistogram[]> levels = new ArrayList<>();
    private final List<boolean[]> stale = new ArrayList<>();
    private @Nullable VoxelNull current;

    /**
     * With no experiment in it.
     *
     * @param own the experiments' distributions, at least one
     * @param negligible each union gives up at most so much probability at either end, and counts it as larger than it is
     */
    VoxelNullTree(AleBins bins, AleHistogram[] own, double negligible) {
        this.bins = bins;
        this.own = own.clone();
        this.negligible = negligible;
        for (int width = own.length; ; width = (width + 1) / 2) {
            levels.add(new AleHistogram[width]);
            stale.add(new boolean[width]);
            if (width == 1) {
                break;
            }
        }
    }

    public boolean includes(int experiment) {
        return levels.get(0)[experiment] != null;
    }

    /** Takes an experiment in; does nothing when it is in. */
    public void include(int experiment) {
        if (!includes(experiment)) {
            put(experiment, own[experiment]);
        }
    }

    /** Leaves an experiment out; does nothing when it is out. */
    public void exclude(int experiment) {
        if (includes(experiment)) {
            put(experiment, null);
        }
    }

    /** Of the experiments that are in; without any, ALE is 0 for sure. */
    public VoxelNull voxelNull() {
        VoxelNull known = current;
        if (known == null) {
            int top = levels.size() - 1;
            bringUpToDate(top, 0);
            AleHistogram all = levels.get(top)[0];
            known = all == null ? VoxelNull.of(bins, new double[] {1}) : VoxelNull.of(bins, all.upperTail());
            current = known;
        }
        return known;
    }

    /**
     * The smallest ALE whose p is below {@code p}, as {@link VoxelNull#criticalAle} of {@link #voxelNull} gives it, without the last and
     * costliest union.
     */
    public float criticalAle(double p) {
        int top = levels.size() - 1;
        if (current != null || top == 0 || p < TOO_SMALL * negligible) {
            return voxelNull().criticalAle(p);
        }
        bringUpToDate(top - 1, 0);
        bringUpToDate(top - 1, 1);
        AleHistogram left = levels.get(top - 1)[0];
        AleHistogram right = levels.get(top - 1)[1];
        if (left == null || right == null) {
            return voxelNull().criticalAle(p);
        }
        UnionTail tail = new UnionTail(left, right);
        int bin = tail.critical(p);
        return bin > Math.min(tail.last(), bins.last() + 1) ? voxelNull().criticalAle(p) : bins.smallestIn(bin);
    }

    private void put(int experiment, @Nullable AleHistogram histogram) {
        levels.get(0)[experiment] = histogram;
        current = null;
        for (int level = 1; level < levels.size(); level++) {
            stale.get(level)[experiment >> level] = true;
        }
    }

    private void bringUpToDate(int level, int n) {
        if (level == 0 || !stale.get(level)[n]) {
            return;
        }
        @Nullable AleHistogram[] below = levels.get(level - 1);
        bringUpToDate(level - 1, 2 * n);
        AleHistogram left = below[2 * n];
        AleHistogram right = null;
        if (2 * n + 1 < below.length) {
            bringUpToDate(level - 1, 2 * n + 1);
            right = below[2 * n + 1];
        }
        levels.get(level)[n] = left == null
                ? right
                : right == null ? left : AleHistogram.union(left, right, bins.last() + 1, negligible);
        stale.get(level)[n] = false;
    }

    @Override
    public String toString() {
        return "null of " + Arrays.stream(levels.get(0)).filter(h -> h != null).count() + " of " + own.length
                + " experiments";
    }
}
