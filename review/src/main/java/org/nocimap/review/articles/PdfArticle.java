package org.nocimap.review.articles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.articles.Article.Paragraph;
import org.nocimap.review.articles.PdfTables.Word;

/**
 * The text of a PDF by the places of its words. Scripts, forms and attachments are never touched; pages, words, memory and time are
 * bounded.
 */
final class PdfArticle {
    private static final int MOST_PAGES = 400;
    private static final int MOST_WORDS = 400_000;
    private static final long MOST_MEMORY = 1L << 26;
    private static final long MOST_STORAGE = 1L << 28;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private PdfArticle() {}

    static Article read(Path file, byte[] bytes, String sha256) {
        try (PDDocument document = Loader.loadPDF(
                bytes, "", null, null, MemoryUsageSetting.setupMixed(MOST_MEMORY, MOST_STORAGE).streamCache)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw broken(
                        file, "has " + document.getNumberOfPages() + " pages", "an article of at most " + MOST_PAGES);
            }
            Words words = new Words(System.nanoTime() + LONGEST_NANOS);
            words.setSortByPosition(true);
            words.getText(document);
            if (words.found.isEmpty()) {
                throw broken(file, "holds no text: it is a scan, or its fonts cannot be read", "a PDF with text");
            }
            String title = document.getDocumentInformation() == null
                            || document.getDocumentInformation().getTitle() == null
                    ? ""
                    : MarkupTable.plain(document.getDocumentInformation().getTitle());
            PdfTables tables = new PdfTables(words.found);
            List<Paragraph> paragraphs = new ArrayList<>();
            tables.pages().forEach(page -> paragraphs.add(new Paragraph("", page)));
            return new Article(
                    file.toString(),
                    Article.Kind.PDF,
                    sha256,
                    Names.of("", "", "", file),
                    title,
                    "",
                    "",
                    paragraphs,
                    tables.tables());
        } catch (InvalidPasswordException e) {
            throw broken(file, "is locked by a password", "a PDF that can be opened");
        } catch (IOException | IllegalArgumentException e) {
            InputException problem =
                    broken(file, "cannot be read as PDF (" + e.getMessage() + ")", "a whole, ordinary PDF");
            problem.initCause(e);
            throw problem;
        }
    }

    private static InputException broken(Path file, String what, String expected) {
        return InputException.of(Location.of(file), what, expected, "Take the article's XML or web page instead.");
    }

    /** Collects words with their places until a bound is reached. */
    private static final class Words extends PDFTextStripper {
        private final List<Word> found = new ArrayList<>();
        private final long deadline;

        Words(long deadline) {
            this.deadline = deadline;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (System.nanoTime() > deadline) {
                throw new IOException("it takes longer than a minute");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text, List<TextPosition> places) throws IOException {
            if (found.size() >= MOST_WORDS) {
                throw new IOException("it holds more than " + MOST_WORDS + " words");
            }
            if (places.isEmpty() || text.isBlank()) {
                return;
            }
            TextPosition first = places.get(0);
            TextPosition last = places.get(places.size() - 1);
            found.add(new Word(
                    getCurrentPageNo(),
                    first.getXDirAdj(),
                    last.getXDirAdj() + last.getWidthDirAdj(),
                    first.getYDirAdj(),
                    Math.max(4, first.getFontSizeInPt()),
                    MarkupTable.plain(text)));
        }
    }
}
