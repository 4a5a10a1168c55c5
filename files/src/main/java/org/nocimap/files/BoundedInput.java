package org.nocimap.files;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Opens files, plain or gzip, with a bound on the bytes that come out, so that a small file cannot fill the memory.
 * Compression is recognised by content, not by name.
 */
public final class BoundedInput {
    private BoundedInput() {}

    /**
     * A buffered stream that fails with a {@link TooLargeException} once more than {@code limit} bytes have come out.
     *
     * @throws InputException when the file is missing, a folder, or not readable
     */
    public static InputStream open(Path file, long limit) {
        if (!Files.exists(file)) {
            throw InputException.of(
                    Location.of(file), "no such file", "a file that exists", "Check the path and the spelling.");
        }
        if (Files.isDirectory(file)) {
            throw InputException.of(Location.of(file), "is a folder", "a file", "Name the file inside the folder.");
        }
        try {
            return unpack(Files.newInputStream(file), limit);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /**
     * The same over a stream that is already open, such as a class-path resource. Closing the result closes {@code raw};
     * so does a failure here.
     *
     * @throws IOException when the stream cannot be read or its gzip header is broken
     */
    public static InputStream unpack(InputStream raw, long limit) throws IOException {
        try {
            BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
            buffered.mark(2);
            int first = buffered.read();
            int second = buffered.read();
            buffered.reset();
            boolean gzip = first == 0x1f && second == 0x8b;
            return new Bounded(gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered, limit);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * All bytes of a file, unpacked when it is gzip.
     *
     * @throws InputException when the file cannot be read or gives more than {@code limit} bytes
     */
    public static byte[] readAll(Path file, long limit) {
        try (InputStream in = open(file, limit)) {
            return in.readAllBytes();
        } catch (TooLargeException e) {
            throw tooLarge(file, limit);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    public static InputException tooLarge(Path file, long limit) {
        return InputException.of(
                Location.of(file),
                "holds more than " + limit + " bytes once unpacked",
                "at most " + limit + " bytes",
                "Check that this is the right file; split it if it is.");
    }

    public static InputException broken(Path file, IOException cause) {
        InputException problem = InputException.of(
                Location.of(file),
                "cannot be read ("
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()) + ")",
                "a readable, complete file",
                "Check its permissions, or copy it again from where it came.");
        problem.initCause(cause);
        return problem;
    }

    /** More bytes came out than the caller allowed. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long left;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0 && --left < 0) {
                throw new TooLargeException(limit);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                left -= n;
                if (left < 0) {
                    throw new TooLargeException(limit);
                }
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(n);
            left -= skipped;
            if (left < 0) {
                throw new TooLargeException(limit);
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
