package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("nocimap.root", ".."));

    @TempDir
    Path folder;

    @Test
    void severalResultsBecomeOnePage() throws Exception {
        Path assessments = ROOT.resolve("examples/risk-of-bias/rob1.csv");
        for (String name : new String[] {"one", "two"}) {
            Run run = Run.of(
                    "bias",
                    assessments.toString(),
                    "--instrument",
                    "rob1",
                    "--title",
                    "Bias " + name,
                    "--no-figures",
                    "--out",
                    folder.resolve(name).toString());
            assertThat(run.code()).isZero();
        }
        Path out = folder.resolve("all.html");
        Run run = Run.of("report", folder.toString(), "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2 results");
        assertThat(Files.readString(out)).contains("Bias one", "Bias two", "href=\"one/judgements.tsv\"");

        Run again = Run.of("report", folder.toString(), "--out", out.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void aFolderWithoutResultsIsNamed() {
        Run run = Run.of(
                "report",
                folder.resolve("nothing").toString(),
                "--out",
                folder.resolve("x.html").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds no report");
    }
}
