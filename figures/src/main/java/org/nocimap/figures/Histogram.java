package org.nocimap.figures;

import java.util.Arrays;

/**
 * Counts of values in bins of one width.
 *
 * @param low left edge of the first bin
 * @param width width of a bin, above 0
 * @param counts values in each bin; a value on an edge belongs to the bin on its right
 */
record Histogram(double low, double width, int[] counts) {
    private static final int FEWEST = 12;
    private static final int MOST = 60;
    private static final double LARGEST_WHOLE = 1e15;

    /**
     * Bins after Freedman and Diaconis (1981, doi 10.1007/BF01025868), 12 to 60 of them. Where all values are multiples of
     * a whole number (voxels, or the volume of one), so are the bins' widths, lest some bins hold more multiples than others.
     *
     * @param values finite, at least one; not modified
     */
    static Histogram of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double span = sorted[sorted.length - 1] - low;
        double unit = commonDivisor(sorted);
        if (span == 0) {
            double width = unit > 0 ? unit : low == 0 ? 1 : Math.abs(low) / 10;
            return new Histogram(low - width / 2, width, new int[] {values.length});
        }
        double quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        double width = 2 * quartiles / Math.cbrt(values.length);
        width = Math.max(span / MOST, Math.min(span / FEWEST, width));
        double start = low;
        if (unit > 0) {
            width = unit * Math.max(1, Math.ceil(width / unit - 1e-9));
            start = low - unit / 2;
        }
        int[] counts = new int[(int) Math.floor((sorted[sorted.length - 1] - start) / width) + 1];
        for (double value : sorted) {
            counts[(int) Math.min(counts.length - 1, Math.floor((value - start) / width))]++;
        }
        return new Histogram(start, width, counts);
    }

    /** The largest whole number that all values are multiples of, or 0 when they are not whole numbers. */
    private static double commonDivisor(double[] values) {
        long divisor = 0;
        for (double value : values) {
            if (value != Math.rint(value) || Math.abs(value) > LARGEST_WHOLE) {
                return 0;
            }
            long a = Math.abs((long) value);
            while (a != 0) {
                long rest = divisor % a;
                divisor = a;
                a = rest;
            }
        }
        return divisor;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    double high() {
        return low + counts.length * width;
    }

    int tallest() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
