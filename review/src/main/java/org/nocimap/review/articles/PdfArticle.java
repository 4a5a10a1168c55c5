package org.nocimap.review.articles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.TextPosition;
import org.nocimap.review.articles.Article.Paragraph;
import org.nocimap.review.articles.PdfTables.Word;

/**
 * The text of a PDF by the places of its words, whose number is bounded.
 */
final class PdfArticle {
    private static final int MOST_WORDS = 400_000;

    private PdfArticle() {}

    static Article read(Path file, byte[] bytes, String sha256) {
        return BoundedPdf.read(file, bytes, document -> article(file, document, sha256));
    }

    private static Article article(Path file, PDDocument document, String sha256) throws IOException {
        Words words = new Words();
        words.setSortByPosition(true);
        words.getText(document);
        if (words.found.isEmpty()) {
            throw BoundedPdf.broken(
                    file, "holds no text: it is a scan, or its fonts cannot be read", "a PDF with text");
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
    }

    /** Collects words with their places until a bound is reached. */
    private static final class Words extends BoundedPdf.TimedStripper {
        private final List<Word> found = new ArrayList<>();

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
