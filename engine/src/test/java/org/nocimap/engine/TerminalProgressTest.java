package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    @Test
    void shortJobsShowNothing() {
        for (TerminalProgress.Style style : TerminalProgress.Style.values()) {
            TerminalProgress progress = new TerminalProgress(style, out, nanos::get);
            progress.update("permutations", 0, 100);
            for (int done = 1; done <= 100; done++) {
                after(0.019);
                progress.update("permutations", done, 100);
            }
            progress.close();
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void theBarIsRedrawnInPlaceWithAnEstimateAndEndsItsLine() {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.BAR, out, nanos::get);
        progress.update("permutations", 0, 1000);
        after(1.9);
        progress.update("permutations", 190, 1000);
        assertThat(text()).isEmpty();
        after(0.1);
        progress.update("permutations", 200, 1000);
        assertThat(text()).isEqualTo("\rpermutations [######........................] 20 % 200/1000, about 8 s left");
        after(0.05);
        progress.update("permutations", 205, 1000);
        assertThat(text()).as("not redrawn ten times a second").doesNotContain("205");
        after(7.95);
        progress.update("permutations", 1000, 1000);
        progress.close();
        assertThat(text())
                .endsWith("\rpermutations [##############################] 100 % 1000/1000 in 10 s      "
                        + System.lineSeparator());
    }

    @Test
    void aBarThatStandsUnfinishedGetsItsLineEndedOnClosing() {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.BAR, out, nanos::get);
        progress.update("permutations", 0, 10);
        after(4000);
        progress.update("permutations", 1, 10);
        assertThat(text()).endsWith("about 10:00 h left");
        progress.close();
        progress.close();
        assertThat(text()).endsWith("left" + System.lineSeparator()).containsOnlyOnce(System.lineSeparator());
    }

    @Test
    void linesComeAtMostEveryFiveSecondsAndTenPerCent() {
        List<String> lines = linesOf(1000, 0.1);
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0)).isEqualTo("permutations: 2 %, 20/1000, about 1:38 min left");
        assertThat(lines.get(1)).isEqualTo("permutations: 12 %, 120/1000, about 1:28 min left");
        assertThat(lines.get(10)).isEqualTo("permutations: 100 %, 1000/1000 in 1:40 min");
    }

    @Test
    void aFastJobHasALineEveryFiveSecondsAndASlowOneEveryMinute() {
        assertThat(linesOf(1000, 0.02)).as("20 s").hasSize(5);
        bytes.reset();
        assertThat(linesOf(1000, 1)).as("1000 s; a line a minute and the last").hasSize(18);
    }

    @Test
    void theEstimateLeavesOutWhatTheCheckpointKnew() {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.LINES, out, nanos::get);
        progress.update("permutations", 500, 1000);
        after(10);
        progress.update("permutations", 600, 1000);
        assertThat(text()).contains("60 %, 600/1000, about 40 s left");
    }

    @Test
    void aSecondJobOfTheSameNameBeginsAnew() {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.LINES, out, nanos::get);
        for (int job = 0; job < 2; job++) {
            progress.update("permutations", 0, 100);
            after(1.5);
            progress.update("permutations", 100, 100);
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void silentStaysSilent() {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.SILENT, out, nanos::get);
        progress.update("permutations", 0, 100);
        after(100);
        progress.update("permutations", 50, 100);
        progress.close();
        assertThat(text()).isEmpty();
    }

    private List<String> linesOf(int items, double secondsPerItem) {
        TerminalProgress progress = new TerminalProgress(TerminalProgress.Style.LINES, out, nanos::get);
        progress.update("permutations", 0, items);
        for (int done = 1; done <= items; done++) {
            after(secondsPerItem);
            progress.update("permutations", done, items);
        }
        return text().lines().toList();
    }

    private void after(double seconds) {
        nanos.addAndGet(Math.round(seconds * 1e9));
    }

    private String text() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
