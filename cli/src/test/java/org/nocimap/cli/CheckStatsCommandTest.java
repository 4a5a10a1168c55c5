package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckStatsCommandTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("nocimap.root", ".."), "examples", "check", "published.csv");

    @TempDir
    Path folder;

    @Test
    void whatIsPublishedCanAndCannotBeRight() throws Exception {
        Path out = folder.resolve("findings.tsv");
        Run run = Run.of("check", "stats", EXAMPLE.toString(), "--out", out.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "agreement of raters: percent 1 = 90.3 can be right: 65 of 72 is 90.3 %",
                        "sex: p = 0.75 cannot be right: not as \"chi-square\"; it is that of Fisher's exact test",
                        "age: p = 0.92 can be right",
                        "BDI: p < 0.001 can be right",
                        "made up: a mean that cannot be: mean 1 = 3.47 cannot be right");
        assertThat(Files.readAllLines(out).get(0)).isEqualTo("item\tprinted\tverdict\twhy");
    }

    @Test
    void badInputIsExitCodeTwo() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "item,n1\nx,many\n");
        Run run = Run.of("check", "stats", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("t.csv:2", "n1 is \"many\"");
    }
}
