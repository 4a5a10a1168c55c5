package org.nocimap.evidence.formats;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.experiments;
import static org.nocimap.evidence.formats.Inputs.problemsOf;
import static org.nocimap.evidence.formats.Inputs.shown;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

class TableReaderTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @TempDir
    Path folder;

    @Test
    void aLongTableBecomesExperimentsWithTags() {
        ReadResult result = read("""
                study,experiment,n,x,y,z,space,condition,region
                Smith 2010,pain > rest,12,1,2,3,MNI,low back pain,insula
                Smith 2010,pain > rest,12,4,5,6,MNI,low back pain,S1
                Smith 2010,rest > pain,12,-7.5,8,9,MNI,low back pain,M1
                Jones 2011,all,20,1,1,1,TAL,fibromyalgia,
                Smith 2010,pain > rest,12,7,7,7,MNI,low back pain,
                """);
        assertThat(shown(result.studies()))
                .containsExactly(
                        "Smith 2010|pain > rest|12|1 2 3 M; 4 5 6 M; 7 7 7 M",
                        "Smith 2010|rest > pain|12|-7.5 8 9 M",
                        "Jones 2011|all|20|1 1 1 T");
        Experiment first = result.studies().studies().get(0).experiments().get(0);
        assertThat(first.tags()).containsExactly(entry("condition", "low back pain"));
        assertThat(first.foci())
                .extracting(Focus::tags)
                .extracting(t -> t.getOrDefault("region", "-"))
                .containsExactly("insula", "S1", "-");
        assertThat(first.foci().get(2).where().line()).isEqualTo(6);
        assertThat(first.where().line()).isEqualTo(2);
        assertThat(result.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "citation,n,x,y,z,space,contrast",
                "Article,Subjects,X,Y,Z,Space,Contrast",
                "PAPER,Sample size,x (mm),y (mm),z (mm),Reference space,Analysis",
                "study_id,n_subjects,coord_x,coord_y,coord_z,coordinate_space,contrast_id",
                "Study,# of subjects,X coordinate,Y coordinate,Z coordinate,Template,Comparison",
                "StudyName,NumberOfSubjects,peakX,peakY,peakZ,CoordinateSpace,ExperimentName",
                "id,participants,x,y,z,reference,experiment",
                "First author,N,x_mni,y_mni,z_mni,space,contrast name",
                "reference,n,mni_x,mni_y,mni_z,space,contrast"
            })
    void columnsGoByManyNames(String header) {
        header = header.replace("# of", "No. of");
        assertThat(shown(read(header + "\nSmith 2010,12,1,2,3,MNI,pain\n").studies()))
                .containsExactly("Smith 2010|pain|12|1 2 3 M");
    }

    @Test
    void headingsMayCarryTheSpaceAndAuthorAndYearTheStudy() {
        ReadResult result = read("First author;Year;N;X (TAL);Y (TAL);Z (TAL);X (MNI)\nSmith;2010;12;-1,5;2;3;9\n");
        assertThat(shown(result.studies())).containsExactly("Smith 2010||12|-1.5 2 3 T");
        assertThat(experiments(result.studies()).findFirst().orElseThrow().tags())
                .containsExactly(entry("year", "2010"), entry("x (mni)", "9"));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aReferenceColumnIsTheSpaceOrTheStudy() {
        assertThat(shown(read("Reference,Study,n,x,y,z\nTAL,A,3,1,2,3\n").studies()))
                .containsExactly("A||3|1 2 3 T");
        assertThat(shown(readWith(DEFAULTS.withSpace(Space.MNI), "Reference,n,x,y,z\nSmith 2010,3,1,2,3\n")
                        .studies()))
                .containsExactly("Smith 2010||3|1 2 3 M");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void anyDelimiterIsFound(String delimiter) {
        String text = "study|n|x|y|z|space|note\n\"Smith, J; 2010\"|12|1|2|3|MNI|\"a \"\"b\"\"\n c\"\n";
        ReadResult result = read(text.replace("|", delimiter));
        assertThat(shown(result.studies())).containsExactly("Smith, J; 2010||12|1 2 3 M");
        assertThat(experiments(result.studies()).findFirst().orElseThrow().tags())
                .containsExactly(entry("note", "a \"b\"\n c"));
    }

    @Test
    void decimalCommasAreReadWhereAnotherDelimiterSeparates() {
        ReadResult result = read("sep=;\nstudy;n;x;y;z;space\nA;12,0;-1,5;2,25;3;MNI\n");
        assertThat(shown(result.studies())).containsExactly("A||12|-1.5 2.25 3 M");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void blankCellsMeanAsAbove() {
        ReadResult result = read("""
                study,experiment,n,space,x,y,z,condition,region
                A,one,12,MNI,1,2,3,clbp,S1

                ,,,,4,5,6,,
                ,two,,,7,8,9,fm,M1
                B,one,5,TAL,1,1,1,clbp,
                ,,,,2,2,2,,V1
                """);
        assertThat(shown(result.studies()))
                .containsExactly("A|one|12|1 2 3 M; 4 5 6 M", "A|two|12|7 8 9 M", "B|one|5|1 1 1 T; 2 2 2 T");
        List<Experiment> found = experiments(result.studies()).toList();
        assertThat(found.get(0).tags()).containsExactly(entry("condition", "clbp"));
        assertThat(found.get(2).foci().get(1).tags()).containsExactly(entry("region", "V1"));
    }

    @Test
    void theJuelichSheetIsRead() {
        ReadResult result = read("""
                Articles,Subjects,x,y,z,CoordinateSpace,,Unnamed: 7
                Smith 2010,12,1,2,3,MNI,pain,heat
                ,,4,5,6,,,
                ,,7,8,9,,,
                Smith 2010,12,1,1,1,MNI,pain,cold
                Jones 2011,20,-1,-2,-3,TAL,touch,
                ,,-4,-5,-6,,,
                """);
        assertThat(shown(result.studies()))
                .containsExactly(
                        "Smith 2010|pain; heat|12|1 2 3 M; 4 5 6 M; 7 8 9 M",
                        "Smith 2010|pain; cold|12|1 1 1 M",
                        "Jones 2011|touch|20|-1 -2 -3 T; -4 -5 -6 T");
        assertThat(experiments(result.studies()).findFirst().orElseThrow().tags())
                .containsExactly(entry("tags", "pain; heat"));
    }

    @Test
    void theJuelichSheetWithEveryCellFilledIsRead() {
        ReadResult result = read("""
                Articles,Subjects,x,y,z,CoordinateSpace,Tag1,Tag2
                Smith 2010,12,1,2,3,MNI,pain,heat
                Smith 2010,12,1,1,1,MNI,pain,cold
                Smith 2010,12,4,5,6,MNI,pain,heat
                """);
        assertThat(shown(result.studies()))
                .containsExactly("Smith 2010|pain; heat|12|1 2 3 M; 4 5 6 M", "Smith 2010|pain; cold|12|1 1 1 M");
    }

    @Test
    void twoBlocksOfTheSameNameAreNotMergedSilently() {
        List<Problem> problems = problemsOf(() -> read("""
                Article,Subjects,x,y,z,Space,
                Smith 2010,12,1,2,3,MNI,pain
                ,,4,5,6,,
                Smith 2010,12,1,1,1,MNI,pain
                """));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString())
                .contains("in.csv:4 (Smith 2010: pain)")
                .contains("in.csv:2");
    }

    @Test
    void rowsAboveTheHeaderAreSkipped() {
        assertThat(shown(read("Table 3. Included foci,,,,,\n,,,,,\nstudy,n,x,y,z,space\nA,3,1,2,3,MNI\n")
                        .studies()))
                .containsExactly("A||3|1 2 3 M");
    }

    @Test
    void aRowWithoutCoordinatesIsAnExperimentThatFoundNothing() {
        ReadResult result = read("study,n,x,y,z,space,condition\nA,3,1,2,3,MNI,p\nB,4,,,,,q\n");
        assertThat(shown(result.studies())).containsExactly("A||3|1 2 3 M", "B||4|");
        assertThat(experiments(result.studies())
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .tags())
                .containsExactly(entry("condition", "q"));
        assertThat(result.warnings()).hasSize(1);
        assertThat(result.warnings().get(0).where().line()).isEqualTo(3);
    }

    @Test
    void aTableOfPeaksSaysEverythingThatIsMissingAndWhatWasFound() {
        List<Problem> problems = problemsOf(
                () -> read(
                        "table,network,contrast,subgroup,region,side,size_mm3,x,y,z,peak_z\n2,salience,cLBP vs HC,all,S1,L,5160,-20,-34,70,4.55\n"));
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0).what())
                .contains("which study")
                .contains("\"network\"")
                .contains("\"peak_z\"");
        assertThat(problems.get(0).expected()).contains("\"study\"").contains("\"citation\"");
        assertThat(problems.get(1).what()).contains("number of subjects");
        assertThat(problems.get(2).what()).contains("which space");
        assertThat(problems.get(2).mend()).contains("--space");
    }

    @Test
    void aTableWithoutHeaderSaysSo() {
        Problem problem = problemsOf(() -> read("1,2,3\n4,5,6\n")).get(0);
        assertThat(problem.what())
                .contains("no row names the columns x, y and z")
                .contains("\"1\", \"2\", \"3\"");
        assertThat(problem.where().line()).isEqualTo(1);
    }

    @Test
    void conflictsWithinAnExperimentNameBothRows() {
        List<Problem> problems = problemsOf(() -> read("""
                study,n,x,y,z,space
                A,12,1,2,3,MNI
                B,10,1,2,3,MNI
                A,13,1,2,3,TAL
                """));
        assertThat(problems)
                .extracting(Problem::toString)
                .anySatisfy(p -> assertThat(p)
                        .contains(":4 (A)")
                        .contains("13 here and 12 at")
                        .contains("in.csv:2"))
                .anySatisfy(p -> assertThat(p)
                        .contains(":4 (A)")
                        .contains("Talairach here and MNI at")
                        .contains("in.csv:2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,12,1,dog,3,MNI | y is \"dog\", not a number",
                "A,12,1,,3,MNI | y is missing",
                "A,12,1,2,nan,MNI | z is \"nan\", not a finite number",
                "A,12,400,2,3,MNI | x is 400 mm, outside any head",
                "A,12,1,2,3,Dog | the space is \"Dog\"",
                "A,0,1,2,3,MNI | number of subjects is \"0\"",
                "A,-4,1,2,3,MNI | number of subjects is \"-4\"",
                "A,12.5,1,2,3,MNI | number of subjects is \"12.5\"",
                "A,,1,2,3,MNI | without a number of subjects",
                "A,12,1,2,3, | without a space",
                ",12,1,2,3,MNI | the first row has no study",
                "A,12,1,2,3,MNI,x | the row has 7 columns, the header 6"
            })
    void badRowsAreRefusedWithTheirLine(String row, String what) {
        List<Problem> problems = problemsOf(() -> read("study,n,x,y,z,space\n" + row + "\nZ,3,1,1,1,MNI\n"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where().line()).isEqualTo(2);
        assertThat(problems.get(0).what()).contains(what);
    }

    @Test
    void theUsersSpaceFillsTheGaps() {
        assertThat(shown(readWith(DEFAULTS.withSpace(Space.TALAIRACH), "study,n,x,y,z\nA,3,1,2,3\n")
                        .studies()))
                .containsExactly("A||3|1 2 3 T");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        assertThat(problemsOf(() -> read("study,n,x,y,z,space\n\"A,3,1,2,3,MNI\n".repeat(2)))
                        .get(0)
                        .what())
                .contains("cannot be read");
        String endless = "study,n,x,y,z,space\n\"" + "A,3,1,2,3,MNI\n".repeat(200_000);
        assertThat(problemsOf(() -> read(endless)).get(0).mend()).contains("not closed");
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        assertThat(problemsOf(() -> read("study,n,x,y,z,space\n")).get(0).what())
                .contains("no coordinates at all");
    }

    private ReadResult read(String text) {
        return readWith(DEFAULTS, text);
    }

    private ReadResult readWith(ReadOptions options, String text) {
        return TableReader.read(Inputs.text(folder, "in.csv", text), options);
    }
}
