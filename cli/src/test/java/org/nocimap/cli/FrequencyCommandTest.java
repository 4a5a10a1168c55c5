package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrequencyCommandTest {
    private static final Path ROOT =
            Path.of(System.getProperty("nocimap.root", "..")).toAbsolutePath().normalize();
    private static final String TABLE = """
        study,experiment,n,x,y,z,space,diagnosis,direction
        A,1,20,36,18,2,MNI,cLBP,patients > controls
        A,1,20,8,-18,6,MNI,cLBP,patients > controls
        A,2,20,-36,18,2,MNI,cLBP,controls > patients
        B,1,20,36,18,2,MNI,low back pain,HC > patients
        C,1,20,36,18,2,MNI,FM,increase
        D,1,20,8,-18,6,MNI,fibromyalgia,increase
        E,1,20,8,-18,6,MNI,NP,increase
        """;

    @TempDir
    Path folder;

    private String table() throws Exception {
        return Files.writeString(folder.resolve("foci.csv"), TABLE).toString();
    }

    @Test
    void countsStudiesAndWritesEverything() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "frequency",
                table(),
                "--map-conditions",
                "diagnosis",
                "--by",
                "condition",
                "--direction",
                "direction",
                "--atlas",
                "pain-families",
                "--out",
                out.toString(),
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("samples").asInt()).isEqualTo(4);
        for (String file : List.of(
                "report.html",
                "frequencies.tsv",
                "regions.tsv",
                "tests.tsv",
                "samples.tsv",
                "foci.tsv",
                "frequencies.json",
                "conditions.tsv",
                "methods.txt",
                "provenance.json",
                "figures/heatmap.svg",
                "figures/bars.svg",
                "figures/circuit.svg")) {
            assertThat(out.resolve(file)).exists();
        }
        assertThat(Files.readAllLines(out.resolve("frequencies.tsv")))
                .anyMatch(line -> line.startsWith("insula\tlow back pain\tany\tany\t2\t2\t"))
                .anyMatch(line -> line.startsWith("insula\tlow back pain\tcontrols > patients\tany\t2\t2\t"))
                .anyMatch(line -> line.startsWith("thalamus\tlow back pain\tany\tany\t1\t2\t"))
                .anyMatch(line -> line.startsWith("thalamus\tfibromyalgia\tany\tany\t1\t2\t"));
        assertThat(Files.readAllLines(out.resolve("conditions.tsv")))
                .anyMatch(line -> line.startsWith("NP\tambiguous\t"))
                .anyMatch(line -> line.startsWith("cLBP\tsynonym\tlow back pain\t"));
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Shared and single regions", "not show that conditions differ");
        assertThat(run.err()).contains("\"NP\"").contains("without the tag \"condition\"");
    }

    @Test
    void theSameRunGivesTheSameTables() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        String[] words = {"frequency", table(), "--by", "diagnosis", "--no-figures", "--out", ""};
        words[6] = first.toString();
        assertThat(Run.of(words).code()).isZero();
        words[6] = second.toString();
        assertThat(Run.of(words).code()).isZero();
        for (String file : List.of("frequencies.tsv", "regions.tsv", "tests.tsv", "pairs.tsv", "frequencies.json")) {
            assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
        }
    }

    @Test
    void tellsWhatIsWrong() throws Exception {
        Path out = folder.resolve("out");
        String table = table();
        Run tag = Run.of("frequency", table, "--by", "diagnose", "--direction", "way", "--out", out.toString());
        assertThat(tag.code()).isEqualTo(2);
        assertThat(tag.err()).contains("Did you mean \"diagnosis\"?").contains("no tag is called \"way\"");
        Run atlas = Run.of("frequency", table, "--by", "diagnosis", "--atlas", "aall", "--out", out.toString());
        assertThat(atlas.code()).isEqualTo(2);
        assertThat(atlas.err()).contains("neither an atlas nor a file");
        Run options = Run.of(
                "frequency", table, "--by", "diagnosis", "--alpha", "2", "--sides", "up", "--out", out.toString());
        assertThat(options.code()).isEqualTo(2);
        assertThat(options.err()).contains("--alpha").contains("--sides");
        Run map =
                Run.of("frequency", table, "--by", "condition", "--map-conditions", "illness", "--out", out.toString());
        assertThat(map.code()).isEqualTo(2);
        assertThat(map.err()).contains("--map-conditions");
        assertThat(out.resolve("report.html")).doesNotExist();
    }

    @Test
    void convertWritesTheTagAndItsAccount() throws Exception {
        Path out = folder.resolve("mapped.csv");
        Run run = Run.of("convert", table(), "--map-conditions", "diagnosis", "--out", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(out)).contains("low back pain").contains("fibromyalgia");
        assertThat(folder.resolve("mapped_conditions.tsv")).exists();
    }

    @Test
    void countsARealSetOfChronicPainStudies() throws Exception {
        Path xu = ROOT.resolve("../shared/data/cbma/xu2020/coordinates_20200131.csv");
        assumeTrue(Files.isRegularFile(xu), "the chronic-pain coordinates are not beside the project");
        Path out = folder.resolve("xu");
        Run run = Run.of(
                "frequency",
                xu.toString(),
                "--by",
                "experiment",
                "--direction",
                "experiment",
                "--no-figures",
                "--out",
                out.toString(),
                "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("samples").asInt()).isEqualTo(29);
        assertThat(json.get("foci").asInt()).isGreaterThan(140);
        assertThat(Files.readString(out.resolve("frequencies.tsv"))).contains("patients > controls\tany\t");
    }
}
