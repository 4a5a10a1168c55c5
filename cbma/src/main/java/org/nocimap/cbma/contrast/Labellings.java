package org.nocimap.cbma.contrast;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;

/**
 * Ways to tell the experiments which group they belong to, the observed one first. Within every stratum (the experiments of a
 * study that stands in both groups; all experiments of the other studies together) the number of each group's members stays.
 * Drawn at random with replacement, or all there are when they are no more than were asked for. Immutable.
 *
 * <p>Exchanging the groups' names gives the same labellings with the names exchanged.
 */
final class Labellings implements Serializable {
    private static final long serialVersionUID = 1;

    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "cbma.contrast.labels";

    private final int experiments;
    private final int words;
    private final int count;
    private final boolean complete;

    /** Bit e of labelling l, in {@code words} longs each: experiment e belongs to A. */
    private final long[] bits;

    private Labellings(int experiments, int count, boolean complete) {
        this.experiments = experiments;
        this.words = (experiments + 63) / 64;
        this.count = count;
        this.complete = complete;
        this.bits = new long[Math.multiplyExact(words, count)];
    }

    /**
     * @param inA the observed labels, in an order of the experiments that does not depend on them
     * @param strata disjoint, together all experiments
     */
    static Labellings of(boolean[] inA, List<int[]> strata, int permutations, long seed) {
        int sizeA = 0;
        for (boolean member : inA) {
            sizeA += member ? 1 : 0;
        }
        boolean drawA = 2 * sizeA == inA.length ? inA[0] : 2 * sizeA < inA.length;
        int[] chosen = new int[strata.size()];
        for (int s = 0; s < chosen.length; s++) {
            for (int e : strata.get(s)) {
                chosen[s] += inA[e] == drawA ? 1 : 0;
            }
        }
        double possible = possible(strata, chosen);
        boolean complete = possible - 1 <= permutations;
        Labellings all = new Labellings(inA.length, complete ? (int) possible : permutations + 1, complete);
        for (int e = 0; e < inA.length; e++) {
            all.put(0, e, inA[e]);
        }
        if (complete) {
            all.enumerate(inA, drawA, strata, chosen);
        } else {
            all.draw(drawA, strata, chosen, RandomStreams.of(seed, STREAMS));
        }
        return all;
    }

    /** Number of different labellings, the observed one among them; infinite beyond the range of double. */
    static double possible(List<int[]> strata, int[] chosen) {
        double product = 1;
        for (int s = 0; s < chosen.length; s++) {
            double ways = 1;
            int n = strata.get(s).length;
            for (int k = 1; k <= chosen[s]; k++) {
                ways = Math.rint(ways * (n - chosen[s] + k) / k);
            }
            product *= ways;
        }
        return product;
    }

    /** The observed labelling and all others. */
    int count() {
        return count;
    }

    /** Labellings besides the observed one. */
    int permutations() {
        return count - 1;
    }

    /** Whether every labelling there is occurs once. */
    boolean isComplete() {
        return complete;
    }

    int experiments() {
        return experiments;
    }

    /**
     * @param labelling 0 for the observed one
     * @return 1 when the experiment belongs to A, else 0
     */
    int inA(int labelling, int experiment) {
        return (int) (bits[labelling * words + (experiment >>> 6)] >>> experiment) & 1;
    }

    /** Labels as bits, {@link #row} telling where a labelling's begin; not to be changed. */
    long[] bits() {
        return bits;
    }

    /** The first of a labelling's words in {@link #bits}: bit e of them tells of experiment e. */
    int row(int labelling) {
        return labelling * words;
    }

    private void put(int labelling, int experiment, boolean value) {
        long bit = 1L << experiment;
        int word = labelling * words + (experiment >>> 6);
        bits[word] = value ? bits[word] | bit : bits[word] & ~bit;
    }

    private void draw(boolean drawA, List<int[]> strata, int[] chosen, RandomStreams streams) {
        for (int l = 1; l < count; l++) {
            RandomStream random = streams.stream(l);
            for (int s = 0; s < chosen.length; s++) {
                int[] members = strata.get(s).clone();
                for (int k = 0; k < members.length; k++) {
                    if (k < chosen[s]) {
                        int other = k + random.nextInt(members.length - k);
                        int member = members[other];
                        members[other] = members[k];
                        members[k] = member;
                    }
                    put(l, members[k], (k < chosen[s]) == drawA);
                }
            }
        }
    }

    /** Runs through the combinations of all strata as an odometer does. */
    private void enumerate(boolean[] inA, boolean drawA, List<int[]> strata, int[] chosen) {
        int[][] combination = new int[chosen.length][];
        for (int s = 0; s < chosen.length; s++) {
            combination[s] = new int[chosen[s]];
            Arrays.setAll(combination[s], k -> k);
        }
        int l = 1;
        while (true) {
            boolean[] labels = new boolean[inA.length];
            Arrays.fill(labels, !drawA);
            for (int s = 0; s < chosen.length; s++) {
                for (int k : combination[s]) {
                    labels[strata.get(s)[k]] = drawA;
                }
            }
            if (!Arrays.equals(labels, inA)) {
                for (int e = 0; e < labels.length; e++) {
                    put(l, e, labels[e]);
                }
                l++;
            }
            int s = 0;
            while (s < chosen.length && !advance(combination[s], strata.get(s).length)) {
                s++;
            }
            if (s == chosen.length) {
                return;
            }
        }
    }

    /** The next combination of {@code n} in lexicographic order; after the last the first again, with false. */
    private static boolean advance(int[] combination, int n) {
        int k = combination.length - 1;
        while (k >= 0 && combination[k] == n - combination.length + k) {
            k--;
        }
        boolean advanced = k >= 0;
        if (advanced) {
            combination[k]++;
        }
        for (int next = k + 1; next < combination.length; next++) {
            combination[next] = advanced ? combination[next - 1] + 1 : next;
        }
        return advanced;
    }
}
