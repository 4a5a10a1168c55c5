package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cluster-forming ALE of one set of experiments after the other. Distributions are united pairwise in a balanced tree, as
 * {@link VoxelNull} does, but no farther than the threshold; and what is united is kept while the next set begins with the same
 * experiments. The answer depends on the set alone, not on what was asked before. One object per thread.
 */
final class ThresholdTree {
    /** Bins are followed up to one of these numbers, so that sets of much the same size share what was united. */
    private static final int FEWEST_BINS = 256;

    private static final double NEXT = 1.5;

    /** Given up at the ends of each union; thousands of unions change a tail of 1e-6 by less than one part in 1e10. */
    private static final double NEGLIGIBLE = 1e-20;

    /** Larger sets would fill the memory. */
    private static final int MOST_KEPT = 2000;

    private final AleBins bins;
    private final double p;
    private final Map<Node, AleHistogram> united = new HashMap<>();
    private List<AleHistogram> known = List.of();

    /** The union of 2^level distributions from {@code index}·2^level on, all of them known. */
    private record Node(int lastBin, int level, int index) {
        int end() {
            return (index + 1) << level;
        }
    }

    /**
     * @param p uncorrected p, in (0, 1)
     */
    ThresholdTree(AleBins bins, double p) {
        this.bins = bins;
        this.p = p;
    }

    /**
     * The smallest ALE whose uncorrected p is below p, as {@link VoxelNull#criticalAle} tells it; infinite when there is none.
     *
     * @param own the experiments' distributions up to the last bin there is, at least one
     */
    float criticalAle(List<AleHistogram> own) {
        remember(own);
        int possible = bins.last() + 1;
        int lastBin = Math.min(possible, rounded(guess(own)));
        while (true) {
            double[] tail = root(own, lastBin).upperTail();
            for (int b = 1; b < tail.length; b++) {
                if (tail[b] < p) {
                    return tail[b] > 0 ? bins.smallestIn(b) : Float.POSITIVE_INFINITY;
                }
            }
            if (lastBin == possible) {
                return Float.POSITIVE_INFINITY;
            }
            lastBin = Math.min(possible, rounded(lastBin + 1));
        }
    }

    /** Keeps what was united of the experiments that both sets begin with. */
    private void remember(List<AleHistogram> own) {
        int same = 0;
        while (same < own.size() && same < known.size() && own.get(same).equals(known.get(same))) {
            same++;
        }
        if (same < own.size() || same == 0) {
            int kept = same;
            united.keySet().removeIf(node -> node.end() > kept);
            known = new ArrayList<>(own);
        }
    }

    /** Where the threshold is likely to lie below: not far above what a voxel has on average and one kernel adds. */
    private int guess(List<AleHistogram> own) {
        double mean = 0;
        double highest = 0;
        for (AleHistogram histogram : own) {
            mean += histogram.mean();
            highest = Math.max(highest, histogram.last() * bins.step());
        }
        return bins.bin(Math.min(1, 1.25 * (mean + highest))) + 1;
    }

    private static int rounded(int lastBin) {
        double steps = FEWEST_BINS;
        while (steps < lastBin) {
            steps = Math.ceil(steps * NEXT);
        }
        return (int) steps;
    }

    private AleHistogram root(List<AleHistogram> own, int lastBin) {
        int level = 0;
        while (1 << level < own.size()) {
            level++;
        }
        return union(own, new Node(lastBin, level, 0));
    }

    private AleHistogram union(List<AleHistogram> own, Node node) {
        if (node.level() == 0) {
            return own.get(node.index()).cutAbove(node.lastBin());
        }
        AleHistogram kept = united.get(node);
        if (kept != null && node.end() <= own.size()) {
            return kept;
        }
        Node left = new Node(node.lastBin(), node.level() - 1, 2 * node.index());
        Node right = new Node(node.lastBin(), node.level() - 1, 2 * node.index() + 1);
        if (left.end() >= own.size()) {
            return union(own, left);
        }
        AleHistogram both = AleHistogram.union(union(own, left), union(own, right), node.lastBin(), NEGLIGIBLE);
        if (node.end() <= own.size() && own.size() <= MOST_KEPT) {
            united.put(node, both);
        }
        return both;
    }
}
