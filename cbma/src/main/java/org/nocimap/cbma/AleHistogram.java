package org.nocimap.cbma;

import java.util.Arrays;

/**
 * A probability distribution over ALE values in bins of {@link #STEP}: bin b holds values that round to b · STEP. Mass above
 * the last bin of interest is kept together as "beyond".
 *
 * @param mass probability per bin, from 0; not to be changed
 * @param beyond probability of all values above the last bin
 */
record AleHistogram(double[] mass, double beyond) {
    /** Width of a bin, in ALE. */
    static final double STEP = 1e-5;

    /** Bins with less are emptied at the upper end: nothing anyone will ever report hangs on them. */
    private static final double NEGLIGIBLE = 1e-40;

    /** The bin a value rounds to. */
    static int bin(double ale) {
        return (int) Math.rint(ale / STEP);
    }

    /** The distribution of one experiment's modelled activation over the mask's voxels, one voxel drawn at random. */
    static AleHistogram of(ModelledActivation activation, int maskSize, int lastBin) {
        long[] counts = new long[lastBin + 1];
        long above = 0;
        int highest = 0;
        for (int n = 0; n < activation.count(); n++) {
            int bin = bin(activation.at(activation.position(n)));
            if (bin > lastBin) {
                above++;
            } else {
                counts[bin]++;
                highest = Math.max(highest, bin);
            }
        }
        counts[0] += maskSize - activation.count();
        double[] mass = new double[highest + 1];
        for (int b = 0; b <= highest; b++) {
            mass[b] = (double) counts[b] / maskSize;
        }
        return new AleHistogram(mass, (double) above / maskSize);
    }

    /**
     * The distribution of 1 − (1 − a)(1 − b) for independent a and b, each result rounded to its bin.
     *
     * <p>Bins i and j meet in bin round(i + j − i·j·STEP) = j + round(i − i·j·STEP). For one i the shift changes only now and
     * then as j grows, so the inner loop runs over stretches of constant shift: a plain scaled addition that the compiler
     * turns into vector code.
     */
    static AleHistogram union(AleHistogram a, AleHistogram b, int lastBin) {
        if (a.mass.length > b.mass.length) {
            return union(b, a, lastBin);
        }
        double[] out = new double[Math.min(a.mass.length + b.mass.length - 1, lastBin + 1)];
        double[] tail = upperSums(b.mass);
        double beyond = a.beyond * (tail[0] + b.beyond);
        for (int i = 0; i < a.mass.length; i++) {
            if (a.mass[i] != 0) {
                int landed = addRow(out, a.mass[i], i, b.mass);
                beyond += a.mass[i] * ((landed < tail.length ? tail[landed] : 0) + b.beyond);
            }
        }
        int used = out.length;
        while (used > 1 && out[used - 1] < NEGLIGIBLE) {
            used--;
        }
        return new AleHistogram(used == out.length ? out : Arrays.copyOf(out, used), beyond);
    }

    /** For every bin the probability of it and all above, summed from the small end so that tails keep their digits. */
    double[] upperTail() {
        double[] tail = upperSums(mass);
        for (int b = 0; b < tail.length; b++) {
            tail[b] += beyond;
        }
        return tail;
    }

    /**
     * Adds {@code scale} times the row of bin i.
     *
     * @return how many of the row's bins landed inside {@code out}; the rest lies beyond it
     */
    private static int addRow(double[] out, double scale, int i, double[] mass) {
        double slope = i * STEP;
        int j = 0;
        while (j < mass.length) {
            int shift = (int) Math.floor(i - slope * j + 0.5);
            int end = mass.length;
            if (slope > 0) {
                // The shift stays as it is while i - slope * j + 0.5 >= shift.
                end = (int) Math.min(mass.length, Math.max(j + 1, Math.floor((i + 0.5 - shift) / slope) + 1));
            }
            int stop = Math.min(end, out.length - shift);
            for (int t = j; t < stop; t++) {
                out[t + shift] += scale * mass[t];
            }
            if (stop < end) {
                return Math.max(stop, j);
            }
            j = end;
        }
        return j;
    }

    private static double[] upperSums(double[] values) {
        double[] sums = new double[values.length];
        double sum = 0;
        for (int b = values.length - 1; b >= 0; b--) {
            sum += values[b];
            sums[b] = sum;
        }
        return sums;
    }
}
