package org.nocimap.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The characters of a text file, plain or gzip. UTF-8 unless a byte-order mark says UTF-16; the mark itself is not handed on.
 *
 * <p>Decodes strictly: what is no text is an {@link InputException} that says where, never a replacement character. Reads in
 * blocks of fixed size, so the memory it takes does not depend on the file. Not thread-safe.
 */
public final class TextInput extends Reader {
    private static final int BLOCK = 1 << 15;

    private final Path file;
    private final long limit;
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final byte[] raw = new byte[BLOCK];
    private ByteBuffer bytes = ByteBuffer.wrap(raw).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK).limit(0);
    private long bytesDecoded;
    private int line = 1;
    private char last;
    private boolean ended;

    private TextInput(Path file, long limit, InputStream in, Charset charset, int markBytes) {
        this.file = file;
        this.limit = limit;
        this.in = in;
        this.charset = charset;
        this.bytesDecoded = markBytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * @param limit the most bytes that may come out of the file once unpacked
     * @throws InputException when the file is missing, a folder or not readable; later reads throw it for bytes that are no
     *     text and for more than {@code limit} bytes
     */
    public static TextInput open(Path file, long limit) {
        InputStream in = new BufferedInputStream(BoundedInput.open(file, limit), 16);
        try {
            in.mark(3);
            int first = in.read();
            int second = in.read();
            int third = in.read();
            in.reset();
            Charset charset = StandardCharsets.UTF_8;
            int mark = 0;
            if (first == 0xEF && second == 0xBB && third == 0xBF) {
                mark = 3;
            } else if (first == 0xFF && second == 0xFE) {
                charset = StandardCharsets.UTF_16LE;
                mark = 2;
            } else if (first == 0xFE && second == 0xFF) {
                charset = StandardCharsets.UTF_16BE;
                mark = 2;
            }
            in.skipNBytes(mark);
            return new TextInput(file, limit, in, charset, mark);
        } catch (IOException e) {
            throw failed(file, limit, e);
        }
    }

    /** The file as the user named it. */
    public Path file() {
        return file;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decodeBlock();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void decodeBlock() {
        boolean atEnd = fill();
        chars.clear();
        int before = bytes.position();
        CoderResult result = decoder.decode(bytes, chars, atEnd);
        bytesDecoded += bytes.position() - before;
        chars.flip();
        checkAndCount();
        if (result.isError()) {
            throw notText(bytes.get(bytes.position()) & 0xFF);
        }
        ended = atEnd && !bytes.hasRemaining();
    }

    private boolean fill() {
        bytes.compact();
        try {
            int count = in.read(raw, bytes.position(), bytes.remaining());
            if (count > 0) {
                bytes.position(bytes.position() + count);
            }
            bytes = bytes.flip();
            return count < 0;
        } catch (IOException e) {
            throw failed(file, limit, e);
        }
    }

    private void checkAndCount() {
        char[] text = chars.array();
        int end = chars.limit();
        for (int i = 0; i < end; i++) {
            char c = text[i];
            if (c < ' ') {
                if (c == '\n' ? last != '\r' : c == '\r') {
                    line++;
                } else if (c == 0) {
                    throw InputException.of(
                            Location.of(file, line),
                            "is a binary file: it holds a zero byte",
                            "plain text",
                            "Check that this is the right file, or save it as text (UTF-8).");
                }
            }
            last = c;
        }
    }

    private InputException notText(int value) {
        String name = charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16";
        return InputException.of(
                Location.of(file, line),
                String.format(
                        Locale.ROOT,
                        "holds bytes that are not %s text (0x%02X at byte %d)",
                        name,
                        value,
                        bytesDecoded + 1),
                name + " text",
                "Open the file in a text editor and save it with the encoding UTF-8.");
    }

    private static InputException failed(Path file, long limit, IOException cause) {
        return cause instanceof BoundedInput.TooLargeException
                ? BoundedInput.tooLarge(file, limit)
                : BoundedInput.broken(file, cause);
    }
}
