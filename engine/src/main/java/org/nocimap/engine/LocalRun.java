package org.nocimap.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One run of a job: which blocks are still to be handed out, what came back, and what went wrong. Thread-safe. */
final class LocalRun {
    private final BlockJob job;
    private final BlockResults results;
    private final Deque<Integer> waiting;
    private boolean stopped;

    LocalRun(BlockJob job, Checkpoint checkpoint, Progress progress) {
        this.job = job;
        results = new BlockResults(job, checkpoint, progress);
        waiting = new ArrayDeque<>(results.toDo());
    }

    synchronized int blocksToDo() {
        return waiting.size();
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
        return results.all();
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
        Integer block = stopped ? null : waiting.poll();
        return block == null ? -1 : block;
    }

    private synchronized void finish(int block, double[] result) {
        results.add(block, result);
    }

    private synchronized void fail(int block, Throwable cause) {
        stopped = true;
        results.fail(block, cause);
    }
}
