package org.nocimap.engine;

import java.util.Map;

/** Remembers finished blocks. */
public interface Checkpoint {
    /** Remembers nothing. */
    Checkpoint NONE = new Checkpoint() {
        @Override
        public Map<Integer, double[]> finished() {
            return Map.of();
        }

        @Override
        public void record(int block, double[] result) {}
    };

    /** Blocks that an earlier run of the very same job finished. */
    Map<Integer, double[]> finished();

    /** Called once for each block that ends, from one thread at a time. */
    void record(int block, double[] result);
}
