package org.nocimap.engine;

import java.util.Map;

/** Remembers finished blocks. */
public interface Checkpoint extends AutoCloseable {
    /** Remembers nothing. */
    Checkpoint NONE = new Checkpoint() {
        @Override
        public Map<Integer, double[]> finished() {
            return Map.of();
        }

        @Override
        public void record(int block, double[] result) {}
    };

    /** Blocks that an earlier run of the very same job finished. The arrays are not to be modified. */
    Map<Integer, double[]> finished();

    /**
     * Called once for each block that ends, from one thread at a time.
     *
     * @param result not modified, not kept
     */
    void record(int block, double[] result);

    /** Gives back what the checkpoint holds; what was recorded stays. Does nothing by default. */
    @Override
    default void close() {}
}
