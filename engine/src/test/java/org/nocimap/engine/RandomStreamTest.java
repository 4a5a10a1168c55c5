package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void givesTheKnownAnswersOfPhilox() throws IOException {
        List<String[]> rows = table("philox4x64-10.txt");
        assertThat(rows).hasSize(3);
        for (String[] row : rows) {
            long[] word = Arrays.stream(row)
                    .mapToLong(hex -> Long.parseUnsignedLong(hex, 16))
                    .toArray();
            long[] counter = oneBefore(Arrays.copyOf(word, 4));
            RandomStream stream = new RandomStream(word[4], word[5], counter[0], counter[1], counter[2], counter[3]);
            assertThat(LongStream.range(0, 4).map(i -> stream.next()).toArray())
                    .containsExactly(Arrays.copyOfRange(word, 6, 10));
        }
    }

    @Test
    void cutsStreamsAsDocumented() throws IOException {
        for (String[] row : table("streams.txt")) {
            RandomStreams streams = RandomStreams.of(Long.parseLong(row[0]), row[2]);
            RandomStream longs = streams.stream(Long.parseLong(row[1]));
            for (int i = 0; i < 6; i++) {
                assertThat(longs.next()).isEqualTo(Long.parseUnsignedLong(row[3 + i], 16));
            }
            int bound = Integer.parseInt(row[9]);
            RandomStream ints = streams.stream(Long.parseLong(row[1]));
            for (int i = 0; i < 5; i++) {
                assertThat(ints.nextInt(bound)).isEqualTo(Integer.parseInt(row[10 + i]));
            }
        }
    }

    @Test
    void streamsOfDifferentSeedPurposeOrTaskShareNoNumber() {
        Set<Long> seen = new HashSet<>();
        int drawn = 0;
        for (long seed = 0; seed < 4; seed++) {
            for (String purpose : List.of("foci", "labels", "simulate")) {
                for (long task = 0; task < 20; task++) {
                    RandomStream stream = RandomStream.of(seed, purpose, task);
                    for (int i = 0; i < 50; i++, drawn++) {
                        seen.add(stream.next());
                    }
                }
            }
        }
        assertThat(seen).hasSize(drawn);
    }

    @Property(tries = 200)
    void integersStayBelowTheirBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        RandomStream stream = RandomStream.of(seed, "bound", 0);
        for (int i = 0; i < 50; i++) {
            assertThat(stream.nextInt(bound)).isBetween(0, bound - 1);
        }
    }

    /** Here 2^32 is 8/3 of the bound: a plain multiply and shift would weigh the remainders by three as 3 : 3 : 2. */
    @Test
    void integersAreUnbiasedForAnAwkwardBound() {
        int bound = 3 << 29;
        RandomStream stream = RandomStream.of(1, "bias", 0);
        int n = 30_000;
        int[] byThirds = new int[3];
        for (int i = 0; i < n; i++) {
            byThirds[stream.nextInt(bound) % 3]++;
        }
        double chiSquare = 0;
        for (int count : byThirds) {
            chiSquare += Math.pow(count - n / 3.0, 2) / (n / 3.0);
        }
        assertThat(chiSquare).as("chi-square, 2 df; 13.8 is the upper 0.1 %").isLessThan(13.8);
    }

    @Test
    void doublesLieInTheUnitIntervalAndGaussiansHaveTheirMoments() {
        RandomStream stream = RandomStream.of(7, "moments", 0);
        int n = 200_000;
        double uniform = 0;
        double[] moment = new double[5];
        for (int i = 0; i < n; i++) {
            double u = stream.nextDouble();
            assertThat(u >= 0 && u < 1).isTrue();
            uniform += u;
            double z = stream.nextGaussian();
            for (int k = 1; k <= 4; k++) {
                moment[k] += Math.pow(z, k) / n;
            }
        }
        assertThat(uniform / n).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / n)));
        assertThat(moment[1]).isCloseTo(0, within(5 * Math.sqrt(1.0 / n)));
        assertThat(moment[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
        assertThat(moment[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / n)));
        assertThat(moment[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
    }

    @Test
    void refusesWhatMakesNoSense() {
        RandomStream stream = RandomStream.of(1, "x", 0);
        assertThatThrownBy(() -> stream.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stream.nextInt(-5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RandomStreams.of(1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A stream steps its counter before it draws. */
    private static long[] oneBefore(long[] counter) {
        for (int i = 0; i < counter.length && counter[i]-- == 0; i++) {
            continue;
        }
        return counter;
    }

    private static List<String[]> table(String name) throws IOException {
        try (InputStream in = RandomStreamTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .toList();
        }
    }
}
