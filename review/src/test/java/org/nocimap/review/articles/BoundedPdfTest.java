package org.nocimap.review.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nocimap.files.InputException;

/** PDFs that want more than they may have end in a message, soon. */
@Timeout(60)
class BoundedPdfTest {
    private static final Path FILE = Path.of("paper.pdf");
    private static final String TREE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

    private static void refused(byte[] pdf, String says) {
        assertThatThrownBy(() -> BoundedPdf.text(FILE, pdf))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("paper.pdf")
                .hasMessageContaining(says);
    }

    @Test
    void textIsRead() {
        assertThat(BoundedPdf.text(FILE, TestPdfs.saying("Pain in the insula"))).contains("Pain in the insula");
    }

    @Test
    void thousandsOfPages() {
        refused(
                TestPdfs.of(
                        "2 0 R",
                        "<</Type/Pages/Kids[" + "3 0 R ".repeat(5000) + "]/Count 5000>>",
                        TestPdfs.content("x")),
                "has 5000 pages");
    }

    @Test
    void aPageTreeInACircle() {
        byte[] pdf = TestPdfs.of("2 0 R", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", TestPdfs.content("x"));
        // Refused, or read without the circle: never without end.
        try {
            assertThat(BoundedPdf.text(FILE, pdf)).hasSizeLessThan(100);
        } catch (InputException e) {
            assertThat(e).hasMessageContaining("paper.pdf");
        }
    }

    @Test
    void objectsNestedVeryDeeply() {
        byte[] deep = TestPdfs.bytes("[".repeat(200_000) + "]".repeat(200_000));
        byte[] pdf = TestPdfs.write(
                "<</Type/Catalog/Pages 2 0 R/Deep 6 0 R>>",
                TREE,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>",
                TestPdfs.content("x"),
                "<<>>",
                deep);
        try {
            assertThat(BoundedPdf.text(FILE, pdf)).hasSizeLessThan(100);
        } catch (InputException e) {
            assertThat(e).hasMessageContaining("paper.pdf");
        }
    }

    @Test
    void aStreamThatUnpacksToGigabytes() throws IOException {
        byte[] zeros = new byte[1 << 20];
        java.util.Arrays.fill(zeros, (byte) ' ');
        byte[] whole = TestPdfs.packed(zeros, 140);
        byte[] pdf = TestPdfs.of("2 0 R", TREE, whole);
        assertThat(pdf).hasSizeLessThan(2 << 20);
        refused(pdf, "unpacks to more than 134217728 bytes");
        byte[] twice = TestPdfs.packed(
                java.util.Arrays.copyOfRange(whole, TestPdfs.start(whole), whole.length - "\nendstream".length()), 1);
        assertThat(twice).hasSizeLessThan(20_000);
        refused(TestPdfs.of("2 0 R", TREE, twice), "unpacks to more than");
    }

    @Test
    void moreCharactersThanAnArticleHas() throws IOException {
        byte[] line = TestPdfs.bytes("BT /F 1 Tf 50 700 Td (" + "pain ".repeat(2000) + ") Tj ET\n");
        refused(TestPdfs.of("2 0 R", TREE, TestPdfs.packed(line, 210)), "characters");
    }

    @Test
    void aLockedFile() throws IOException {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(TestPdfs.saying("x"))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(locked);
        }
        refused(locked.toByteArray(), "locked by a password");
    }

    @Test
    void whatIsNoPdf() {
        refused(TestPdfs.bytes("%PDF-1.7\nnothing of a PDF"), "cannot be read as PDF");
    }
}
