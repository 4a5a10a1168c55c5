package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;

class SimulateFociTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatCanBeReadAgainTheSameForTheSameSeed() throws Exception {
        Path one = folder.resolve("one.txt");
        Path two = folder.resolve("two.txt");
        Path other = folder.resolve("other.txt");
        Run run = Run.of("simulate", "foci", "--out", one.toString(), "--peak", "-38,-14,8", "--experiments", "12");
        Run.of("simulate", "foci", "--out", two.toString(), "--peak=-38, -14, 8", "--experiments", "12");
        Run.of("simulate", "foci", "--out", other.toString(), "--peak", "-38,-14,8", "--seed", "2");

        assertThat(run.code()).isZero();
        StudySet set = StudySetFiles.read(java.util.List.of(one), ReadOptions.withDefaults())
                .studies();
        assertThat(set.experimentCount()).isEqualTo(12);
        assertThat(Files.readString(one)).isEqualTo(Files.readString(two));
        assertThat(Files.readString(other)).doesNotContain(Files.readString(one));
    }

    @Test
    void saysForMachinesWhatItMade() throws Exception {
        Path file = folder.resolve("set.csv");
        Run run = Run.of("simulate", "foci", "--json", "--out", file.toString(), "--peak", "1,2,3");

        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.path("status").asText()).isEqualTo("ok");
        assertThat(result.path("experiments").asInt()).isEqualTo(30);
        assertThat(result.at("/truePeaks/0/2").asDouble()).isEqualTo(3);
        assertThat(result.at("/files/0").asText()).isEqualTo(file.toString());
    }

    @Test
    void saysEverythingThatIsWrongAndWritesNothing() throws Exception {
        Run run = Run.of(
                "simulate",
                "foci",
                "--out",
                folder.resolve("a.doc").toString(),
                "--peak",
                "1,2",
                "--share",
                "2",
                "--noise",
                "6-2",
                "--seed",
                "x",
                "--experiments",
                "0",
                "--spread",
                "NaN",
                "--subjects",
                "0-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--out", "--peak", "--share", "--noise", "--seed", "--experiments", "--spread", "--subjects");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void simulateAloneAsksForWhat() {
        Run run = Run.of("simulate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("foci");
    }
}
