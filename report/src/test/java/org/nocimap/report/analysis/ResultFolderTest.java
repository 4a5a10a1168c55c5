package org.nocimap.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Software;
import org.nocimap.report.words.Reference;

final class ResultFolderTest {
    @TempDir
    private Path folder;

    @Test
    void everyFileIsWrittenAndListed() throws IOException {
        ResultFolder results = ResultFolder.begin(folder, DrawingBoard.of(FigureChoice.SKIP));
        Mask mask = mask();
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        results.map("d.nii.gz", mask, values, 0, NiftiIntent.of(NiftiIntentCode.ESTIMATE, "D"), "the difference");
        results.table("t.tsv", List.of("a", "b"), List.of(List.of("1", "x\ty")), "a table");
        assertThat(results.figure("none", "", board -> {
                    throw new AssertionError("no figure was asked for");
                }))
                .isEmpty();
        ResultFolder.Written written = results.finish(report(), facts());

        assertThat(NiftiFile.read(folder.resolve("d.nii.gz")).volume().data()).contains(8f);
        assertThat(folder.resolve("t.tsv")).hasContent("a\tb\n1\t\"x\ty\"\n");
        for (Path file : written.files()) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        assertThat(written.files().get(written.files().size() - 1)).hasToString("provenance.json");
        String page = Files.readString(written.report());
        assertThat(page)
                .contains("A &lt;b&gt;old title", "the difference", "href=\"t.tsv\"", "suspicious thing", "Cell 1")
                .contains("id=\"what-came-out\"", "href=\"#what-came-out\"", "Eickhoff SB", "nocimap contrast a b")
                .doesNotContain("<b>old");
        String provenance = Files.readString(folder.resolve("provenance.json"));
        assertThat(provenance).contains("\"groups\" : 2", "\"seed\" : 5", "\"file\" : \"report.html\"");
    }

    @Test
    void anEarlierRunsFilesGoWithItsProvenance() {
        ResultFolder first = ResultFolder.begin(folder, DrawingBoard.of(FigureChoice.SKIP));
        first.text("old.txt", "old", "something");
        first.finish(report(), facts());
        ResultFolder second = ResultFolder.begin(folder, DrawingBoard.of(FigureChoice.SKIP));
        assertThat(folder.resolve("old.txt")).doesNotExist();
        second.finish(report(), facts());
        assertThat(folder.resolve("report.html")).exists();
    }

    private static Mask mask() {
        return Mask.of(new Grid(2, 2, 2, Affine.diagonal(2, 2, 2, 0, 0, 0)), new int[] {0, 1, 2, 3, 4, 5, 6, 7});
    }

    private static AnalysisReport report() {
        Methods.Writer methods = new Methods.Writer();
        methods.paragraph("We did it", methods.cite(Reference.EICKHOFF_2009) + ".");
        TableView table = new TableView("A table.", List.of(Column.text("Name")), List.of(TableView.row("Cell 1")), "");
        return new AnalysisReport(
                "A <b>old title",
                "Contrast",
                "Nothing differs",
                "Nothing at all.",
                List.of(new Fact("Groups", "2")),
                Optional.empty(),
                List.of(new Fact("Method", "contrast")),
                List.of(new PageSection(
                        "what-came-out",
                        "What came out",
                        List.of(new PageBlock.Paragraph("Read."), new PageBlock.Table(table)))),
                List.of(Problem.warning(Location.NOWHERE, "suspicious thing", "", "Look.")),
                methods.done());
    }

    private static RunFacts facts() {
        return new RunFacts(
                new Software("0.1.0", "unknown"),
                List.of("nocimap", "contrast", "a", "b"),
                new Execution(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, 1, "local"),
                List.of(),
                OptionalLong.of(5),
                Map.of("groups", 2));
    }
}
