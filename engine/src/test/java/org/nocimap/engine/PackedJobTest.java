package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PackedJobTest {
    private enum Mode {
        ADD,
        MULTIPLY
    }

    /** Not serialisable by itself. */
    private record Weights(double[] values, OptionalInt n, Optional<Weights> more) {}

    private record Settings(
            Mode mode,
            List<Weights> all,
            Map<String, Weights> named,
            OptionalLong l,
            OptionalDouble d,
            Weights[] array,
            RandomStreams streams) {}

    private record SettingsJob(Settings settings) implements BlockJob {
        @Override
        public String label() {
            return "settings";
        }

        @Override
        public int blocks() {
            return 3;
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            return block -> {
                RandomStream stream = settings.streams().stream(block);
                double sum = settings.mode() == Mode.ADD ? 0 : 1;
                for (Weights weights : settings.all()) {
                    for (double value : weights.values()) {
                        sum = settings.mode() == Mode.ADD ? sum + value : sum * value;
                    }
                }
                return new double[] {sum, stream.nextGaussian(), settings.d().orElse(-1)};
            };
        }
    }

    /** Holds whatever it is given. */
    private record AnythingJob(Object held) implements BlockJob {
        @Override
        public String label() {
            return "anything";
        }

        @Override
        public int blocks() {
            return 1;
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            return block -> new double[0];
        }
    }

    private static final Weights SHARED =
            new Weights(new double[] {0.1, 0.2, Math.PI}, OptionalInt.of(3), Optional.empty());

    private static SettingsJob job() {
        Weights nested = new Weights(new double[] {1e-300}, OptionalInt.empty(), Optional.of(SHARED));
        return new SettingsJob(new Settings(
                Mode.ADD,
                List.of(SHARED, nested, SHARED),
                Map.of("one", nested),
                OptionalLong.of(1L << 40),
                OptionalDouble.of(0.5),
                new Weights[] {nested, SHARED},
                RandomStreams.of(4, "packed")));
    }

    @Test
    void givesTheSameBitsInAnotherProcess() throws Exception {
        SettingsJob job = job();
        BlockJob arrived = overTheWire(PackedJob.of(job)).open();

        assertThat(arrived).isNotSameAs(job);
        for (int block = 0; block < job.blocks(); block++) {
            assertThat(arrived.newWorker().run(block))
                    .containsExactly(job.newWorker().run(block));
        }
        Settings settings = ((SettingsJob) arrived).settings();
        assertThat(settings.l()).hasValue(1L << 40);
        assertThat(settings.named().get("one").n()).isEmpty();
        assertThat(settings.array()).hasSize(2);
    }

    @Test
    void whatIsSharedStaysShared() throws Exception {
        Settings settings = ((SettingsJob) overTheWire(PackedJob.of(job())).open()).settings();

        assertThat(settings.all().get(0)).isSameAs(settings.all().get(2)).isSameAs(settings.array()[1]);
        assertThat(settings.all().get(1).more().orElseThrow())
                .isSameAs(settings.all().get(0));
    }

    @Test
    void opensOnce() {
        PackedJob packed = PackedJob.of(job());

        assertThat(packed.open()).isSameAs(packed.open());
        assertThat(packed.size()).isPositive();
    }

    @Test
    void saysWhatCannotTravel() {
        IntUnaryOperator lambda = n -> n + 1;

        assertThatThrownBy(() -> PackedJob.of(new AnythingJob(lambda)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anything")
                .hasMessageContaining("PackedJobTest");
        assertThatThrownBy(() -> PackedJob.of(new AnythingJob(new Thread()))).hasMessageContaining("java.lang.Thread");
    }

    @Test
    void letsInNothingButPlainValues() {
        PackedJob foreign = PackedJob.of(new AnythingJob(new java.net.InetSocketAddress("127.0.0.1", 1)));
        PackedJob path = PackedJob.of(new AnythingJob(List.of(Path.of("x").toFile())));

        assertThatThrownBy(foreign::open).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(path::open).isInstanceOf(IllegalStateException.class);
    }

    private static PackedJob overTheWire(PackedJob packed) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(packed);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (PackedJob) in.readObject();
        }
    }
}
