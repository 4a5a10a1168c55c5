package org.nocimap.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs blocks on the threads of this machine. The calling thread works too, so one thread means no other thread at all.
 *
 * <p>Blocks are handed out in rising order. When a block fails, no further blocks are handed out, those under way end (and
 * are recorded), and the failure of the lowest block is thrown: the same one for any number of threads. When the calling
 * thread is interrupted, blocks under way end and are recorded, and a {@link java.util.concurrent.CancellationException} is
 * thrown with the interrupt still set.
 */
public final class LocalEngine implements Engine {
    private final int threads;

    /**
     * @param threads at least 1; more threads than blocks are not started
     * @throws IllegalArgumentException when {@code threads} is not positive
     */
    public LocalEngine(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads cannot run anything");
        }
        this.threads = threads;
    }

    /** As many threads as this machine has processors. */
    public static LocalEngine onAllProcessors() {
        return new LocalEngine(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /**
     * {@inheritDoc}
     *
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     * @throws RuntimeException what a worker, the checkpoint or the progress threw, unchanged
     */
    @Override
    public List<double[]> run(BlockJob job, Checkpoint checkpoint, Progress progress) {
        LocalRun run = new LocalRun(job, checkpoint, progress);
        int helpers = Math.min(threads, run.blocksToDo()) - 1;
        List<Thread> started = new ArrayList<>();
        try {
            for (int i = 1; i <= helpers; i++) {
                Thread helper = new Thread(run::work, "nocimap-" + job.label() + "-" + (i + 1));
                helper.setDaemon(true);
                helper.start();
                started.add(helper);
            }
            run.workUnlessInterrupted();
        } finally {
            run.stop();
            joinAll(started);
        }
        return run.results();
    }

    /** Waits for threads that end by themselves soon; an interrupt that comes meanwhile is kept for the caller. */
    private static void joinAll(List<Thread> helpers) {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
