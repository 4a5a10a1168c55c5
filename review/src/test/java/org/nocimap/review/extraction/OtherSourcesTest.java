package org.nocimap.review.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.image.Space;
import org.nocimap.review.articles.ArticleFiles;

/** Tables in PDF files and tables pasted as text. */
class OtherSourcesTest {
    @TempDir
    private Path folder;

    @Test
    void aTableOfAPdf() throws IOException {
        Path file = pdf(
                List.of("Coordinates are reported in MNI space."),
                List.of(
                        List.of("Table 2. Peaks of pain"),
                        List.of("Region", "Side", "x", "y", "z", "t value", "Voxels"),
                        List.of("Anterior insula", "R", "38", "18", "-4", "4.91", "1214"),
                        List.of("Thalamus", "L", "-10", "-18", "6", "4.02", "211"),
                        List.of("", "L", "- 12", "-20", "8", "3.90", "")));

        ProposedTable table = only(file);

        assertThat(table.table().label()).isEqualTo("Table 2");
        assertThat(table.space().space()).contains(Space.MNI);
        assertThat(table.peaks())
                .extracting(
                        ProposedPeak::x,
                        ProposedPeak::y,
                        ProposedPeak::z,
                        ProposedPeak::statistic,
                        ProposedPeak::region)
                .containsExactly(
                        Tuple.tuple(38.0, 18.0, -4.0, "4.91", "Anterior insula"),
                        Tuple.tuple(-10.0, -18.0, 6.0, "4.02", "Thalamus"),
                        Tuple.tuple(-12.0, -20.0, 8.0, "3.90", "Thalamus"));
    }

    @Test
    void aBrokenPdfIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7\nnothing of a PDF");

        assertThatThrownBy(() -> ArticleFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("PDF");
    }

    @Test
    void aPastedTableWithSingleBlanks() throws IOException {
        ProposedTable table = only(Files.writeString(folder.resolve("pasted.txt"), """
            Table 3. Patients > controls, MNI coordinates
            Region x y z t k
            Left anterior insula − 36 16 –2 4.55 1,632
            Right thalamus 10 -18 6 4.02 211
            -12 -20 8 3.90 -
            """));

        assertThat(table.peaks())
                .extracting(
                        ProposedPeak::x,
                        ProposedPeak::y,
                        ProposedPeak::z,
                        ProposedPeak::statistic,
                        ProposedPeak::region)
                .containsExactly(
                        Tuple.tuple(-36.0, 16.0, -2.0, "4.55", "Left anterior insula"),
                        Tuple.tuple(10.0, -18.0, 6.0, "4.02", "Right thalamus"),
                        Tuple.tuple(-12.0, -20.0, 8.0, "3.90", "Right thalamus"));
        assertThat(table.peaks().get(2).flags()).containsExactly(Flag.SIDE_DISAGREES);
    }

    @Test
    void aPastedTableWithMergedCoordinates() throws IOException {
        ProposedTable table = only(Files.writeString(
                folder.resolve("pasted.txt"),
                "Region\tMNI (x, y, z)\tZ\nInsula L\t−36, 16, −2\t4.5\nACC\t(2; 20; 34)\t3.9\n"));

        assertThat(table.peaks()).extracting(ProposedPeak::x).containsExactly(-36.0, 2.0);
        assertThat(table.peaks()).extracting(ProposedPeak::statistic).containsExactly("4.5", "3.9");
    }

    private static ProposedTable only(Path file) {
        List<ProposedTable> tables =
                PeakTables.withBox().in(ArticleFiles.read(file).get(0));
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private Path pdf(List<String> prose, List<List<String>> table) throws IOException {
        Path file = folder.resolve("article.pdf");
        float[] columns = {60, 200, 240, 280, 320, 360, 430};
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                float y = 720;
                for (String line : prose) {
                    write(out, 60, y, line);
                    y -= 14;
                }
                for (List<String> row : table) {
                    for (int c = 0; c < row.size(); c++) {
                        write(out, columns[c], y, row.get(c));
                    }
                    y -= 14;
                }
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void write(PDPageContentStream out, float x, float y, String text) throws IOException {
        out.beginText();
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
        out.newLineAtOffset(x, y);
        out.showText(text);
        out.endText();
    }
}
