package org.nocimap.cbma.design;

import java.util.List;
import org.nocimap.cbma.AleSpec;

/**
 * How power is simulated.
 *
 * @param analysis that every simulated meta-analysis gets; its first correction decides, its seed is that of all random numbers
 * @param sizes of the simulated experiments
 * @param simulations meta-analyses for every number of experiments, at least 1
 * @param permutations of each, for the null that the meta-analyses of one number of experiments share; at least 1
 * @param experiments numbers of experiments to try, rising, each at least 1
 * @param target the power wanted, in (0, 1)
 */
public record PowerSpec(
        AleSpec analysis,
        ExperimentSizes sizes,
        int simulations,
        int permutations,
        List<Integer> experiments,
        double target) {
    /** Numbers of experiments tried when none are named. */
    public static final List<Integer> USUAL_EXPERIMENTS = List.of(10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200);

    /** Most experiments in a simulated meta-analysis. */
    public static final int MOST_EXPERIMENTS = 10_000;

    private static final int ENOUGH_PERMUTATIONS = 1000;

    public PowerSpec {
        experiments = List.copyOf(experiments);
        if (simulations < 1 || simulations > 1_000_000 || permutations < 1 || !(target > 0 && target < 1)) {
            throw new IllegalArgumentException(
                    simulations + " simulations, " + permutations + " permutations, power " + target);
        }
        int before = 0;
        for (int number : experiments) {
            if (number <= before || number > MOST_EXPERIMENTS) {
                throw new IllegalArgumentException("numbers of experiments rise from 1 to " + MOST_EXPERIMENTS);
            }
            before = number;
        }
        if (experiments.isEmpty()) {
            throw new IllegalArgumentException("at least one number of experiments");
        }
    }

    /** As many permutations of each as give 1000 in all, and so many that ten maxima lie beyond alpha. */
    public static int usualPermutations(int simulations, double alpha) {
        int needed = (int) Math.max(ENOUGH_PERMUTATIONS, Math.ceil(10 / alpha));
        return Math.max(1, (needed + simulations - 1) / simulations);
    }
}
