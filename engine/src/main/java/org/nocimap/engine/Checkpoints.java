package org.nocimap.engine;

/** Where the jobs of a run find their checkpoints. */
@FunctionalInterface
public interface Checkpoints {
    /** Remembers nothing. */
    Checkpoints NONE = (job, run, blocks) -> Checkpoint.NONE;

    /**
     * @param job a short name, the same in every run; usable in a file name
     * @param run everything the job's results depend on; two runs with different text never share a checkpoint
     * @param blocks number of blocks of the job
     */
    Checkpoint open(String job, String run, int blocks);
}
