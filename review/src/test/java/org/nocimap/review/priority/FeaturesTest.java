package org.nocimap.review.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesTest {
    private static final String KEY = "ab".repeat(32);

    private final Features features = new Features(
            new long[] {3, 7, 9_000_000_000L}, TextMatrix.of(List.of("pain of the insula", "", "knee pain, pain")));

    @Test
    void whatWasWrittenIsReadAgain(@TempDir Path folder) {
        Path file = folder.resolve("a.features");
        features.write(file, KEY);
        Features again = Features.read(file, KEY).orElseThrow();
        assertThat(again.publications()).isEqualTo(features.publications());
        assertThat(again.row(9_000_000_000L)).hasValue(2);
        assertThat(again.row(4)).isEmpty();
        for (int row = 0; row < 3; row++) {
            assertThat(again.texts().terms(row)).isEqualTo(features.texts().terms(row));
            assertThat(again.texts().weights(row)).isEqualTo(features.texts().weights(row));
        }
        assertThat(again.texts().width()).isEqualTo(features.texts().width());
    }

    @Test
    void whatIsOfAnotherStateOrDamagedIsNotThere(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.features");
        assertThat(Features.read(file, KEY)).isEmpty();
        features.write(file, KEY);
        assertThat(Features.read(file, "cd".repeat(32))).isEmpty();
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThat(Features.read(file, KEY)).as("cut at " + cut).isEmpty();
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x41;
            Files.write(file, changed);
            assertThat(Features.read(file, KEY)).as("changed at " + at).isEmpty();
        }
    }
}
