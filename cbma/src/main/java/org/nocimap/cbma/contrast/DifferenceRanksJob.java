package org.nocimap.cbma.contrast;

import org.nocimap.engine.BlockJob;

/**
 * First pass over the labellings, tile by tile: where the observed difference stands among those of all labellings in each voxel,
 * and which difference has a p below the voxel p. A block is a tile; only what must be remembered of a voxel's differences is
 * kept.
 */
final class DifferenceRanksJob implements BlockJob {
    private static final long serialVersionUID = 1;

    /** Numbers per voxel in a block's result, in the order of {@link RankedDifference#of}. */
    static final int WIDTH = 7;

    private final Candidates candidates;
    private final Labellings labellings;
    private final GroupAle.Kind kind;
    private final int reaching;

    /**
     * @param voxelP p below which a difference forms clusters
     */
    DifferenceRanksJob(Candidates candidates, Labellings labellings, GroupAle.Kind kind, double voxelP) {
        this.candidates = candidates;
        this.labellings = labellings;
        this.kind = kind;
        this.reaching = reaching(labellings.count(), voxelP);
    }

    /** The most of all labellings that may reach a difference whose p is below a limit: the largest m with m / count < p. */
    static int reaching(int count, double p) {
        int m = (int) Math.min(count, Math.floor(p * count) + 1);
        while (m > 0 && (double) m / count >= p) {
            m--;
        }
        return m;
    }

    @Override
    public String label() {
        return "label exchanges, voxel by voxel";
    }

    @Override
    public int blocks() {
        return Math.max(1, candidates.tiles().size());
    }

    @Override
    public int items(int block) {
        return candidates.tiles().isEmpty() ? 0 : candidates.tiles().get(block).size();
    }

    @Override
    public Worker newWorker() {
        if (candidates.tiles().isEmpty()) {
            return block -> new double[0];
        }
        GroupAle groups = GroupAle.of(kind, labellings, candidates);
        Ranker ranker = new Ranker(reaching + 1);
        return block -> ranker.rank(groups, candidates.tiles().get(block), labellings.count());
    }

    /** Scratch memory of a thread. */
    private static final class Ranker {
        private final float[] observed = new float[Candidates.TILE];
        private final float[] difference = new float[Candidates.TILE];
        private final int[] atLeast = new int[Candidates.TILE];
        private final int[] atMost = new int[Candidates.TILE];
        private final double[] sum = new double[Candidates.TILE];
        private final double[] squares = new double[Candidates.TILE];
        private final Largest highest;
        private final Largest lowest;

        Ranker(int kept) {
            highest = new Largest(Candidates.TILE, kept);
            lowest = new Largest(Candidates.TILE, kept);
        }

        double[] rank(GroupAle groups, Tile tile, int labellings) {
            int size = tile.size();
            clear();
            groups.enter(tile);
            groups.difference(0, observed, 0);
            for (int l = 0; l < labellings; l++) {
                groups.difference(l, difference, 0);
                compare(size);
                moments(size);
                for (int v = 0; v < size; v++) {
                    highest.offer(v, difference[v]);
                }
                for (int v = 0; v < size; v++) {
                    lowest.offer(v, -difference[v]);
                }
            }
            return result(size, labellings);
        }

        private void compare(int size) {
            for (int v = 0; v < size; v++) {
                atLeast[v] += difference[v] >= observed[v] ? 1 : 0;
                atMost[v] += difference[v] <= observed[v] ? 1 : 0;
            }
        }

        private void moments(int size) {
            for (int v = 0; v < size; v++) {
                // About the observed value, so that a voxel whose difference never changes has a deviation of exactly
                // 0.
                double d = (double) difference[v] - observed[v];
                sum[v] += d;
                squares[v] += d * d;
            }
        }

        private void clear() {
            java.util.Arrays.fill(atLeast, 0);
            java.util.Arrays.fill(atMost, 0);
            java.util.Arrays.fill(sum, 0);
            java.util.Arrays.fill(squares, 0);
            highest.clear();
            lowest.clear();
        }

        private double[] result(int size, int labellings) {
            double[] result = new double[size * WIDTH];
            for (int v = 0; v < size; v++) {
                double mean = sum[v] / labellings;
                int at = v * WIDTH;
                result[at] = observed[v];
                result[at + 1] = atLeast[v];
                result[at + 2] = atMost[v];
                result[at + 3] = observed[v] + mean;
                result[at + 4] = Math.sqrt(Math.max(0, squares[v] / labellings - mean * mean));
                result[at + 5] = highest.kth(v);
                result[at + 6] = -lowest.kth(v);
            }
            return result;
        }
    }
}
