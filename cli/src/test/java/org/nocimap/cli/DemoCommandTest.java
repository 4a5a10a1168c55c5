package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.cbma.FociSimulation;

/** The demonstration on the real mask, and the set that ships. */
class DemoCommandTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("nocimap.root", ".."), "examples", "simulated", "simulated_foci.txt");

    @TempDir
    Path folder;

    @Test
    void findsEveryTruePeakWithinFourMillimetresAndNothingElse() throws Exception {
        Path out = folder.resolve("demo");
        Run run = Run.of("demo", "--json", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.path("truePeaksFound").asInt())
                .isEqualTo(FociSimulation.example().truePeaks().size());
        assertThat(result.path("falseClusters").asInt()).isZero();
        for (JsonNode answer : result.path("answers")) {
            assertThat(answer.path("distanceMm").asDouble()).isLessThanOrEqualTo(4);
        }
        assertThat(out.resolve("report.html")).content().contains("true peak");
        assertThat(out.resolve("simulated_foci.txt")).hasSameTextualContentAs(SHIPPED);
        assertThat(Run.of("demo", "--out", out.toString()).code())
                .as("the demonstration may be repeated")
                .isZero();
    }

    @Test
    void aFileOfTheUsersIsNotTakenForTheDemonstrationsOwn() throws Exception {
        Path mine = Files.writeString(folder.resolve("simulated_foci.txt"), "// Reference = MNI\n");
        Run run = Run.of("demo", "--out", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not the demonstration's own file");
        assertThat(mine).hasContent("// Reference = MNI\n");
        assertThat(folder).isDirectoryNotContaining("glob:**report.html");
    }

    @Test
    void theShippedSetIsWhatItsReadmeSays() throws Exception {
        Path file = folder.resolve("simulated_foci.txt");
        String[] words = {
            "simulate",
            "foci",
            "--out",
            file.toString(),
            "--peak",
            "38,4,2",
            "--peak",
            "-36,14,0",
            "--peak",
            "2,8,46",
            "--peak",
            "-10,-18,8",
            "--peak",
            "56,-26,22"
        };
        assertThat(Run.of(words).code()).isZero();

        assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(SHIPPED));
    }
}
