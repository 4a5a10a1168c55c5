package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nocimap.evidence.formats.Inputs.problemsOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;

/**
 * Files that cannot be part of the project, from a folder beside it; skipped where that is absent. Expected numbers: a
 * reference run of NiMARE on the chronic-pain set names 29 experiments and 148 foci; the others counted with line tools.
 */
class SharedDataTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @Test
    void aPublishedSheetPoolsToTheExperimentsOfThePaper() {
        StudySet set = StudySetFiles.read(List.of(data("cbma/xu2020/coordinates_20200131.csv")), DEFAULTS)
                .studies();
        assertThat(set.focusCount()).isEqualTo(148);
        StudySet pooled = Pooling.STUDY.apply(set).studies();
        assertThat(pooled.experimentCount()).isEqualTo(29);
        StudySet sleuth = StudySetFiles.read(
                        List.of(data("cbma/xu2020/sleuth_xu2020_chronicpain_aberrant.txt")), DEFAULTS)
                .studies();
        assertThat(mniPoints(sleuth)).containsAll(mniPoints(pooled));
    }

    @ParameterizedTest
    @CsvSource({"aberrant, 29, 148", "con_gt_pat, 14, 54", "pat_gt_con, 23, 94"})
    void publishedSleuthFilesAreRead(String name, int experiments, int foci) {
        ReadResult result =
                StudySetFiles.read(List.of(data("cbma/xu2020/sleuth_xu2020_chronicpain_" + name + ".txt")), DEFAULTS);
        assertThat(result.studies().experimentCount()).isEqualTo(experiments);
        assertThat(result.studies().focusCount()).isEqualTo(foci);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aTableOfPeaksIsRefusedWithAllThatItLacks() {
        Path table = data("seed/lowback_tables.csv");
        List<Problem> problems = problemsOf(() -> StudySetFiles.read(List.of(table), DEFAULTS));
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0).what()).contains("\"network\", \"contrast\"");
    }

    private static Set<Point> mniPoints(StudySet set) {
        return Inputs.experiments(set)
                .flatMap(e -> e.foci().stream())
                .filter(f -> f.space() == org.nocimap.image.Space.MNI)
                .map(f -> f.point())
                .collect(Collectors.toSet());
    }

    private static Path data(String name) {
        String folder = System.getenv("NOCIMAP_SHARED_DATA");
        Path root = folder == null
                ? Path.of(System.getProperty("nocimap.root", "..")).resolve("../shared/data")
                : Path.of(folder);
        Path file = root.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is absent: set NOCIMAP_SHARED_DATA to run this test");
        return file;
    }
}
