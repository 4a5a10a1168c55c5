package org.nocimap.engine.spark;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task brings back: the blocks it finished, in rising order, and the first that failed, if one did. */
final class BlockOutcome implements Serializable {
    private static final long serialVersionUID = 1;

    private final int[] blocks;
    private final double[][] results;
    private final @Nullable Failure failure;

    /**
     * A block that failed.
     *
     * @param block its number
     * @param cause what it threw, or a description where that cannot travel
     */
    record Failure(int block, Throwable cause) implements Serializable {
        static Failure of(int block, Throwable cause) {
            try (ObjectOutputStream probe = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                probe.writeObject(cause);
                return new Failure(block, cause);
            } catch (IOException e) {
                IllegalStateException described = new IllegalStateException(cause.toString());
                described.setStackTrace(cause.getStackTrace());
                return new Failure(block, described);
            }
        }
    }

    BlockOutcome(List<Integer> blocks, List<double[]> results, Optional<Failure> failure) {
        this.blocks = blocks.stream().limit(results.size()).mapToInt(b -> b).toArray();
        this.results = results.toArray(double[][]::new);
        this.failure = failure.orElse(null);
    }

    /** Not to be changed. */
    int[] blocks() {
        return blocks;
    }

    /** For each of {@link #blocks()}; not to be changed. */
    double[][] results() {
        return results;
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
