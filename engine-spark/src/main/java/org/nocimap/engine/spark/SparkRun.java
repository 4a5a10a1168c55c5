package org.nocimap.engine.spark;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.BlockResults;
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
    private final String label;
    private final BlockResults results;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private boolean closed;
    private boolean interrupted;

    SparkRun(BlockJob job, Checkpoint checkpoint, Progress progress) {
        label = job.label();
        results = new BlockResults(job, checkpoint, progress);
    }

    /** Ascending. */
    synchronized List<Integer> blocksToDo() {
        return results.toDo();
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
        return results.all();
    }

    /** Called by Spark for each task that ends, from one thread. Never throws: what goes wrong is kept. */
    private synchronized void receive(BlockOutcome outcome) {
        if (closed) {
            return;
        }
        try {
            for (int n = 0; n < outcome.blocks().length; n++) {
                results.add(outcome.blocks()[n], outcome.results()[n]);
            }
        } catch (RuntimeException | Error e) {
            results.fail(-1, e);
        }
        outcome.failure().ifPresent(failed -> results.fail(failed.block(), failed.cause()));
        if (results.isFailureFinal()) {
            closed = true;
            end.complete("");
        }
    }

    private synchronized void giveUp(String trouble) {
        if (!results.hasFailed() && !results.isComplete()) {
            results.fail(
                    -1,
                    new IllegalStateException("Spark gave the " + label + " up"
                            + (trouble.isEmpty()
                                    ? ""
                                    : ": " + trouble.lines().findFirst().orElse(""))));
        }
    }

    /** Nothing more is taken. An interrupt is kept for {@link #results()}: Spark must not be interrupted as it clears up. */
    private synchronized void close() {
        closed = true;
        interrupted = Thread.interrupted();
    }
}
