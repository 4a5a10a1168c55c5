package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.experiments;
import static org.nocimap.evidence.formats.Inputs.problemsOf;
import static org.nocimap.evidence.formats.Inputs.resource;
import static org.nocimap.evidence.formats.Inputs.shown;
import static org.nocimap.evidence.formats.Inputs.text;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

class StudySetFilesTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();
    private static final String SLEUTH = "// Reference=MNI\n// A: x\n// Subjects=5\n1 2 3\n";
    private static final String TABLE = "study,experiment,n,x,y,z,space\nA,y,5,4,5,6,TAL\n";

    @TempDir
    Path folder;

    @Test
    void theFormatIsToldFromTheContentNotTheName() {
        Path sleuth = text(folder, "a.csv", SLEUTH);
        Path table = text(folder, "b.json", TABLE);
        Path json = text(
                folder,
                "c.txt",
                " {\"studies\":[{\"id\":\"B\",\"analyses\":[{\"id\":\"z\",\"metadata\":{\"sample_size\":7},\"points\":[{\"coordinates\":[7,8,9],\"space\":\"MNI\"}]}]}]}");
        Path old = text(
                folder,
                "d",
                "{\"C\":{\"contrasts\":{\"1\":{\"coords\":{\"space\":\"TAL\",\"x\":[1],\"y\":[1],\"z\":[1]},\"metadata\":{\"sample_sizes\":[3]}}}}}");
        assertThat(shown(StudySetFiles.read(List.of(sleuth, table, json, old), DEFAULTS)
                        .studies()))
                .containsExactly("A|x|5|1 2 3 M", "A|y|5|4 5 6 T", "B|z|7|7 8 9 M", "C|1|3|1 1 1 T");
    }

    @Test
    void filesOfDifferentSpacesShareTheirStudies() {
        StudySet set = StudySetFiles.read(
                        List.of(resource("nimare/test_sleuth_file.txt"), resource("nimare/test_sleuth_file2.txt")),
                        DEFAULTS)
                .studies();
        assertThat(set.studies())
                .extracting(Study::id)
                .containsExactly("StudyName", "StudyName2", "StudyName3", "StudyName4");
        assertThat(set.studies().get(0).experiments())
                .extracting(Experiment::name)
                .containsExactly("ExperimentName", "ExperimentName2");
        assertThat(set.studies().get(0).experiments().get(1).foci().get(0).space())
                .isEqualTo(Space.TALAIRACH);
    }

    @Test
    void anAnnotationMayComeBeforeItsStudySet() {
        ReadResult result = StudySetFiles.read(
                List.of(resource("nimare/nimads_annotation.json"), resource("nimare/nimads_studyset.json")),
                DEFAULTS.withSpace(Space.MNI));
        assertThat(experiments(result.studies()))
                .allSatisfy(e -> assertThat(e.tags()).containsEntry("include", "true"));
        assertThat(problemsOf(() -> StudySetFiles.read(List.of(resource("nimare/nimads_annotation.json")), DEFAULTS))
                        .get(0)
                        .what())
                .isEqualTo("no experiments");
    }

    @Test
    void duplicatesAcrossFilesNameBothPlaces() {
        Path one = text(folder, "one.txt", SLEUTH);
        Path two = text(folder, "two.txt", "\n" + SLEUTH);
        Problem problem = problemsOf(() -> StudySetFiles.read(List.of(one, two), DEFAULTS))
                .get(0);
        assertThat(problem.toString()).contains("two.txt:3 (A: x)").contains("one.txt:2");
        assertThat(problemsOf(() -> StudySetFiles.read(List.of(one, folder.resolve("./one.txt")), DEFAULTS))
                        .get(0)
                        .what())
                .contains("given twice");
    }

    @Test
    void problemsOfAllFilesComeAtOnce() {
        Path one = text(folder, "one.txt", "// Reference=MNI\n// A: x\n// Subjects=5\n1 2 dog\n");
        Path two = text(folder, "two.csv", "study,n,x,y,z,space\nB,0,1,2,3,MNI\n");
        Path three = text(folder, "three.json", "{\"studies\": 3");
        List<Problem> problems =
                problemsOf(() -> StudySetFiles.read(List.of(one, two, three, folder.resolve("none")), DEFAULTS));
        assertThat(problems)
                .extracting(p -> p.where().source().replaceAll(".*/", ""))
                .containsExactly("one.txt", "two.csv", "three.json", "none");
    }

    @Test
    void packedTextIsRead() throws Exception {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shown(StudySetFiles.read(List.of(packed), DEFAULTS).studies()))
                .containsExactly("A|y|5|4 5 6 T");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | an empty file",
                "' \n\t ' | nothing but blanks",
                "%PDF-1.7 | a PDF",
                "{\"a\": 1} | not of a known kind",
                "a\u0000b | a binary file",
                "'// Reference=MNI\n//A\n//Subjects=3\n1 2 3\u0000' | a binary file"
            })
    void whatIsNoFociIsNamed(String content, String what) {
        Path file = text(folder, "in", content);
        assertThat(problemsOf(() -> StudySetFiles.read(List.of(file), DEFAULTS))
                        .get(0)
                        .what())
                .contains(what);
    }

    @Test
    void badUtf8IsNamedWithItsLine() throws Exception {
        Path file = Files.write(
                folder.resolve("latin.txt"),
                "// Reference=MNI\n// J\u00e4ncke: x\n// Subjects=3\n1 2 3\n".getBytes(StandardCharsets.ISO_8859_1));
        Problem problem =
                problemsOf(() -> StudySetFiles.read(List.of(file), DEFAULTS)).get(0);
        assertThat(problem.where().line()).isEqualTo(2);
        assertThat(problem.mend()).contains("UTF-8");
    }

    @Test
    void anEndlessLineIsRefused() throws Exception {
        Path file = folder.resolve("endless.txt");
        Files.writeString(file, "// Reference=MNI\n" + "1 ".repeat(1_000_000));
        assertThat(problemsOf(() -> StudySetFiles.read(List.of(file), DEFAULTS))
                        .get(0)
                        .what())
                .contains("a line of more than 65536 characters");
        Files.writeString(file, "study,n,x,y,z\n" + "1,".repeat(1_000_000));
        assertThat(problemsOf(() -> StudySetFiles.read(List.of(file), DEFAULTS.withSpace(Space.MNI))))
                .isNotEmpty();
    }

    @Test
    void floodsOfProblemsAndWarningsAreCutShort() {
        StringBuilder table = new StringBuilder("study,n,x,y,z,space\nA,3,1,2,3,MNI\n");
        for (int i = 0; i < 1000; i++) {
            table.append("S").append(i).append(",3,,,,\n");
        }
        List<Problem> warnings = StudySetFiles.read(List.of(text(folder, "in.csv", table.toString())), DEFAULTS)
                .warnings();
        assertThat(warnings).hasSize(201);
        assertThat(warnings.get(200).what()).isEqualTo("and 800 more warnings like these");
        String sleuth = SLEUTH + "dog\n".repeat(1000);
        List<Problem> errors = problemsOf(() -> StudySetFiles.read(List.of(text(folder, "in.txt", sleuth)), DEFAULTS));
        assertThat(errors).hasSize(51);
        assertThat(errors.get(50).what()).isEqualTo("and 950 more errors like these");
    }

    @Test
    void sleuthGetsAFilePerSpace() throws Exception {
        StudySet set = StudySetFiles.read(
                        List.of(text(folder, "a.txt", SLEUTH), text(folder, "b.csv", TABLE)), DEFAULTS)
                .studies();
        WriteResult written = StudySetFiles.write(set, folder.resolve("out.txt"), Format.SLEUTH);
        assertThat(written.files()).containsExactly(folder.resolve("out_MNI.txt"), folder.resolve("out_Talairach.txt"));
        assertThat(Files.readString(written.files().get(0)))
                .isEqualTo("// Reference = MNI\n// A: x\n// Subjects = 5\n1\t2\t3\n\n");
        WriteResult one = SleuthWriter.write(
                set,
                folder.resolve("one.txt"),
                SleuthWriter.Options.withDefaults().withLayout(SleuthWriter.Layout.ONE_FILE));
        assertThat(one.files()).containsExactly(folder.resolve("one.txt"));
        assertThat(Files.readString(one.files().get(0)))
                .contains("// Reference = MNI")
                .contains("// Reference = Talairach");
    }

    @Test
    void whatAFormatCannotHoldIsRefusedAndNothingWritten() {
        Experiment noSize = new Experiment("x", OptionalInt.empty(), List.of(), java.util.Map.of(), Location.NOWHERE);
        StudySet set = new StudySet("", List.of(new Study("A", "A", java.util.Map.of(), List.of(noSize))));
        Path out = folder.resolve("out.txt");
        assertThat(problemsOf(() -> StudySetFiles.write(set, out, Format.SLEUTH))
                        .get(0)
                        .what())
                .contains("number of subjects");
        assertThat(problemsOf(() -> StudySetFiles.write(set, out, Format.NIMARE_DATASET))
                        .get(0)
                        .what())
                .contains("not written");
        assertThat(out).doesNotExist();
    }

    @Test
    void aColonInAStudyIdIsTold() {
        Experiment experiment = new Experiment("x", OptionalInt.of(3), List.of(), java.util.Map.of(), Location.NOWHERE);
        StudySet set = new StudySet("", List.of(new Study("doi:10.1/2", "", java.util.Map.of(), List.of(experiment))));
        WriteResult written = StudySetFiles.write(set, folder.resolve("out.txt"), Format.SLEUTH);
        assertThat(written.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, SLEUTH",
        "a.JSON, NIMADS",
        "a.json.gz, NIMADS",
        "b.csv, CSV",
        "b.tsv.gz, TSV",
        "b.tab, TSV",
        "c.xlsx, XLSX"
    })
    void theFormatToWriteIsToldFromTheName(String name, Format format) {
        assertThat(Format.ofName(Path.of(name))).contains(format);
        assertThat(Format.ofName(Path.of("x.doc"))).isEmpty();
    }
}
