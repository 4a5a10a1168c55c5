package org.nocimap.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What has come back of a job, wherever it runs: finished blocks, those of its checkpoint among them, and the failure of the lowest
 * block that failed. Records and reports every block. Not thread-safe; who shares one locks it.
 */
public final class BlockResults {
    private final BlockJob job;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final int blocks;
    private final TreeMap<Integer, double[]> results = new TreeMap<>();
    private long itemsInAll;
    private long itemsDone;
    private int failedBlock = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    /**
     * Begins with what a checkpoint holds.
     *
     * @throws IllegalArgumentException when the job has no block
     */
    public BlockResults(BlockJob job, Checkpoint checkpoint, Progress progress) {
        this.job = job;
        this.checkpoint = checkpoint;
        this.progress = progress;
        this.blocks = job.blocks();
        if (blocks < 1) {
            throw new IllegalArgumentException("a job has at least one block, not " + blocks);
        }
        for (int block = 0; block < blocks; block++) {
            itemsInAll += job.items(block);
        }
        checkpoint.finished().forEach((block, result) -> {
            results.put(Objects.checkIndex(block, blocks), result);
            itemsDone += job.items(block);
        });
        progress.update(job.label(), itemsDone, itemsInAll);
    }

    /** Blocks that have not come back, ascending. */
    public List<Integer> toDo() {
        List<Integer> toDo = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            if (!results.containsKey(block)) {
                toDo.add(block);
            }
        }
        return toDo;
    }

    /** Keeps and records a block's result; one that is there already is passed over. */
    public void add(int block, double[] result) {
        if (results.putIfAbsent(block, result) == null) {
            itemsDone += job.items(block);
            checkpoint.record(block, result);
            progress.update(job.label(), itemsDone, itemsInAll);
        }
    }

    /** Keeps a failure, unless a lower block failed before; what concerns no block has the number −1. */
    public void fail(int block, Throwable cause) {
        if (block < failedBlock) {
            failedBlock = block;
            failure = cause;
        }
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** Whether no lower block can fail any more than the one that did, so that everybody sees the same failure. */
    public boolean isFailureFinal() {
        return failure != null
                && (failedBlock <= 0 || results.headMap(failedBlock).size() == failedBlock);
    }

    public boolean isComplete() {
        return results.size() == blocks;
    }

    /**
     * All results, in the blocks' order.
     *
     * @throws CancellationException when some are missing though nothing failed
     * @throws RuntimeException the failure
     */
    public List<double[]> all() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (!isComplete()) {
            throw new CancellationException(job.label() + " were interrupted; " + (blocks - results.size()) + " of "
                    + blocks + " blocks are not finished");
        }
        return List.copyOf(results.values());
    }
}
