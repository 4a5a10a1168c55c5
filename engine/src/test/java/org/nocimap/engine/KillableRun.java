package org.nocimap.engine;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A job with a checkpoint, as a program of its own that a test can kill. */
final class KillableRun implements BlockJob {
    static final String RUN = "killable run";
    static final int BLOCKS = 300;
    static final int LENGTH = 20;
    private final long nanosPerBlock;

    KillableRun(long nanosPerBlock) {
        this.nanosPerBlock = nanosPerBlock;
    }

    public static void main(String[] args) {
        try (FileCheckpoint checkpoint = FileCheckpoint.open(Path.of(args[0]), RUN, BLOCKS, OnExisting.CONTINUE)) {
            new LocalEngine(2).run(new KillableRun(4_000_000), checkpoint, Progress.NONE);
        }
    }

    @Override
    public String label() {
        return "draws";
    }

    @Override
    public int blocks() {
        return BLOCKS;
    }

    @Override
    public int items(int block) {
        return 1;
    }

    @Override
    public Worker newWorker() {
        RandomStreams streams = RandomStreams.of(11, "killable");
        return block -> {
            RandomStream stream = streams.stream(block);
            double[] result = new double[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                result[i] = stream.nextGaussian();
            }
            LockSupport.parkNanos(nanosPerBlock);
            return result;
        };
    }
}
