package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void aShortJobSaysNothing() {
        ProgressLine line = line(ProgressLine.Style.LINES);
        line.update("permutations", 0, 100);
        tick(1.5);
        line.update("permutations", 100, 100);

        assertThat(said()).isEmpty();
    }

    @Test
    void aLongJobInALogSaysALineNowAndThenWithAnEstimate() {
        ProgressLine line = line(ProgressLine.Style.LINES);
        line.update("permutations", 0, 1000);
        for (int done = 10; done <= 1000; done += 10) {
            tick(0.3);
            line.update("permutations", done, 1000);
        }

        assertThat(said().lines()).hasSize(4);
        assertThat(said().lines().findFirst()).contains("permutations: 70 of 1,000, about 0:28 min left");
        assertThat(said().lines().reduce((a, b) -> b)).contains("permutations: 1,000 of 1,000, in 0:30 min");
    }

    @Test
    void aTerminalShowsABarOnOneLine() {
        ProgressLine line = line(ProgressLine.Style.BAR);
        line.update("permutations", 0, 10);
        tick(3);
        line.update("permutations", 5, 10);
        tick(3);
        line.update("permutations", 10, 10);

        assertThat(said()).contains("\r[############............] permutations: 5 of 10, about 0:03 min left");
        assertThat(said().lines().filter(text -> !text.isBlank())).allMatch(text -> text.contains("permutations"));
        assertThat(said()).endsWith(System.lineSeparator());
    }

    @Test
    void aResumedJobIsEstimatedFromWhatThisRunDid() {
        ProgressLine line = line(ProgressLine.Style.LINES);
        line.update("permutations", 900, 1000);
        tick(5);
        line.update("permutations", 950, 1000);

        assertThat(said()).contains("about 0:05 min left");
    }

    @Test
    void silentSaysNothing() {
        ProgressLine line = line(ProgressLine.Style.SILENT);
        line.update("permutations", 0, 10);
        tick(100);
        line.update("permutations", 10, 10);

        assertThat(said()).isEmpty();
    }

    private ProgressLine line(ProgressLine.Style style) {
        return new ProgressLine(new PrintStream(err, true, StandardCharsets.UTF_8), style, () -> now);
    }

    private void tick(double seconds) {
        now += Math.round(seconds * 1e9);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
