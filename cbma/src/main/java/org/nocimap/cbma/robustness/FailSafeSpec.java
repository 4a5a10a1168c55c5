package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;

/**
 * How noise is added.
 *
 * @param draws independent sequences of noise experiments, at least 1
 * @param permutations for the null at each number of noise experiments, shared among the draws; at least {@code draws}
 * @param enough multiple of the experiments up to which a robust cluster is expected to survive, above 0
 * @param most multiple of the experiments beyond which nothing is tried, more than {@code enough}
 */
public record FailSafeSpec(int draws, int permutations, double enough, double most) {
    /** Steps of the first, coarse search, as multiples of the experiments. */
    private static final double[] STEPS = {0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 10, 15, 20, 30, 40, 60, 80, 100};

    public FailSafeSpec {
        if (draws < 1 || permutations < draws || !(enough > 0) || !(most > enough) || !(most <= 100)) {
            throw new IllegalArgumentException("fail-safe search with " + draws + " draws, " + permutations
                    + " permutations, from " + enough + " to " + most);
        }
    }

    /** Twenty draws, 500 permutations, 2 and 10 times the experiments (the usual range, NiMARE's discussion 730). */
    public static FailSafeSpec usual() {
        return new FailSafeSpec(20, 500, 2, 10);
    }

    /** The usual search with so many draws, and permutations enough that ten maxima lie beyond alpha. */
    public static FailSafeSpec usual(int draws, double alpha) {
        return new FailSafeSpec(draws, (int) Math.max(Math.max(500, draws), Math.ceil(10 / alpha)), 2, 10);
    }

    /** Noise experiments up to which a robust cluster survives. */
    int enoughOf(int experiments) {
        return (int) Math.ceil(enough * experiments);
    }

    /** The largest number of noise experiments tried. */
    int mostOf(int experiments) {
        return (int) Math.ceil(most * experiments);
    }

    /** Permutations of each draw. */
    int permutationsOfDraw() {
        return (permutations + draws - 1) / draws;
    }

    /** The numbers of noise experiments of the coarse search, rising; the last is {@link #mostOf}. */
    int[] rungs(int experiments) {
        List<Integer> rungs = new ArrayList<>();
        int before = 0;
        for (double step : STEPS) {
            int next = (int) Math.ceil(step * experiments);
            if (next > before && next < mostOf(experiments)) {
                rungs.add(next);
                before = next;
            }
        }
        rungs.add(mostOf(experiments));
        return rungs.stream().mapToInt(Integer::intValue).toArray();
    }
}
