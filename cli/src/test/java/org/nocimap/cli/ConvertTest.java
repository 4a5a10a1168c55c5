package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.image.Point;

class ConvertTest {
    private static final String SLEUTH = """
        // Reference = Talairach
        // Smith 2010: pain > rest
        // Subjects = 12
        10 20 30
        -44 -20 40
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"set.json", "set.csv", "set.tsv", "set.xlsx", "set.txt"})
    void writesEveryFormatByTheEndingOfTheName(String name) throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Path out = folder.resolve(name);
        Run run = Run.of("convert", in.toString(), "--out", out.toString(), "--overwrite");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        StudySet set =
                StudySetFiles.read(List.of(out), ReadOptions.withDefaults()).studies();
        assertThat(set.focusCount()).isEqualTo(2);
        assertThat(set.studies().get(0).experiments().get(0).subjects()).hasValue(12);
    }

    @Test
    void bringsFociIntoTheSpaceAskedFor() throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Path mni = folder.resolve("mni.csv");
        Path back = folder.resolve("tal.csv");
        Run there = Run.of("convert", in.toString(), "--out", mni.toString(), "--to-space", "mni");
        Run again = Run.of("convert", mni.toString(), "--out", back.toString(), "--to-space", "Talairach");

        assertThat(there.out()).contains("2 foci brought into the other space");
        assertThat(again.code()).isZero();
        Point first = StudySetFiles.read(List.of(mni), ReadOptions.withDefaults())
                .studies()
                .studies()
                .get(0)
                .experiments()
                .get(0)
                .foci()
                .get(0)
                .point();
        assertThat(first.x()).isEqualTo(11.93, within(0.009));
        assertThat(first.y()).isEqualTo(24.95, within(0.009));
        assertThat(first.z()).isEqualTo(27.16, within(0.009));
    }

    /** Sleuth text from one space to the other and back is the same text, with few decimals on the way. */
    @Test
    void aRoundTripEndsWhereItBegan() throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Path plain = folder.resolve("plain.txt");
        Path mni = folder.resolve("mni.txt");
        Path back = folder.resolve("back.txt");
        Run.of("convert", in.toString(), "--out", plain.toString());
        Run.of("convert", in.toString(), "--out", mni.toString(), "--to-space", "mni");
        Run.of("convert", mni.toString(), "--out", back.toString(), "--to-space", "tal");

        assertThat(mni).content().containsPattern("(?m)^-?\\d+\\.\\d{1,4}\\t").doesNotContainPattern("\\.\\d{5}");
        assertThat(back).hasSameTextualContentAs(plain);
    }

    @Test
    void tellsMachinesWhatItWrote() throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Path out = folder.resolve("set.json");
        JsonNode result = new ObjectMapper()
                .readTree(Run.of("--json", "convert", in.toString(), "--out", out.toString(), "--where", "x > 0")
                        .out());

        assertThat(result.path("foci").asInt()).isEqualTo(1);
        assertThat(result.at("/files/0").asText()).isEqualTo(out.toString());
    }

    @Test
    void saysEverythingThatIsWrongWithTheOptions() throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Run run = Run.of(
                "convert",
                in.toString(),
                folder.resolve("missing").toString(),
                "--out",
                folder.resolve("x.foo").toString(),
                "--tal2mni",
                "dog",
                "--where",
                "a = ",
                "--to-space",
                "moon");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("missing", "x.foo", "--tal2mni", "--where", "--to-space");
    }

    @Test
    void doesNotReplaceAFileUnasked() throws Exception {
        Path in = Files.writeString(folder.resolve("in.txt"), SLEUTH);
        Run run = Run.of("convert", in.toString(), "--out", in.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--overwrite");
        assertThat(in).hasContent(SLEUTH);
    }
}
