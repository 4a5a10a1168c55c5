package org.nocimap.appraisal.printed;

/**
 * Whether a mean and a standard deviation of whole numbers can be: GRIM (Brown &amp; Heathers 2017, doi:10.1177/1948550616673876)
 * and GRIMMER (Anaya 2016, doi:10.7287/peerj.preprints.2400v1; a square is odd where its number is, so that the sum of squares has
 * the parity of the sum).
 */
public final class Granularity {
    private Granularity() {}

    /** What a test of granularity says. */
    public enum Answer {
        CAN,
        CANNOT,
        /** There are so many people that any mean of so few decimals can be. */
        CANNOT_TELL
    }

    /**
     * Whether some sum of whole numbers gives the printed mean.
     *
     * @param mean as printed
     * @param n people
     * @param items whole numbers that each person's score is the mean of; 1 for a score that is a whole number itself
     */
    public static Answer grim(PrintedNumber mean, long n, int items) {
        double units = (double) n * items;
        if (units >= Math.pow(10, mean.decimals())) {
            return Answer.CANNOT_TELL;
        }
        return sums(mean, units).first() <= sums(mean, units).last() ? Answer.CAN : Answer.CANNOT;
    }

    /**
     * Whether some whole numbers have the printed mean and standard deviation (of n − 1) at once.
     *
     * @param mean as printed
     * @param sd as printed
     * @param n people, at least 2
     * @param items as for {@link #grim}
     */
    public static Answer grimmer(PrintedNumber mean, PrintedNumber sd, long n, int items) {
        Sums sums = sums(mean, (double) n * items);
        Span spread = sd.span();
        double low = Math.max(0, spread.low()) * items;
        double high = spread.high() * items;
        // Squares of this many units or more have a whole number of either parity between them.
        if ((n - 1) * (high * high - low * low) >= 2) {
            return Answer.CANNOT_TELL;
        }
        for (long sum = sums.first(); sum <= sums.last(); sum++) {
            double centre = (double) sum * sum / n;
            long first = (long) Math.ceil((n - 1) * low * low + centre - 1e-7);
            long last = (long) Math.floor((n - 1) * high * high + centre + 1e-7);
            for (long squares = first; squares <= last; squares++) {
                if (Math.floorMod(squares, 2L) == Math.floorMod(sum, 2L)) {
                    return Answer.CAN;
                }
            }
        }
        return Answer.CANNOT;
    }

    /**
     * Whether the standard deviation is no larger than values of a scale with this mean allow: √((m − low)(high − m) n/(n − 1)),
     * all values at its ends.
     */
    public static Answer onScale(PrintedNumber mean, PrintedNumber sd, long n, Span scale) {
        Span means = mean.span();
        double low = Math.max(means.low(), scale.low());
        double high = Math.min(means.high(), scale.high());
        if (low > high) {
            return Answer.CANNOT;
        }
        double widest = Math.max(low, Math.min(high, (scale.low() + scale.high()) / 2));
        double most = Math.sqrt((widest - scale.low()) * (scale.high() - widest) * n / (n - 1.0));
        return sd.span().low() <= most + 1e-9 ? Answer.CAN : Answer.CANNOT;
    }

    private record Sums(long first, long last) {}

    /** The sums, in units of 1 / items, whose mean rounds to the printed one. */
    private static Sums sums(PrintedNumber mean, double units) {
        Span span = mean.span();
        return new Sums((long) Math.ceil(span.low() * units - 1e-7), (long) Math.floor(span.high() * units + 1e-7));
    }
}
