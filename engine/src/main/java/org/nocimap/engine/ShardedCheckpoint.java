package org.nocimap.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * The blocks that the shards of a run left in their checkpoint files, put together. The files are only read; what is computed in
 * addition goes to a checkpoint of its own.
 */
public final class ShardedCheckpoint implements Checkpoint {
    private final Map<Integer, double[]> finished;
    private final int blocks;
    private final Checkpoint more;

    private ShardedCheckpoint(Map<Integer, double[]> finished, int blocks, Checkpoint more) {
        this.finished = finished;
        this.blocks = blocks;
        this.more = more;
    }

    /**
     * @param files checkpoint files of one job; what a kill tore off one of them is missing
     * @param run everything that the results depend on, as for {@link FileCheckpoint#open}
     * @param blocks of the whole job
     * @param more what has been and will be computed besides; closed with this one
     * @throws InputException with every file that cannot be read, belongs to another run, or says of a block something else than
     *     another file
     */
    public static ShardedCheckpoint of(List<Path> files, String run, int blocks, Checkpoint more) {
        Map<Integer, double[]> finished = new TreeMap<>(more.finished());
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                FileCheckpoint.read(file, run, blocks).forEach((block, result) -> {
                    double[] before = finished.putIfAbsent(block, result);
                    if (before != null && !Arrays.equals(before, result)) {
                        problems.add(contradiction(file, block));
                    }
                });
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new ShardedCheckpoint(Collections.unmodifiableMap(finished), blocks, more);
    }

    /** Blocks that nobody has computed. */
    public BitSet missing() {
        BitSet missing = new BitSet(blocks);
        missing.set(0, blocks);
        finished.keySet().forEach(missing::clear);
        return missing;
    }

    @Override
    public Map<Integer, double[]> finished() {
        return finished;
    }

    @Override
    public void record(int block, double[] result) {
        more.record(block, result);
    }

    @Override
    public void close() {
        more.close();
    }

    private static Problem contradiction(Path file, int block) {
        return Problem.error(
                Location.of(file),
                "block " + block + " has other numbers here than in another file of the same run",
                "the same numbers for the same block",
                "One of the two was computed on a machine that does not compute right; remove it and run that shard"
                        + " again.");
    }
}
