package org.nocimap.engine;

import java.util.List;

/** Runs the blocks of a job and hands back their results in block order. */
public interface Engine {
    /**
     * @param checkpoint finished blocks are read from it first and recorded to it as they end
     * @param progress told of every finished block
     * @return the results by block number
     */
    List<double[]> run(BlockJob job, Checkpoint checkpoint, Progress progress);
}
