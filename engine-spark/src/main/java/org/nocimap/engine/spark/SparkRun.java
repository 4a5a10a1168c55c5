package org.nocimap.engine.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Progress;
import scala.collection.immutable.Range$;
import scala.concurrent.ExecutionContext;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** One run of a job on the driver's side: what came back, and what went wrong. Thread-safe. */
final class SparkRun {
    private final BlockJob job;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final int blocks;
    private final TreeMap<Integer, double[]> results = new TreeMap<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private long itemsInAll;
    private long itemsDone;
    private boolean closed;
    private boolean interrupted;
    private int failedBlock = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    SparkRun(BlockJob job, Checkpoint checkpoint, Progress progress) {
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

    /** Ascending. */
    synchronized List<Integer> blocksToDo() {
        List<Integer> toDo = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            if (!results.containsKey(block)) {
                toDo.add(block);
            }
        }
        return toDo;
    }

    /** Has the tasks run and waits until all have ended, or no more is wanted of them. */
    void submit(SparkContext spark, RDD<Integer> toDo, int tasks, BlockTask task) {
        SimpleFutureAction<BoxedUnit> action = spark.submitJob(
                toDo,
                task,
                Range$.MODULE$.apply(0, tasks),
                new AbstractFunction2<Object, BlockOutcome, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object index, BlockOutcome outcome) {
                        receive(outcome);
                        return BoxedUnit.UNIT;
                    }
                },
                new AbstractFunction0<BoxedUnit>() {
                    @Override
                    public BoxedUnit apply() {
                        return BoxedUnit.UNIT;
                    }
                });
        action.onComplete(
                new AbstractFunction1<Try<BoxedUnit>, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Try<BoxedUnit> result) {
                        end.complete(
                                result.isFailure()
                                        ? String.valueOf(result.failed().get().getMessage())
                                        : "");
                        return BoxedUnit.UNIT;
                    }
                },
                ExecutionContext.fromExecutor(Runnable::run));
        try {
            String trouble = end.get();
            giveUp(trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a Spark job is never a failure by itself", e);
        } finally {
            close();
            action.cancel();
        }
    }

    /**
     * What came back; to be called when no task is waited for any more.
     *
     * @throws CancellationException when the run was interrupted; the thread is then interrupted again
     */
    synchronized List<double[]> results() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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

    /** Called by Spark for each task that ends, from one thread. Never throws: what goes wrong is kept. */
    private synchronized void receive(BlockOutcome outcome) {
        if (closed) {
            return;
        }
        try {
            for (int n = 0; n < outcome.blocks().length; n++) {
                int block = outcome.blocks()[n];
                if (results.putIfAbsent(block, outcome.results()[n]) == null) {
                    itemsDone += job.items(block);
                    checkpoint.record(block, outcome.results()[n]);
                    progress.update(job.label(), itemsDone, itemsInAll);
                }
            }
        } catch (RuntimeException | Error e) {
            failedBlock = -1;
            failure = e;
        }
        outcome.failure().ifPresent(failed -> {
            if (failed.block() < failedBlock) {
                failedBlock = failed.block();
                failure = failed.cause();
            }
        });
        if (failure != null && (failedBlock <= 0 || results.headMap(failedBlock).size() == failedBlock)) {
            closed = true;
            end.complete("");
        }
    }

    private synchronized void giveUp(String trouble) {
        if (failure == null && results.size() < blocks) {
            failure = new IllegalStateException("Spark gave the " + job.label() + " up"
                    + (trouble.isEmpty()
                            ? ""
                            : ": " + trouble.lines().findFirst().orElse("")));
        }
    }

    /** Nothing more is taken. An interrupt is kept for {@link #results()}: Spark must not be interrupted as it clears up. */
    private synchronized void close() {
        closed = true;
        interrupted = Thread.interrupted();
    }
}
