package org.nocimap.engine;

import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * Random numbers of one task, from {@link RandomStreams}. The n-th draw is the same on every machine and JVM. Not
 * thread-safe: a stream belongs to the task that asked for it.
 */
public final class RandomStream {
    private static final double TWO_POW_MINUS_53 = 0x1.0p-53;
    private static final long LOW_32 = 0xffff_ffffL;

    private final Philox4x64 source;
    private double spareGaussian = Double.NaN;

    /** A stream over Philox 4×64-10 from this key and 256-bit counter, lowest word first. */
    RandomStream(long key0, long key1, long counter0, long counter1, long counter2, long counter3) {
        this.source = new Philox4x64(new long[] {key0, key1, counter0, counter1, counter2, counter3});
    }

    /** {@code RandomStreams.of(seed, purpose).stream(task)}, for where a single stream is wanted. */
    public static RandomStream of(long seed, String purpose, long task) {
        return RandomStreams.of(seed, purpose).stream(task);
    }

    /** 64 random bits. */
    public long next() {
        return source.nextLong();
    }

    /**
     * A number from 0 to {@code bound} − 1, every one with exactly the same probability (Lemire 2019, "Fast random integer
     * generation in an interval", doi:10.1145/3230636). Uses half of a 64-bit number, the lower half first and the upper half for the next call, and now and
     * then one more.
     *
     * @throws IllegalArgumentException when {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " is not positive");
        }
        long product = (source.nextInt() & LOW_32) * bound;
        if ((product & LOW_32) < bound) {
            long threshold = (1L << 32) % bound;
            while ((product & LOW_32) < threshold) {
                product = (source.nextInt() & LOW_32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** A multiple of 2<sup>−53</sup> in [0, 1), every one with the same probability. */
    public double nextDouble() {
        return (source.nextLong() >>> 11) * TWO_POW_MINUS_53;
    }

    /**
     * A standard normal number by the polar method (Marsaglia &amp; Bray 1964, doi:10.1137/1006063), with strict mathematics
     * so that it is the same on every platform. Numbers come in pairs; the second is kept for the next call.
     */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
        spareGaussian = v * scale;
        return u * scale;
    }
}
