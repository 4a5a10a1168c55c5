package org.nocimap.engine;

import java.util.List;

/**
 * What an analysis needs to run its jobs one after the other.
 *
 * @param engine where blocks run
 * @param checkpoints where finished blocks are kept
 * @param progress who hears of them
 */
public record Jobs(Engine engine, Checkpoints checkpoints, Progress progress) {
    /** Runs on the calling thread, remembers nothing, says nothing. */
    public static Jobs plain() {
        return new Jobs(new LocalEngine(1), Checkpoints.NONE, Progress.NONE);
    }

    /**
     * @param name of the job's checkpoint; usable in a file name, different for every job of a run
     * @param fingerprint everything the job's results depend on
     * @return the results by block number
     */
    public List<double[]> run(BlockJob job, String name, String fingerprint) {
        try (Checkpoint checkpoint = checkpoints.open(name, fingerprint, job.blocks())) {
            return engine.run(job, checkpoint, progress);
        }
    }

    /** The same with a prefix to the name of every checkpoint, for an analysis that is part of another. */
    public Jobs within(String prefix) {
        return new Jobs(engine, (job, run, blocks) -> checkpoints.open(prefix + "-" + job, run, blocks), progress);
    }

    /** The same with someone else to hear of progress. */
    public Jobs reporting(Progress other) {
        return new Jobs(engine, checkpoints, other);
    }
}
