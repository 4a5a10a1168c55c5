package org.nocimap.engine;

import java.io.Serializable;

/**
 * A job cut into numbered blocks, each computed from its number alone, so that blocks can run anywhere, in any order, and a
 * killed run repeats only what it had not finished.
 *
 * <p>Anywhere includes other machines: a job is plain data that a {@link PackedJob} carries to another process of the same
 * build. Its fields, and theirs in turn, are primitives, arrays, strings, enums, records, the JDK's optionals, lists, sets and
 * maps, or classes of this project that say {@link Serializable}; never a lambda, a path, a stream or a thread. What is large
 * and quickly made again belongs into {@link #newWorker()}.
 */
public interface BlockJob extends Serializable {
    /** What the progress line calls it: "permutations". */
    String label();

    /** Number of blocks, at least 1. */
    int blocks();

    /** Work items (permutations) in a block, for the progress line. */
    int items(int block);

    /**
     * One worker per thread, asked for on the thread that uses it and so perhaps by several at once; it may keep scratch memory
     * between blocks but no state that a result depends on.
     */
    Worker newWorker();

    /** Computes blocks, one at a time, on one thread. */
    @FunctionalInterface
    interface Worker {
        /**
         * @param block 0-based
         * @return the block's numbers; the same for the same block, bit for bit, whatever ran before
         */
        double[] run(int block);
    }
}
