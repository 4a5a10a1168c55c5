package org.nocimap.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Engine;
import org.nocimap.engine.EngineProvider;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.files.InputException;

/** What holds for every engine holds for Spark within this process. */
@Timeout(120)
class SparkEngineTest {
    private static Engine spark;

    @BeforeAll
    static void start() {
        EngineProvider provider =
                ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow();
        assertThat(provider.knows("local[2]")).isTrue();
        assertThat(provider.knows("local[*]")).isTrue();
        assertThat(provider.knows("spark://h:7077")).isTrue();
        assertThat(provider.knows("local")).isFalse();
        assertThat(provider.knows("yarn")).isFalse();
        spark = provider.open(
                "local[2]", Map.of("spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.close();
        }
    }

    private static final class Memory implements Checkpoint {
        private final Map<Integer, double[]> known = new HashMap<>();
        private final Map<Integer, double[]> recorded = new TreeMap<>();

        @Override
        public Map<Integer, double[]> finished() {
            return known;
        }

        @Override
        public void record(int block, double[] result) {
            assertThat(recorded.put(block, result))
                    .as("block " + block + " ends once")
                    .isNull();
        }
    }

    @Test
    void givesTheBitsOfTheLocalEngine() {
        for (BlockJob job : List.of(
                new Jobs.Draws(3, 1, 0),
                new Jobs.Draws(4, 300, 0),
                new Jobs.Subsamples(Jobs.modelled(), 5, 20, 0.01))) {
            same(job, spark.run(job, Checkpoint.NONE, Progress.NONE));
        }
    }

    @Test
    void doesOnlyWhatTheCheckpointDoesNotKnowAndRecordsIt() {
        Jobs.Draws job = new Jobs.Draws(9, 40, 0);
        Memory checkpoint = new Memory();
        List<double[]> whole = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
        for (int block = 0; block < 40; block += 3) {
            checkpoint.known.put(block, whole.get(block));
        }
        List<Long> told = new ArrayList<>();
        same(job, spark.run(job, checkpoint, (label, done, total) -> {
            assertThat(label).isEqualTo("draws");
            told.add(done);
            assertThat(done).isLessThanOrEqualTo(total);
        }));
        assertThat(checkpoint.recorded).hasSize(26).doesNotContainKeys(0, 3, 39);
        checkpoint.recorded.forEach((block, result) -> assertThat(result).containsExactly(whole.get(block)));
        assertThat(told).isSorted().hasSize(27);

        Memory complete = new Memory();
        for (int block = 0; block < 40; block++) {
            complete.known.put(block, whole.get(block));
        }
        same(job, spark.run(job, complete, Progress.NONE));
        assertThat(complete.recorded).isEmpty();
    }

    @Test
    void throwsWhatTheLowestFailingBlockThrew() {
        Memory checkpoint = new Memory();
        assertThatThrownBy(() -> spark.run(new Jobs.Fails(500, 37, 5), checkpoint, Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("block 37");
        assertThat(checkpoint.recorded).containsKeys(0, 36).doesNotContainKeys(37, 42);
        same(new Jobs.Draws(1, 10, 0), spark.run(new Jobs.Draws(1, 10, 0), Checkpoint.NONE, Progress.NONE));
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRun() {
        Checkpoint full = new Checkpoint() {
            @Override
            public Map<Integer, double[]> finished() {
                return Map.of();
            }

            @Override
            public void record(int block, double[] result) {
                throw new IllegalArgumentException("disk full");
            }
        };
        assertThatThrownBy(() -> spark.run(new Jobs.Draws(1, 50, 0), full, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("disk full");
    }

    @Test
    void anInterruptEndsTheRunAndKeepsWhatWasRecorded() {
        Memory checkpoint = new Memory();
        Thread caller = Thread.currentThread();
        Throwable thrown = catchThrowable(
                () -> spark.run(new Jobs.Draws(2, 20_000, 2_000_000), checkpoint, (label, done, total) -> {
                    if (done > 0) {
                        caller.interrupt();
                    }
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(CancellationException.class);
        assertThat(checkpoint.recorded).isNotEmpty();
    }

    @Test
    void aJobOfNoBlocksIsRefused() {
        assertThatThrownBy(() -> spark.run(new Jobs.Draws(1, 0, 0), Checkpoint.NONE, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMasterThatIsNotThereIsToldAtOnce() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> SparkEngine.connect("spark://127.0.0.1:" + free, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no Spark master answers");
        assertThatThrownBy(() -> SparkEngine.connect("spark://nowhere", Map.of()))
                .isInstanceOf(InputException.class);
    }

    private static void same(BlockJob job, List<double[]> found) {
        List<double[]> expected = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
        assertThat(found.toArray()).isEqualTo(expected.toArray());
    }
}
