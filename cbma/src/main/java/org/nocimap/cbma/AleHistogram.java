package org.nocimap.cbma;

import java.util.Arrays;

/**
 * A probability distribution over ALE values in {@link AleBins}. Mass above the last bin kept is known only as "beyond".
 *
 * @param bins how values are counted
 * @param first the first bin that holds mass
 * @param mass probability per bin, from {@code first}; not to be changed
 * @param beyond probability of all values above the last bin
 */
record AleHistogram(AleBins bins, int first, double[] mass, double beyond) {
    /** The distribution of one experiment's modelled activation over the mask's voxels, one voxel drawn at random. */
    static AleHistogram of(AleBins bins, ModelledActivation activation, int maskSize, int lastBin) {
        long[] counts = new long[lastBin + 1];
        long above = 0;
        int highest = 0;
        for (int n = 0; n < activation.count(); n++) {
            int bin = bins.bin(activation.at(activation.position(n)));
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
        return new AleHistogram(bins, 0, mass, (double) above / maskSize);
    }

    /**
     * The distribution of 1 − (1 − a)(1 − b) for independent a and b, each result rounded to its bin.
     *
     * <p>Bins i and j meet in bin round(i + j − i·j·step) = j + round(i − i·j·step). For one i the shift changes only now and
     * then as j grows, so the inner loop runs over stretches of constant shift: a plain scaled addition that the compiler
     * turns into vector code.
     *
     * @param negligible at either end of the result bins with together no more probability than this are given up; what they
     *     held is counted as larger than it is, so that tail probabilities can only grow
     */
    static AleHistogram union(AleHistogram a, AleHistogram b, int lastBin, double negligible) {
        if (a.mass.length > b.mass.length) {
            return union(b, a, lastBin, negligible);
        }
        int lowest = b.first + shift(a.first, b.first, a.bins);
        double[] out = new double[Math.max(1, Math.min(a.last() + b.last(), lastBin) - lowest + 1)];
        double[] tail = upperSums(b.mass);
        double beyond = a.beyond * (tail[0] + b.beyond);
        for (int n = 0; n < a.mass.length; n++) {
            if (a.mass[n] != 0) {
                int landed = addRow(out, lowest, a.mass[n], a.first + n, b);
                beyond += a.mass[n] * ((landed < tail.length ? tail[landed] : 0) + b.beyond);
            }
        }
        return trimmed(a.bins, lowest, out, beyond, negligible);
    }

    /** For every bin from 0 the probability of it and all above, summed from the small end so that tails keep their digits. */
    double[] upperTail() {
        double[] sums = upperSums(mass);
        double[] tail = new double[first + sums.length];
        Arrays.fill(tail, 0, first, sums[0] + beyond);
        for (int b = 0; b < sums.length; b++) {
            tail[first + b] = sums[b] + beyond;
        }
        return tail;
    }

    /** The same with all that lies above a bin moved beyond. */
    AleHistogram cutAbove(int lastBin) {
        if (last() <= lastBin) {
            return this;
        }
        int kept = Math.max(0, lastBin - first + 1);
        double above = beyond;
        for (int b = mass.length - 1; b >= kept; b--) {
            above += mass[b];
        }
        return new AleHistogram(bins, first, Arrays.copyOf(mass, Math.max(1, kept)), above);
    }

    /** Expected value, without what lies beyond. */
    double mean() {
        double sum = 0;
        for (int b = 0; b < mass.length; b++) {
            sum += mass[b] * (first + b);
        }
        return sum * bins.step();
    }

    /** The last bin kept. */
    int last() {
        return first + mass.length - 1;
    }

    private static AleHistogram trimmed(AleBins bins, int first, double[] mass, double beyond, double negligible) {
        int to = mass.length;
        double above = 0;
        while (to > 1 && above + mass[to - 1] <= negligible) {
            above += mass[--to];
        }
        int from = 0;
        double below = 0;
        while (from < to - 1 && below + mass[from] <= negligible) {
            below += mass[from++];
        }
        double[] kept = Arrays.copyOfRange(mass, from, to);
        kept[0] += below;
        return new AleHistogram(bins, first + from, kept, beyond + above);
    }

    /**
     * Adds {@code scale} times the row of bin i.
     *
     * @return how many of the row's bins landed inside {@code out}; the rest lies beyond it
     */
    private static int addRow(double[] out, int lowest, double scale, int i, AleHistogram b) {
        double[] mass = b.mass;
        double slope = i * b.bins.step();
        int shift = shift(i, b.first, b.bins);
        int n = 0;
        while (n < mass.length) {
            int end = mass.length;
            if (slope > 0) {
                // The shift stays as it is while i - slope * j + 0.5 >= shift; then it is one less, since slope is at
                // most 1.
                end = Math.min(end, (int) ((i + 0.5 - shift) / slope) + 1 - b.first);
            }
            int offset = b.first + shift - lowest;
            int stop = Math.min(end, out.length - offset);
            for (int t = n; t < stop; t++) {
                out[t + offset] += scale * mass[t];
            }
            if (stop < end) {
                return Math.max(stop, n);
            }
            n = Math.max(n, end);
            shift--;
        }
        return n;
    }

    /** How far above bin j the union of bins i and j lies. */
    private static int shift(int i, int j, AleBins bins) {
        return (int) Math.floor(i - i * bins.step() * j + 0.5);
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
