package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.files.InputException;

class FileCheckpointTest {
    private static final String RUN = "ale; seed 42; sha256 …";
    private static final int BLOCKS = 9;

    @TempDir
    Path folder;

    @Test
    void givesBackTheVeryBits() {
        Path file = folder.resolve("deep/er/run.checkpoint");
        Map<Integer, double[]> results = Map.of(
                7, new double[] {Math.PI, -0.0, Double.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_abcdL)},
                0, new double[0],
                8, new double[] {Double.MIN_VALUE, Double.NEGATIVE_INFINITY},
                3, new Random(1).doubles(50_000).toArray());
        write(file, results, OnExisting.CONTINUE);
        assertThat(bits(read(file, RUN, BLOCKS, OnExisting.CONTINUE))).isEqualTo(bits(results));
        write(file, Map.of(1, new double[] {5}), OnExisting.CONTINUE);
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE)).hasSize(5);
        assertThat(read(file, RUN, BLOCKS, OnExisting.REPLACE)).isEmpty();
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE)).isEmpty();
    }

    @Test
    void anotherRunIsRefusedOrReplacedAsAsked() {
        Path file = folder.resolve("run.checkpoint");
        write(file, Map.of(1, new double[] {5}), OnExisting.CONTINUE);
        assertThatThrownBy(() -> read(file, "seed 43", BLOCKS, OnExisting.CONTINUE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("belongs to another run")
                .hasMessageContaining("Remove it");
        assertThatThrownBy(() -> read(file, RUN, BLOCKS + 1, OnExisting.CONTINUE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("belongs to another run");
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE_OR_REPLACE)).hasSize(1);
        assertThat(read(file, "seed 43", BLOCKS, OnExisting.CONTINUE_OR_REPLACE))
                .isEmpty();
        assertThatThrownBy(() -> read(file, RUN, BLOCKS, OnExisting.CONTINUE)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsNoCheckpointIsLeftAlone(OnExisting existing) throws IOException {
        Path file = folder.resolve("thesis.txt");
        Files.writeString(file, "No pain, no gain.");
        assertThatThrownBy(() -> read(file, RUN, BLOCKS, existing))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not a checkpoint");
        assertThat(file).hasContent("No pain, no gain.");
    }

    @Test
    void onlyOneRunMayHoldIt() {
        Path file = folder.resolve("run.checkpoint");
        try (FileCheckpoint first = FileCheckpoint.open(file, RUN, BLOCKS, OnExisting.CONTINUE)) {
            assertThat(first.finished()).isEmpty();
            assertThatThrownBy(() -> read(file, RUN, BLOCKS, OnExisting.CONTINUE))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("in use by another run");
        }
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE)).isEmpty();
    }

    @Test
    void discardingDeletesAndClosingTwiceIsHarmless() {
        Path file = folder.resolve("run.checkpoint");
        FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, BLOCKS, OnExisting.CONTINUE);
        checkpoint.record(2, new double[] {1});
        checkpoint.close();
        checkpoint.close();
        assertThat(file).exists();
        checkpoint.discard();
        assertThat(file).doesNotExist();
    }

    @Test
    void anUnwritablePlaceIsAProblemOfTheUser() throws IOException {
        Path blocked = folder.resolve("file");
        Files.writeString(blocked, "x");
        assertThatThrownBy(() -> read(blocked.resolve("run.checkpoint"), RUN, BLOCKS, OnExisting.CONTINUE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> read(folder, RUN, BLOCKS, OnExisting.CONTINUE)).isInstanceOf(InputException.class);
    }

    @Test
    void recordingFromAnInterruptedThreadHarmsNothing() {
        Path file = folder.resolve("run.checkpoint");
        Thread.currentThread().interrupt();
        try {
            write(file, Map.of(1, new double[] {5}), OnExisting.CONTINUE);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE)).hasSize(1);
    }

    @Test
    void aLengthThatLiesAllocatesNothing() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        write(file, Map.of(1, new double[] {5}), OnExisting.CONTINUE);
        try (java.io.RandomAccessFile raw = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            long end = raw.length();
            raw.seek(end);
            raw.writeInt(2);
            raw.writeInt(CheckpointFormat.LONGEST_RESULT);
            raw.setLength(end + 3_000_000);
        }
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE)).containsOnlyKeys(1);
    }

    @Test
    void aRepeatedBlockEndsWhatCounts() {
        Path file = folder.resolve("run.checkpoint");
        write(file, Map.of(1, new double[] {5}), OnExisting.CONTINUE);
        try (FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, BLOCKS, OnExisting.CONTINUE)) {
            checkpoint.record(1, new double[] {6});
        }
        assertThat(read(file, RUN, BLOCKS, OnExisting.CONTINUE).get(1)).containsExactly(5);
    }

    @Test
    void truncatedAnywhereItLosesBlocksButNeverLies() throws IOException {
        Map<Integer, double[]> results = someResults();
        byte[] whole = wholeFile(results);
        int most = 0;
        for (int length = 0; length < whole.length; length++) {
            Map<Integer, double[]> left = readDamaged(Arrays.copyOf(whole, length), results);
            assertThat(left.size()).isGreaterThanOrEqualTo(most).isLessThan(results.size());
            most = left.size();
            if (length % 7 == 0) {
                finish(left, results);
            }
        }
        assertThat(most).isEqualTo(results.size() - 1);
    }

    @Test
    void withAnyByteChangedItLosesBlocksOrSaysSoButNeverLies() throws IOException {
        Map<Integer, double[]> results = someResults();
        byte[] whole = wholeFile(results);
        for (int i = 0; i < whole.length; i++) {
            for (int mask : new int[] {1 << (i % 8), 0xff}) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) mask;
                if (i < CheckpointFormat.HEADER_BYTES) {
                    Files.write(folder.resolve("damaged"), damaged);
                    assertThatThrownBy(() -> read(folder.resolve("damaged"), RUN, BLOCKS, OnExisting.CONTINUE))
                            .isInstanceOf(InputException.class);
                } else {
                    assertThat(readDamaged(damaged, results).size()).isLessThan(results.size());
                }
            }
        }
    }

    @Test
    void withGarbageInsteadOfItsTailItNeverLies() throws IOException {
        Map<Integer, double[]> results = someResults();
        byte[] whole = wholeFile(results);
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length + random.nextInt(60));
            int from = CheckpointFormat.HEADER_BYTES + random.nextInt(whole.length - CheckpointFormat.HEADER_BYTES);
            for (int i = from; i < damaged.length; i++) {
                damaged[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
            }
            readDamaged(damaged, results);
        }
    }

    private Map<Integer, double[]> readDamaged(byte[] damaged, Map<Integer, double[]> results) throws IOException {
        Path file = folder.resolve("damaged");
        Files.write(file, damaged);
        Map<Integer, double[]> left = read(file, RUN, BLOCKS, OnExisting.CONTINUE);
        assertThat(bits(results)).containsAllEntriesOf(bits(left));
        int whole = left.values().stream().mapToInt(r -> 12 + 8 * r.length).sum();
        assertThat(file).as("the damaged tail is cut off").hasSize(CheckpointFormat.HEADER_BYTES + whole);
        return left;
    }

    /** Records what is missing in the damaged file and expects all to be there. */
    private void finish(Map<Integer, double[]> left, Map<Integer, double[]> results) {
        Path file = folder.resolve("damaged");
        Map<Integer, double[]> missing = new TreeMap<>(results);
        missing.keySet().removeAll(left.keySet());
        write(file, missing, OnExisting.CONTINUE);
        assertThat(bits(read(file, RUN, BLOCKS, OnExisting.CONTINUE))).isEqualTo(bits(results));
    }

    private static Map<Integer, double[]> someResults() {
        Map<Integer, double[]> results = new TreeMap<>();
        results.put(4, new double[] {1, 2.5, -3e300});
        results.put(0, new double[0]);
        results.put(8, new double[] {Double.NaN});
        results.put(5, new double[] {0, 0, 0, 0});
        return results;
    }

    private byte[] wholeFile(Map<Integer, double[]> results) throws IOException {
        Path file = folder.resolve("whole");
        write(file, results, OnExisting.REPLACE);
        return Files.readAllBytes(file);
    }

    private static void write(Path file, Map<Integer, double[]> results, OnExisting existing) {
        try (FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, BLOCKS, existing)) {
            results.forEach(checkpoint::record);
        }
    }

    private static Map<Integer, double[]> read(Path file, String run, int blocks, OnExisting existing) {
        try (FileCheckpoint checkpoint = FileCheckpoint.open(file, run, blocks, existing)) {
            return checkpoint.finished();
        }
    }

    private static Map<Integer, String> bits(Map<Integer, double[]> results) {
        Map<Integer, String> bits = new TreeMap<>();
        results.forEach((block, result) -> bits.put(
                block,
                Arrays.toString(Arrays.stream(result)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray())));
        return bits;
    }
}
