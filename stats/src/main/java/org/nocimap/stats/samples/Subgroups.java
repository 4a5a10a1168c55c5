package org.nocimap.stats.samples;

import java.util.Arrays;

/** Cuts a sample into subgroups of nearly the same size by rank, equal values never in different subgroups. */
public final class Subgroups {
    private Subgroups() {}

    /**
     * Every run of equal values goes to the subgroup that its middle rank falls into, so that the cut does not depend on the order
     * of the input.
     *
     * @param values finite; not modified
     * @param parts 3 for tertiles
     * @return for each value the number of its subgroup, 0 for the lowest
     */
    public static int[] of(double[] values, int parts) {
        if (parts < 2 || parts > values.length) {
            throw new IllegalArgumentException("two or more parts of at least as many values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] group = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = 0;
            while (sorted[first] < values[i]) {
                first++;
            }
            int last = first;
            while (last + 1 < sorted.length && sorted[last + 1] == values[i]) {
                last++;
            }
            double middle = (first + last + 1) / 2.0;
            group[i] = Math.min(parts - 1, (int) Math.floor(middle * parts / values.length));
        }
        return group;
    }
}
