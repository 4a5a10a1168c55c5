package org.nocimap.review.articles;

import java.io.IOException;
import java.nio.file.Path;
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

/**
 * Opens PDFs with bounds on pages, characters, memory and time, whatever the file says of itself. Scripts, forms and attachments are
 * never touched.
 */
public final class BoundedPdf {
    private static final int MOST_PAGES = 400;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final long MOST_MEMORY = 1L << 26;
    private static final long MOST_STORAGE = 1L << 28;
    private static final long MOST_OF_A_STREAM = 1L << 27;
    private static final long MOST_OF_ALL_STREAMS = 1L << 29;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private BoundedPdf() {}

    /** What is done with an open document. */
    interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }

    /**
     * The text of all pages, in reading order; blank for a scan.
     *
     * @throws InputException when the file is no whole PDF, is locked, or goes beyond a bound
     */
    public static String text(Path file, byte[] bytes) {
        return read(file, bytes, document -> new TimedStripper().getText(document));
    }

    static <T> T read(Path file, byte[] bytes, Reading<T> reading) {
        if (!PackedStreams.fit(bytes, MOST_OF_A_STREAM, MOST_OF_ALL_STREAMS)) {
            throw broken(
                    file,
                    "unpacks to more than " + MOST_OF_A_STREAM + " bytes in one stream, or " + MOST_OF_ALL_STREAMS
                            + " in all",
                    "an ordinary PDF");
        }
        try (PDDocument document = Loader.loadPDF(
                bytes, "", null, null, MemoryUsageSetting.setupMixed(MOST_MEMORY, MOST_STORAGE).streamCache)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw broken(
                        file, "has " + document.getNumberOfPages() + " pages", "an article of at most " + MOST_PAGES);
            }
            return reading.of(document);
        } catch (InvalidPasswordException e) {
            throw broken(file, "is locked by a password", "a PDF that can be opened");
        } catch (StackOverflowError e) {
            throw broken(file, "is nested deeper than any article", "a whole, ordinary PDF");
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A file that lies about itself breaks the parser in many ways.
            InputException problem =
                    broken(file, "cannot be read as PDF (" + e.getMessage() + ")", "a whole, ordinary PDF");
            problem.initCause(e);
            throw problem;
        }
    }

    static InputException broken(Path file, String what, String expected) {
        return InputException.of(Location.of(file), what, expected, "Take the article's XML or web page instead.");
    }

    /** Ends when time is up, or when there are more characters than an article has. */
    static class TimedStripper extends PDFTextStripper {
        private final long deadline;
        private int characters;

        TimedStripper() {
            deadline = System.nanoTime() + LONGEST_NANOS;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("it takes longer than a minute");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            characters++;
            if (characters > MOST_CHARACTERS) {
                throw new IllegalStateException("it holds more than " + MOST_CHARACTERS + " characters");
            }
            super.processTextPosition(text);
        }
    }
}
