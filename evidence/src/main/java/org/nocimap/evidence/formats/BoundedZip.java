package org.nocimap.evidence.formats;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A zip file whose parts are counted as they unpack, so that a bomb ends in a message: a bound on the number of parts, on the
 * bytes that come out of all of them, and on how many times larger than the file they are. What the zip says of its own sizes
 * is not believed. Not thread-safe.
 */
final class BoundedZip implements Closeable {
    static final int MOST_PARTS = 5_000;
    static final long MOST_BYTES = 1L << 29;
    static final long HIGHEST_RATIO = 250;
    /** Below this many bytes any ratio is harmless. */
    private static final long HARMLESS = 32L << 20;

    private final Path file;
    private final ZipFile zip;
    private final long most;
    private long unpacked;

    private BoundedZip(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        this.most = Math.min(
                MOST_BYTES, Math.max(HARMLESS, HIGHEST_RATIO * file.toFile().length()));
    }

    static BoundedZip open(Path file) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw broken(file, e);
        }
        BoundedZip bounded = new BoundedZip(file, zip);
        int parts = zip.size();
        if (parts > MOST_PARTS) {
            bounded.close();
            throw bounded.bomb("has " + parts + " parts");
        }
        return bounded;
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** The bytes of a part as they unpack; empty when there is no such part. */
    Optional<InputStream> open(String part) {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Counted(zip.getInputStream(entry)));
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    /** The problem of a zip that cannot be read. */
    static InputException broken(Path file, Exception cause) {
        InputException problem = InputException.of(
                Location.of(file),
                "cannot be read as an Excel workbook (" + NumberReader.shortenedTo(reason(cause), 160) + ")",
                "a complete .xlsx file",
                "Open it in a spreadsheet program and save it again, as .xlsx or CSV.");
        problem.initCause(cause);
        return problem;
    }

    /** The innermost message, which does not begin with the name of another exception. */
    private static String reason(Throwable cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? "damaged" : innermost.getMessage();
    }

    private void count(long bytes) {
        unpacked += bytes;
        if (unpacked > most) {
            throw bomb("unpacks to more than " + most + " bytes");
        }
    }

    private InputException bomb(String what) {
        return InputException.of(
                Location.of(file),
                "a zip file that " + what,
                "an ordinary workbook",
                "Check where the file came from; save the sheet as CSV if it is really this large.");
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }
    }
}
