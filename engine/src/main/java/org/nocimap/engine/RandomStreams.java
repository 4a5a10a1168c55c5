package org.nocimap.engine;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The family of random streams that one purpose draws from in a run: stream <i>t</i> belongs to task <i>t</i>, whatever
 * thread or machine the task runs on and whatever ran before it.
 *
 * <p>Streams are cut out of the counter space of Philox 4×64-10 (Salmon, Moraes, Dror &amp; Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3", doi:10.1145/2063384.2063405): the key is (seed, tag of the purpose) and the counter is
 * (position, 0, task, 0), lowest word first. Two tasks of a purpose are 2<sup>128</sup> blocks apart and so never overlap;
 * two purposes have different keys. The tag is the first eight bytes, big-endian, of the SHA-256 of the purpose's name in
 * UTF-8: no list of purposes must be kept, and a new purpose leaves the old streams as they are.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class RandomStreams implements Serializable {
    private static final long serialVersionUID = 1;

    private final long seed;
    private final String purpose;
    private final long tag;

    private RandomStreams(long seed, String purpose) {
        this.seed = seed;
        this.purpose = purpose;
        this.tag = tagOf(purpose);
    }

    /**
     * @param seed the run's seed, any value
     * @param purpose what the numbers are for, such as {@code "cbma.null.foci"}; part of the key, so a changed name changes
     *     every number
     * @throws IllegalArgumentException when the purpose is empty
     */
    public static RandomStreams of(long seed, String purpose) {
        if (purpose.isEmpty()) {
            throw new IllegalArgumentException("a purpose has a name");
        }
        return new RandomStreams(seed, purpose);
    }

    /**
     * A new stream at its beginning.
     *
     * @param task any number: a permutation, a simulated data set; all 2<sup>64</sup> values are different streams
     */
    public RandomStream stream(long task) {
        return new RandomStream(seed, tag, 0, 0, task, 0);
    }

    public long seed() {
        return seed;
    }

    public String purpose() {
        return purpose;
    }

    @Override
    public String toString() {
        return "random streams of seed " + seed + " for " + purpose;
    }

    private static long tagOf(String purpose) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(purpose.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
