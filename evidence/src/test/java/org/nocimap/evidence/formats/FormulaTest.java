package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

class FormulaTest {
    private static final String FORMULA = "=HYPERLINK(\"http://x.example\")";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"CSV", "TSV", "XLSX"})
    void namesThatLookLikeFormulasAreWrittenAsTextsAndComeBack(Format format) throws IOException {
        Focus focus = new Focus(new Point(-4, 2, 8), Space.MNI, Map.of("hint", "'=x"), Location.NOWHERE);
        StudySet set = new StudySet(
                "",
                List.of(new Study(
                        FORMULA,
                        FORMULA,
                        Map.of("note", "@SUM(A1)"),
                        List.of(new Experiment(
                                "-pain", OptionalInt.of(12), List.of(focus), Map.of(), Location.NOWHERE)))));
        Path file = folder.resolve("set." + format.name().toLowerCase(java.util.Locale.ROOT));
        TableWriter.write(set, file, format);

        if (format != Format.XLSX) {
            assertThat(Files.readString(file))
                    .contains("\"'=HYPERLINK(", "'-pain", "'@SUM(A1)", "''=x", "-4")
                    .doesNotContain("'-4");
        }
        StudySet read =
                StudySetFiles.read(List.of(file), ReadOptions.withDefaults()).studies();
        Study study = read.studies().get(0);
        assertThat(study.id()).isEqualTo(FORMULA);
        assertThat(study.experiments().get(0).name()).isEqualTo("-pain");
        // What holds for all foci of a study is read as the study's.
        Map<String, String> tags = new HashMap<>(study.tags());
        tags.putAll(study.experiments().get(0).tags());
        tags.putAll(study.experiments().get(0).foci().get(0).tags());
        assertThat(tags).containsEntry("hint", "'=x").containsEntry("note", "@SUM(A1)");
    }
}
