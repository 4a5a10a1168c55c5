package org.nocimap.engine;

/**
 * A job cut into numbered blocks, each computed from its number alone, so that blocks can run anywhere, in any order, and a
 * killed run repeats only what it had not finished.
 */
public interface BlockJob {
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
