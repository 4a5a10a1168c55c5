package org.nocimap.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The lines of a text file, one at a time, ended by LF, CR LF or CR. A line longer than the given bound is an error as soon as
 * the bound is passed, so a gigabyte without a line break is never held. Not thread-safe.
 *
 * <pre>{@code
 * try (LineReader lines = LineReader.open(file, byteLimit, 65_536)) {
 *     while (lines.advance()) {
 *         use(lines.number(), lines.text());
 *     }
 * }
 * }</pre>
 */
public final class LineReader implements Closeable {
    private final TextInput in;
    private final int longestLine;
    private final char[] block = new char[1 << 14];
    private int from;
    private int to;
    private boolean skipLineFeed;
    private int number;
    private String text = "";

    private LineReader(TextInput in, int longestLine) {
        this.in = in;
        this.longestLine = longestLine;
    }

    /**
     * @param limit the most bytes that may come out of the file once unpacked
     * @param longestLine in characters
     * @throws InputException as {@link TextInput#open}
     */
    public static LineReader open(Path file, long limit, int longestLine) {
        return new LineReader(TextInput.open(file, limit), longestLine);
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws InputException when the line is too long or no text
     */
    public boolean advance() {
        if (!fill() || (skipsLineFeed() && !fill())) {
            return false;
        }
        number++;
        StringBuilder pieces = null;
        while (true) {
            int end = from;
            while (end < to && block[end] != '\n' && block[end] != '\r') {
                end++;
            }
            int length = (pieces == null ? 0 : pieces.length()) + end - from;
            if (length > longestLine) {
                throw tooLong();
            }
            if (end < to) {
                text = pieces == null
                        ? new String(block, from, end - from)
                        : pieces.append(block, from, end - from).toString();
                skipLineFeed = block[end] == '\r';
                from = end + 1;
                return true;
            }
            pieces = (pieces == null ? new StringBuilder(length) : pieces).append(block, from, end - from);
            from = end;
            if (!fill()) {
                text = pieces.toString();
                return true;
            }
        }
    }

    /** The line gone to, without its end. */
    public String text() {
        return text;
    }

    /** Its number, 1 for the first. */
    public int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Steps over the LF of a CR LF; says whether nothing is left in the block after it. */
    private boolean skipsLineFeed() {
        if (skipLineFeed && block[from] == '\n') {
            from++;
        }
        skipLineFeed = false;
        return from == to;
    }

    private boolean fill() {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, in.read(block, 0, block.length));
        return to > 0;
    }

    private InputException tooLong() {
        return InputException.of(
                Location.of(in.file(), number),
                "a line of more than " + longestLine + " characters",
                "a text file with lines of ordinary length",
                "Check that this is the right file and that it has line breaks.");
    }
}
