package org.nocimap.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of a job: which blocks are still to be handed out, what came back, and what went wrong. Thread-safe. */
final class LocalRun {
    private final BlockJob job;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final int blocks;
    private final TreeMap<Integer, double[]> results = new TreeMap<>();
    private final BitSet waiting;
    private final long itemsInAll;
    private long itemsDone;
    private boolean stopped;
    private int failedBlock = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    LocalRun(BlockJob job, Checkpoint checkpoint, Progress progress) {
        this.job = job;
        this.checkpoint = checkpoint;
        this.progress = progress;
        this.blocks = job.blocks();
        if (blocks < 1) {
            throw new IllegalArgumentException("a job has at least one block, not " + blocks);
        }
        waiting = new BitSet(blocks);
        waiting.set(0, blocks);
        long items = 0;
        for (int block = 0; block < blocks; block++) {
            items += job.items(block);
        }
        itemsInAll = items;
        for (Map.Entry<Integer, double[]> finished : checkpoint.finished().entrySet()) {
            int block = Objects.checkIndex(finished.getKey(), blocks);
            results.put(block, finished.getValue());
            waiting.clear(block);
            itemsDone += job.items(block);
        }
        progress.update(job.label(), itemsDone, itemsInAll);
    }

    synchronized int blocksToDo() {
        return blocks - results.size();
    }

    /** Takes and runs blocks until there are no more to hand out. Never throws: what goes wrong is kept. */
    void work() {
        workWhile(() -> true);
    }

    /** The same, until this thread is interrupted. */
    void workUnlessInterrupted() {
        workWhile(() -> !Thread.currentThread().isInterrupted());
    }

    /** No further block is handed out. */
    synchronized void stop() {
        stopped = true;
    }

    /**
     * What came back; to be called when no thread works any more.
     *
     * @throws CancellationException when the run was stopped before its end
     */
    synchronized List<double[]> results() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (results.size() < blocks) {
            throw new CancellationException(job.label() + " were interrupted; " + (blocks - results.size()) + " of "
                    + blocks + " blocks are not finished");
        }
        return List.copyOf(results.values());
    }

    private void workWhile(BooleanSupplier wanted) {
        BlockJob.Worker worker = null;
        while (wanted.getAsBoolean()) {
            int block = take();
            if (block < 0) {
                return;
            }
            try {
                if (worker == null) {
                    worker = job.newWorker();
                }
                finish(block, worker.run(block));
            } catch (RuntimeException | Error e) {
                fail(block, e);
            }
        }
    }

    /** The lowest block not yet handed out, or −1. */
    private synchronized int take() {
        if (stopped) {
            return -1;
        }
        int block = waiting.nextSetBit(0);
        if (block >= 0) {
            waiting.clear(block);
        }
        return block;
    }

    private synchronized void finish(int block, double[] result) {
        results.put(block, result);
        itemsDone += job.items(block);
        checkpoint.record(block, result);
        progress.update(job.label(), itemsDone, itemsInAll);
    }

    private synchronized void fail(int block, Throwable cause) {
        stopped = true;
        if (block < failedBlock) {
            failedBlock = block;
            failure = cause;
        }
    }
}
