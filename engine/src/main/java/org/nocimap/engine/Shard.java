package org.nocimap.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of {@code of} equal shares of every job of a run: block b belongs to shard (b mod {@code of}) + 1. Who computes which share,
 * on what machine and when, does not matter to the result.
 *
 * @param number 1-based
 * @param of how many shares there are, 1 to {@value #MOST}
 */
public record Shard(int number, int of) {
    /** More shares than any scheduler hands out. */
    public static final int MOST = 1_000_000;

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,7})\\s*/\\s*(\\d{1,7})\\s*");

    public Shard {
        if (of < 1 || of > MOST || number < 1 || number > of) {
            throw new IllegalArgumentException("there is no shard " + number + " of " + of);
        }
    }

    /** Understands {@code 2/5}; empty when it is anything else, or no shard. */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int of = Integer.parseInt(matcher.group(2));
        return of >= 1 && of <= MOST && number >= 1 && number <= of
                ? Optional.of(new Shard(number, of))
                : Optional.empty();
    }

    /** The shard of {@code of} that a block belongs to. */
    public static Shard holding(int block, int of) {
        return new Shard(block % of + 1, of);
    }

    /** How many of a job's blocks belong to this shard. */
    public int blocks(int ofAll) {
        return ofAll < number ? 0 : (ofAll - number) / of + 1;
    }

    /** The block of the whole job that is this shard's {@code n}-th, 0-based. */
    public int block(int n) {
        return number - 1 + n * of;
    }

    /**
     * Computes this shard's blocks and records them under their numbers in the whole job. Does nothing when none belongs to it.
     *
     * @param checkpoint of the whole job
     */
    public void run(Engine engine, BlockJob job, Checkpoint checkpoint, Progress progress) {
        if (blocks(job.blocks()) > 0) {
            engine.run(new Share(this, job), new ShareCheckpoint(checkpoint), progress);
        }
    }

    /** {@code 2/5}. */
    @Override
    public String toString() {
        return number + "/" + of;
    }

    /** A shard's blocks as a job of their own. */
    private record Share(Shard shard, BlockJob whole) implements BlockJob {
        @Override
        public String label() {
            return whole.label();
        }

        @Override
        public int blocks() {
            return shard.blocks(whole.blocks());
        }

        @Override
        public int items(int n) {
            return whole.items(shard.block(n));
        }

        @Override
        public Worker newWorker() {
            Worker worker = whole.newWorker();
            return n -> worker.run(shard.block(n));
        }
    }

    /** The whole job's checkpoint under the numbers of the share. */
    private final class ShareCheckpoint implements Checkpoint {
        private final Checkpoint whole;

        ShareCheckpoint(Checkpoint whole) {
            this.whole = whole;
        }

        @Override
        public Map<Integer, double[]> finished() {
            Map<Integer, double[]> own = new HashMap<>();
            whole.finished().forEach((block, result) -> {
                if (holding(block, of).number() == number) {
                    own.put(block / of, result);
                }
            });
            return own;
        }

        @Override
        public void record(int n, double[] result) {
            whole.record(block(n), result);
        }
    }
}
