package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.image.Point;

/** The low-back-pain paper in one command, on a cohort of which the truth is known. */
class FmriGroupTest {
    private static final double VOXEL_MM = 8;

    /** Where the salience network was planted, whose coupling with S1-back rises with pain. */
    private static final List<Point> PLANTED =
            List.of(new Point(-38, 12, -2), new Point(38, 12, -2), new Point(0, 22, 34));

    private static final Path SPEC = Path.of(System.getProperty("nocimap.root", ".."), "examples", "cohort.yaml")
            .toAbsolutePath();

    @TempDir
    static Path folder;

    private static Path cohort;
    private static Path out;

    @BeforeAll
    static void wholePaper() {
        cohort = folder.resolve("cohort");
        out = folder.resolve("out");
        Run simulated = Run.of(
                "simulate",
                "cohort",
                "--out",
                cohort.toString(),
                "--patients",
                "8",
                "--controls",
                "8",
                "--voxel-size",
                "8",
                "--volumes",
                "60",
                "--quiet");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        Run first = group("all", "--no-figures");
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static Run group(String level, String... more) {
        List<String> words =
                new ArrayList<>(List.of("fmri", cohort.toString(), out.toString(), level, "--spec", SPEC.toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private static List<List<String>> table(String name) throws IOException {
        return Files.readAllLines(out.resolve("group").resolve(name)).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    @Test
    void plantedEffectsAreFoundAtTheirPlacesAndNowhereElse() throws IOException {
        String header = Files.readAllLines(
                        out.resolve("group/post-vs-controls_patients-above-controls_permutation_clusters.tsv"))
                .get(0);
        List<String> columns = List.of(header.split("\t", -1));
        int x = columns.indexOf("x");
        List<Point> peaks = new ArrayList<>();
        for (List<String> row : table("post-vs-controls_patients-above-controls_permutation_clusters.tsv")) {
            peaks.add(new Point(
                    Double.parseDouble(row.get(x)),
                    Double.parseDouble(row.get(x + 1)),
                    Double.parseDouble(row.get(x + 2))));
        }
        for (Point planted : PLANTED) {
            assertThat(peaks).anyMatch(peak -> peak.distanceTo(planted) <= 2 * VOXEL_MM);
        }
        assertThat(peaks)
                .allMatch(peak -> PLANTED.stream().anyMatch(planted -> peak.distanceTo(planted) <= 2 * VOXEL_MM));
        assertThat(table("post-vs-controls_patients-below-controls_permutation_clusters.tsv"))
                .isEmpty();
    }

    @Test
    void regionsTellPlantedFromNot() throws IOException {
        for (List<String> row : table("post-vs-controls_regions.tsv")) {
            if (row.get(8).equals("Welch")) {
                double p = Double.parseDouble(row.get(14));
                if (row.get(3).equals("salience")) {
                    assertThat(p).isLessThan(0.001);
                } else {
                    assertThat(row.get(3)).isEqualTo("auditory");
                    assertThat(p).isGreaterThan(0.05);
                }
            }
        }
        // Pain was made to rise; who has which is drawn whatever the group.
        assertThat(table("sessions.tsv").get(0).get(0)).isEqualTo("pain");
        assertThat(Double.parseDouble(table("sessions.tsv").get(0).get(6))).isLessThan(0.01);
    }

    @Test
    void theReportNamesEveryDifferenceFromThePresetAndTheConjunctionIsInTheInsula() throws IOException {
        String report = Files.readString(out.resolve("group/report.html"));
        assertThat(report)
                .contains("What differs from the preset pain2019")
                .contains("models: post-vs-pre is")
                .contains("models: pain-change left out")
                .contains("denoising.smoothing_fwhm_mm: 0 instead of 6")
                .contains("Participants by group");
        assertThat(table("conjunctions.tsv")).anyMatch(row -> PLANTED.stream()
                .anyMatch(planted -> new Point(
                                        Double.parseDouble(row.get(3)),
                                        Double.parseDouble(row.get(4)),
                                        Double.parseDouble(row.get(5)))
                                .distanceTo(planted)
                        <= 2 * VOXEL_MM));
    }

    @Test
    void aSecondRunComputesNothingAgainAndComesToTheSameAndPeaksGoIntoAMetaAnalysis() throws IOException {
        Path table = out.resolve("group/summary.tsv");
        byte[] before = Files.readAllBytes(table);
        List<Path> kept = checkpoints();
        List<byte[]> written = new ArrayList<>();
        for (Path file : kept) {
            written.add(Files.readAllBytes(file));
        }
        Run again = group("group", "--no-figures");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.readAllBytes(table)).isEqualTo(before);
        assertThat(checkpoints()).isEqualTo(kept);
        for (int n = 0; n < kept.size(); n++) {
            // A block that is computed again is written at the end.
            assertThat(Files.readAllBytes(kept.get(n))).isEqualTo(written.get(n));
        }
        Run ale = Run.of(
                "ale",
                out.resolve("group/foci.tsv").toString(),
                "--out",
                folder.resolve("ale").toString(),
                "--permutations",
                "5",
                "--no-figures",
                "--quiet");
        assertThat(ale.code()).as(ale.err()).isZero();
    }

    private static List<Path> checkpoints() throws IOException {
        try (var files = Files.list(out.resolve("work"))) {
            return files.filter(f -> f.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theTableOfParticipantsIsACommandOfItsOwn() throws IOException {
        Path table = Files.writeString(
                folder.resolve("people.tsv"),
                "participant_id\tgroup\tsex\tname\n"
                        + row("patient", "M", 55) + row("patient", "F", 72) + row("control", "M", 25)
                        + row("control", "F", 29));
        Path to = folder.resolve("table1");
        Run run = Run.of("table1", table.toString(), "--by", "group", "--columns", "sex", "--out", to.toString());
        assertThat(run.code()).as(run.err()).isZero();
        // The paper prints 0.75 for these counts and calls it chi-square's.
        assertThat(Files.readString(to.resolve("table1.tsv")))
                .contains("chi-square, χ²(1) = 0.14\t0.71")
                .contains("Fisher's exact\t0.75")
                .contains("55 (43 %)");
        assertThat(to.resolve("table1.html")).exists();
        Run wrong = Run.of(
                "table1",
                table.toString(),
                "--by",
                "grp",
                "--columns",
                "iq",
                "--out",
                folder.resolve("no").toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("grp").contains("iq").contains("no table has this column");
    }

    private static String row(String group, String sex, int times) {
        StringBuilder rows = new StringBuilder();
        for (int n = 0; n < times; n++) {
            rows.append("sub-")
                    .append(group)
                    .append(sex)
                    .append(n)
                    .append('\t')
                    .append(group)
                    .append('\t')
                    .append(sex)
                    .append("\tx\n");
        }
        return rows.toString();
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingIs() throws IOException {
        Run unknown = group("group", "--rerun", "post");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no model \"post\"").contains("post-vs-controls");
        Run none =
                Run.of("fmri", cohort.toString(), folder.resolve("empty").toString(), "group", "--preset", "pain2019");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("maps that the participant level has written");
        assertThat(folder.resolve("empty")).doesNotExist();
        Run noModels = Run.of("fmri", cohort.toString(), out.toString(), "group");
        assertThat(noModels.code()).isEqualTo(2);
        assertThat(noModels.err()).contains("the specification names no model");
    }
}
