package org.nocimap.evidence.formats;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.experiments;
import static org.nocimap.evidence.formats.Inputs.problemsOf;
import static org.nocimap.evidence.formats.Inputs.resource;
import static org.nocimap.evidence.formats.Inputs.shown;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

class SleuthReaderTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "semantic_knowledge_children.txt, 21, 262",
        "semantic_relatedness_children.txt, 16, 201",
        "test_sleuth_file.txt, 3, 7",
        "test_sleuth_file2.txt, 2, 4"
    })
    void publicFilesGiveTheirExperimentsAndFoci(String file, int experiments, int foci) {
        ReadResult result = SleuthReader.read(resource("nimare/" + file), DEFAULTS);
        assertThat(result.studies().experimentCount()).isEqualTo(experiments);
        assertThat(result.studies().focusCount()).isEqualTo(foci);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void severalHeaderLinesAreOneExperimentAndTagged() {
        StudySet set = SleuthReader.read(resource("nimare/test_sleuth_file.txt"), DEFAULTS)
                .studies();
        assertThat(shown(set))
                .containsExactly(
                        "StudyName|ExperimentName|50|-16 -58 -22 M; 26 -64 -50 M; 12 -70 -42 M; -10 12 50 M",
                        "StudyName2|ExperimentName|46|-9 -72 57 M; -15 9 -3 M",
                        "StudyName3|ExperimentName; ExperimentName2; ExperimentName3|20|-9 -72 57 M");
        Experiment merged = set.studies().get(2).experiments().get(0);
        assertThat(merged.tags()).containsEntry("merged experiments", "3");
        assertThat(merged.where().line()).isEqualTo(14);
        assertThat(merged.foci().get(0).where().line()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// Reference = MNI",
                "//Reference=MNI",
                "//REFERENCE=mni152",
                "// reference =  MNI 152 ",
                "\t// Reference\t=\tMNI\t",
                "/// Reference: ICBM-152",
                "\u00A0// Reference=MNI152NLin6Asym"
            })
    void theReferenceMaySpellMniInManyWays(String header) {
        assertThat(shown(read(header + "\n// A: b\n// Subjects=5\n1 2 3\n"))).containsExactly("A|b|5|1 2 3 M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Talairach", "TAL", "tal", "Talairach & Tournoux", "TLRC"})
    void theReferenceMaySpellTalairachInManyWays(String name) {
        assertThat(shown(read("//Reference=" + name + "\n//A: b\n//Subjects=5\n1 2 3\n")))
                .containsExactly("A|b|5|1 2 3 T");
    }

    @Test
    void theReferenceMayChangeMidFileAndStandBelowSubjects() {
        StudySet set = read("""
                // Reference=MNI
                // A: x
                // Subjects=5
                1 2 3
                // Reference=Talairach
                // B: y
                // Subjects=6
                4 5 6
                // C: z
                // Subjects=7
                // Reference=MNI
                7 8 9
                """);
        assertThat(shown(set)).containsExactly("A|x|5|1 2 3 M", "B|y|6|4 5 6 T", "C|z|7|7 8 9 M");
    }

    @Test
    void blankLinesMeanNothing() {
        String text = "// Reference=MNI\n// A: x\n// Subjects=5\n1 2 3\n// A: y\n// Subjects=6\n4 5 6\n";
        String spread = text.replace("\n", "\n\n \t\n");
        assertThat(shown(read(spread))).isEqualTo(shown(read(text))).containsExactly("A|x|5|1 2 3 M", "A|y|6|4 5 6 M");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-12.5\t20\t8", "-12.5 20  8", "-12.5,20,8", "-12.5, 20, 8", " -1.25e1 2E1 +8. ", "-12.5;20;8"})
    void columnsMayBeSeparatedInManyWays(String line) {
        assertThat(shown(read("// Reference=MNI\n// A: x\n// Subjects=5\n" + line + "\n")))
                .containsExactly("A|x|5|-12.5 20 8 M");
    }

    @Test
    void typographicMinusAndDecimalCommaAreReadWithAWarning() {
        ReadResult result = readAll("// Reference=MNI\n// A: x\n// Subjects=5\n\u221212 \u201320 8\n-1,5\t2\t\u2212 3\n"
                .replace("\u2212 3", "\u22123"));
        assertThat(shown(result.studies())).containsExactly("A|x|5|-12 -20 8 M; -1.5 2 -3 M");
        assertThat(result.warnings())
                .extracting(Problem::toString)
                .anySatisfy(
                        w -> assertThat(w).contains(":4:").contains("3 numbers").contains("dash"))
                .anySatisfy(w -> assertThat(w).contains(":5:").contains("1 number was read with a decimal comma"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarksAndWindowsLineEndsAreUnderstood(String charset) throws Exception {
        Path file = Files.write(
                folder.resolve("bom.txt"),
                "\uFEFF//Reference=MNI\r\n//Jäncke 2000: tapping\r\n//Subjects=5\r\n1\t2\t3\r\n"
                        .getBytes(Charset.forName(charset)));
        assertThat(shown(SleuthReader.read(file, DEFAULTS).studies())).containsExactly("Jäncke 2000|tapping|5|1 2 3 M");
    }

    @Test
    void namesAreSplitAtTheFirstColon() {
        StudySet set = read("""
                // Reference=MNI
                // Smith 2010:heat: warm
                // Subjects=5
                1 2 3
                // Jones 2011
                // Subjects=6
                1 2 3
                // Miller 2012
                // heat > warm
                // Subjects=6
                1 2 3
                """);
        assertThat(shown(set))
                .containsExactly(
                        "Smith 2010|heat: warm|5|1 2 3 M",
                        "Jones 2011||6|1 2 3 M",
                        "Miller 2012|heat > warm|6|1 2 3 M");
    }

    @Test
    void keyAndValueBelowANameBecomeATag() {
        Experiment experiment = experiments(read("""
                        // Reference=MNI
                        // Smith 2010: load = 2 > load = 0
                        // Condition = low back pain
                        // Subjects=5
                        // Modality = fMRI
                        1 2 3
                        """)).findFirst().orElseThrow();
        assertThat(experiment.name()).isEqualTo("load = 2 > load = 0");
        assertThat(experiment.tags()).containsExactly(entry("condition", "low back pain"), entry("modality", "fMRI"));
    }

    @Test
    void whatNimareWritesBelowSubjectsIsATag() {
        Experiment experiment = experiments(
                        read(
                                "//Reference=MNI\n//Smith 2010: pain\n//Subjects=12\n//DOI=10.1016/j.x\n//PubMedId=123\n1.00\t2.00\t3.00\n"))
                .findFirst()
                .orElseThrow();
        assertThat(experiment.tags()).containsExactly(entry("doi", "10.1016/j.x"), entry("pmid", "123"));
        assertThat(experiment.foci()).hasSize(1);
    }

    @Test
    void aNameWithABracketedNumberIsNoTag() {
        StudySet set = read("//Reference=MNI\n//Smith 2010\n//patients (n=12) > controls\n//Subjects=12\n1 2 3\n");
        assertThat(shown(set)).containsExactly("Smith 2010|patients (n=12) > controls|12|1 2 3 M");
    }

    @Test
    void anExperimentWithoutFociCountsWithAWarning() {
        ReadResult result =
                readAll("// Reference=MNI\n// A: x\n// Subjects=5\n\n// B: y\n// Subjects=6\n1 2 3\n\n// the end\n");
        assertThat(shown(result.studies())).containsExactly("A|x|5|", "B|y|6|1 2 3 M");
        assertThat(result.warnings()).hasSize(2);
        assertThat(result.warnings().get(0).toString()).contains(":2").contains("without foci");
        assertThat(result.warnings().get(1).toString()).contains(":9").contains("not counted");
    }

    @Test
    void twoStudiesInOneHeaderAreOneExperimentWithAWarning() {
        ReadResult result = readAll("// Reference=MNI\n// A: x\n// B: y\n// Subjects=5\n1 2 3\n");
        assertThat(shown(result.studies())).containsExactly("A|x; B: y|5|1 2 3 M");
        assertThat(result.warnings().get(0).toString()).contains(":3").contains("\"A\" and \"B\"");
    }

    @Test
    void anExperimentWithoutANameIsNamedAfterItsLine() {
        ReadResult result = readAll("//Reference=Talairach\n//Subjects=12\n1 2 3\n\n//Subjects=9\n4 5 6\n");
        assertThat(shown(result.studies()))
                .containsExactly("line 2 of in.txt||12|1 2 3 T", "line 5 of in.txt||9|4 5 6 T");
        assertThat(result.warnings()).hasSize(2);
    }

    @Test
    void subjectsMayStandAboveTheName() {
        assertThat(shown(read("//Reference=MNI\n//Subjects=12\n//A: x\n1 2 3\n//Subjects=9\n//B: y\n4 5 6\n")))
                .containsExactly("A|x|12|1 2 3 M", "B|y|9|4 5 6 M");
    }

    @Test
    void missingSubjectsAreAWarningWhenTheyNeedNotBeThere() {
        Path file = Inputs.text(folder, "in.txt", "//Reference=MNI\n//A: x\n1 2 3\n");
        ReadResult result = SleuthReader.read(file, DEFAULTS.withSubjects(SubjectsRule.OPTIONAL));
        assertThat(shown(result.studies())).containsExactly("A|x|-|1 2 3 M");
        assertThat(result.warnings()).hasSize(1);
    }

    @Test
    void theUsersSpaceServesWhereTheFileNamesNone() {
        Path file = Inputs.text(folder, "in.txt", "//A: x\n//Subjects=5\n1 2 3\n");
        assertThat(shown(SleuthReader.read(file, DEFAULTS.withSpace(Space.TALAIRACH))
                        .studies()))
                .containsExactly("A|x|5|1 2 3 T");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nimare/test_sleuth_file3.txt | 5 | z is \"dog\", not a number",
                "nimare/test_sleuth_file4.txt | 5 | 2 columns where three were expected",
                "nimare/test_sleuth_file5.txt | 1 | the reference space is \"Dog\""
            })
    void publicBrokenFilesAreRefusedWithTheirLine(String file, int line, String what) {
        List<Problem> problems = problemsOf(() -> SleuthReader.read(resource(file), DEFAULTS));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where().line()).isEqualTo(line);
        assertThat(problems.get(0).what()).contains(what);
        assertThat(problems.get(0).expected()).isNotEmpty();
        assertThat(problems.get(0).mend()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 4 | 4 columns",
                "1 | 1 column",
                "10,20 30 40 50 | 5 columns",
                "1 nan 3 | y is \"nan\", not a finite number",
                "Infinity 2 3 | x is \"Infinity\", not a finite number",
                "400 2 3 | x is 400 mm, outside any head",
                "1 2 -1e9 | z is -1.0E9 mm",
                "1 0x10 3 | y is \"0x10\", not a number",
                "1 2d 3 | y is \"2d\"",
                "1 2 3- | z is \"3-\"",
                "Subjects=12 | 1 column"
            })
    void badCoordinatesAreRefused(String line, String what) {
        List<Problem> problems =
                problemsOf(() -> read("// Reference=MNI\n// A: x\n// Subjects=5\n1 2 3\n" + line + "\n"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where().line()).isEqualTo(5);
        assertThat(problems.get(0).what()).contains(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "12.5", "many", "", "1e2", "99999999999"})
    void badNumbersOfSubjectsAreRefused(String n) {
        List<Problem> problems = problemsOf(() -> read("// Reference=MNI\n// A: x\n// Subjects=" + n + "\n1 2 3\n"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where().line()).isEqualTo(3);
        assertThat(problems.get(0).what()).contains("number of subjects is \"" + n + "\"");
    }

    @Test
    void allProblemsComeAtOnce() {
        List<Problem> problems = problemsOf(() -> read("""
                // Reference=MNI
                // A: x
                1 2 3
                // B: y
                // Subjects=0
                1 dog 3
                // C
                // Subjects=4
                1 2
                // A: x
                // Subjects = 7
                // Subjects = 8
                1 2 300
                // Reference = Dog
                // D: q
                // Subjects = 7
                1 2 3
                """));
        assertThat(problems).extracting(p -> p.where().line()).containsExactly(2, 5, 6, 9, 12, 13, 10, 14);
    }

    @Test
    void aMissingReferenceIsToldOnceWithItsMend() {
        List<Problem> problems = problemsOf(() -> read("// A: x\n// Subjects=5\n1 2 3\n4 5 6\n"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where().line()).isEqualTo(3);
        assertThat(problems.get(0).mend()).contains("--space");
    }

    @Test
    void duplicatesNameBothLines() {
        List<Problem> problems = problemsOf(
                () -> read("// Reference=MNI\n// A: x\n// Subjects=5\n1 2 3\n\n// A: x\n// Subjects=6\n4 5 6\n"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString()).contains("in.txt:6 (A: x)").contains("in.txt:2");
    }

    @Test
    void coordinatesWithoutAHeaderAreRefused() {
        assertThat(problemsOf(() -> read("// Reference=MNI\n1 2 3\n4 5 6\n"))
                        .get(0)
                        .what())
                .contains("before the header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "// Reference=MNI\n", "// Reference=MNI\n// A: x\n// Subjects=3\n"})
    void aFileWithoutFociIsRefused(String text) {
        assertThat(problemsOf(() -> read(text))).extracting(Problem::what).containsExactly("no coordinates at all");
    }

    private StudySet read(String text) {
        return readAll(text).studies();
    }

    private ReadResult readAll(String text) {
        return SleuthReader.read(Inputs.text(folder, "in.txt", text), DEFAULTS);
    }
}
