package org.nocimap.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.PackedJob;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Computes some blocks on an executor. What a block throws is a result, not a failure of the executor: Spark would try again. */
final class BlockTask extends AbstractFunction1<Iterator<Integer>, BlockOutcome> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<PackedJob> packed;

    BlockTask(Broadcast<PackedJob> packed) {
        this.packed = packed;
    }

    @Override
    public BlockOutcome apply(Iterator<Integer> numbers) {
        List<Integer> blocks = new ArrayList<>();
        List<double[]> results = new ArrayList<>();
        BlockJob job = packed.value().open();
        BlockJob.Worker worker = null;
        while (numbers.hasNext()) {
            int block = numbers.next();
            blocks.add(block);
            try {
                if (worker == null) {
                    worker = job.newWorker();
                }
                results.add(worker.run(block));
            } catch (RuntimeException | Error e) {
                return new BlockOutcome(blocks, results, Optional.of(BlockOutcome.Failure.of(block, e)));
            }
        }
        return new BlockOutcome(blocks, results, Optional.empty());
    }
}
