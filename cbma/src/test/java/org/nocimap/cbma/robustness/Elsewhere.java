package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Engine;
import org.nocimap.engine.PackedJob;
import org.nocimap.engine.Progress;

/** Runs every block of a job, the last first, on the job as it arrives in another process. */
final class Elsewhere implements Engine {
    @Override
    public List<double[]> run(BlockJob job, Checkpoint checkpoint, Progress progress) {
        BlockJob there = PackedJob.of(job).open();
        List<double[]> results = new ArrayList<>();
        for (int block = job.blocks() - 1; block >= 0; block--) {
            results.add(0, there.newWorker().run(block));
        }
        return results;
    }
}
