package org.nocimap.engine;

import java.util.List;

/** Runs the blocks of a job and hands back their results in block order. May run one job after the other until it is closed. */
public interface Engine extends AutoCloseable {
    /**
     * Computes every block that the checkpoint does not know. When a block fails, what it threw is thrown here; of several
     * failures, that of the lowest block.
     *
     * @param checkpoint finished blocks are read from it first and recorded to it as they end; the caller closes it
     * @param progress told once at the start and then of every finished block
     * @return the results by block number, one per block; unmodifiable, and the same bit for bit however the work was shared out
     * @throws IllegalArgumentException when the job has no block
     * @throws IndexOutOfBoundsException when the checkpoint knows a block that the job has not
     */
    List<double[]> run(BlockJob job, Checkpoint checkpoint, Progress progress);

    /** Gives back what the engine holds: connections, processes elsewhere. Does nothing by default. */
    @Override
    default void close() {}
}
