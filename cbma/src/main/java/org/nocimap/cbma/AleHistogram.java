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
     * then as j grows, so a row is b itself, copied in stretches to where it lands ({@link Row}); rows are then added four at a time, in
     * a loop where all arrays have one index, which the compilers of Java 17 to 25 turn into vector code.
     *
     * <p>Most pairs of bins that lie far out in both have next to no probability together: with tails that fall exponentially, half of
     * all. So of each row only what matters is added.
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
        double[] above = upperSums(b.mass);
        double[] below = lowerSums(b.mass);
        double beyond = a.beyond * (above[0] + b.beyond);
        double negligibleInRow = negligible / (2 * a.mass.length);
        Row[] rows = {new Row(out.length), new Row(out.length), new Row(out.length), new Row(out.length)};
        int waiting = 0;
        for (int n = 0; n < a.mass.length; n++) {
            double mass = a.mass[n];
            if (mass != 0) {
                int end = firstUpTo(above, negligibleInRow / mass);
                int from = Math.min(Math.max(0, end - 1), lastUpTo(below, negligibleInRow / mass));
                int landed = rows[waiting].spread(lowest, a.first + n, mass, b, from, end, below[from]);
                beyond += mass * (above[landed] + b.beyond);
                if (++waiting == rows.length) {
                    add(out, rows);
                    waiting = 0;
                }
            }
        }
        for (int n = 0; n < waiting; n++) {
            add(out, rows[n].to, rows[n].scale, rows[n].from, rows[n].end);
        }
        return trimmed(a.bins, lowest, out, beyond, negligible / 2);
    }

    /** The first index from which on a falling sequence is at most {@code limit}; its last element is. */
    private static int firstUpTo(double[] falling, double limit) {
        int from = 0;
        int to = falling.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (falling[middle] <= limit) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** The last index up to which a rising sequence is at most {@code limit}; its first element is. */
    private static int lastUpTo(double[] rising, double limit) {
        int from = 0;
        int to = rising.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (rising[middle] <= limit) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /** For every bin from 0 the probability of it and all above, summed from the small end so that tails keep their digits. */
    double[] upperTail() {
        double[] sums = upperSums(mass);
        double[] tail = new double[first + mass.length];
        Arrays.fill(tail, 0, first, sums[0] + beyond);
        for (int b = 0; b < mass.length; b++) {
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

    private static void add(double[] out, Row[] rows) {
        int from = out.length;
        int end = 0;
        for (Row row : rows) {
            from = Math.min(from, row.from);
            end = Math.max(end, row.end);
        }
        for (Row row : rows) {
            row.clearAround(from, end);
        }
        add(
                out,
                rows[0].to,
                rows[1].to,
                rows[2].to,
                rows[3].to,
                rows[0].scale,
                rows[1].scale,
                rows[2].scale,
                rows[3].scale,
                from,
                end);
    }

    private static void add(
            double[] out,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double s0,
            double s1,
            double s2,
            double s3,
            int from,
            int end) {
        for (int t = from; t < end; t++) {
            out[t] = out[t] + s0 * r0[t] + s1 * r1[t] + s2 * r2[t] + s3 * r3[t];
        }
    }

    private static void add(double[] out, double[] row, double scale, int from, int end) {
        for (int t = from; t < end; t++) {
            out[t] += scale * row[t];
        }
    }

    /** The distribution of the union of one bin of a with all of b, on the bins of the result. */
    private static final class Row {
        /** Mass of b where it lands: set from {@link #from} to {@link #end}. */
        final double[] to;

        /** Mass of a's bin. */
        double scale;

        int from;
        int end;

        Row(int bins) {
            to = new double[bins];
        }

        /**
         * @param lowest the bin that the result begins with
         * @param i the bin of a, and {@code mass} what it holds
         * @param first index of the first bin of b that counts; {@code below} is what lies below and is counted there
         * @param stop index after the last
         * @return index after the last of b's bins that landed inside the result, 0 when none did; the others lie beyond
         */
        int spread(int lowest, int i, double mass, AleHistogram b, int first, int stop, double below) {
            scale = mass;
            double slope = i * b.bins.step();
            int shift = shift(i, b.first + first, b.bins);
            from = Math.min(to.length, b.first + first + shift - lowest);
            end = from;
            int n = first;
            while (n < stop) {
                int stretch = stop;
                if (slope > 0) {
                    // The shift stays as it is while i - slope * j + 0.5 >= shift; then it is one less, since slope is
                    // at
                    // most 1.
                    stretch = Math.min(stretch, (int) ((i + 0.5 - shift) / slope) + 1 - b.first);
                }
                int offset = b.first + shift - lowest;
                int inside = Math.min(stretch, to.length - offset);
                int t = n;
                // Where the shift falls, two bins of b land in one.
                for (; t < inside && t + offset < end; t++) {
                    to[t + offset] += b.mass[t];
                }
                if (t < inside) {
                    System.arraycopy(b.mass, t, to, t + offset, inside - t);
                    end = inside + offset;
                }
                if (inside < stretch) {
                    stop = Math.max(inside, n);
                }
                n = Math.max(n, stretch);
                shift--;
            }
            if (from == end) {
                return 0;
            }
            to[from] += below;
            return stop;
        }

        /** Sets the bins around what is spread to 0. */
        void clearAround(int first, int last) {
            Arrays.fill(to, first, from, 0);
            Arrays.fill(to, end, last, 0);
        }
    }

    /** How far above bin j the union of bins i and j lies. */
    static int shift(int i, int j, AleBins bins) {
        return (int) Math.floor(i - i * bins.step() * j + 0.5);
    }

    /** Sums of each value and all after it, and 0 after the last. */
    static double[] upperSums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int b = values.length - 1; b >= 0; b--) {
            sums[b] = sums[b + 1] + values[b];
        }
        return sums;
    }

    /** Sums of all values before each. */
    private static double[] lowerSums(double[] values) {
        double[] sums = new double[values.length];
        for (int b = 1; b < values.length; b++) {
            sums[b] = sums[b - 1] + values[b - 1];
        }
        return sums;
    }
}
