package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

/** Kills a run of its own process at random times, as {@code kill -9} does, and goes on. */
class FileCheckpointKillTest {
    private static final int KILLS = 3;
    private static final int RECORD_BYTES = 12 + 8 * KillableRun.LENGTH;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void aKilledRunGoesOnToTheSameBits() throws IOException, InterruptedException {
        Path file = folder.resolve("run.checkpoint");
        RandomStream when = RandomStream.of(System.nanoTime(), "kill times", 0);
        long blocksBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process run = start(file);
            try {
                awaitBlocks(run, file, blocksBefore + 1 + when.nextInt(40));
                assertThatThrownBy(() ->
                                FileCheckpoint.open(file, KillableRun.RUN, KillableRun.BLOCKS, OnExisting.REPLACE))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("in use by another run");
            } finally {
                run.destroyForcibly().waitFor();
            }
            assertThat(run.exitValue()).as("was killed, did not end").isNotZero();
            long blocks = wholeRecords(file);
            assertThat(blocks).isGreaterThan(blocksBefore);
            blocksBefore = blocks;
        }
        KillableRun job = new KillableRun(0);
        try (FileCheckpoint checkpoint =
                FileCheckpoint.open(file, KillableRun.RUN, KillableRun.BLOCKS, OnExisting.CONTINUE)) {
            assertThat(checkpoint.finished()).hasSize((int) blocksBefore);
            List<double[]> resumed = new LocalEngine(2).run(job, checkpoint, Progress.NONE);
            List<double[]> inOneGo = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
            assertThat(resumed.toArray()).isEqualTo(inOneGo.toArray());
        }
    }

    private Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KillableRun.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private void awaitBlocks(Process run, Path file, long blocks) throws IOException, InterruptedException {
        while (wholeRecords(file) < blocks) {
            if (run.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the run ended by itself: " + Files.readString(folder.resolve("output.txt")));
            }
        }
    }

    private static long wholeRecords(Path path) {
        File file = path.toFile();
        return Math.max(0, file.length() - CheckpointFormat.HEADER_BYTES) / RECORD_BYTES;
    }
}
