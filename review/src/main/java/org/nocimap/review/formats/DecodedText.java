package org.nocimap.review.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A whole text file. Byte-order marks are obeyed; without one the text is UTF-8 where its bytes are, else Windows-1252, the
 * superset of Latin-1 that exporters mean.
 *
 * @param text without a byte-order mark
 * @param encoding its name
 */
record DecodedText(String text, String encoding) {
    /** Larger exports are to be split: nobody screens them in one go. */
    static final long MOST_BYTES = 1L << 28;

    static DecodedText read(Path file) {
        byte[] bytes = BoundedInput.readAll(file, MOST_BYTES);
        DecodedText decoded = decode(bytes);
        if (decoded.text().indexOf('\0') >= 0) {
            throw InputException.of(
                    Location.of(file),
                    "is a binary file: it holds a zero byte",
                    "an export as text: RIS, NBIB, XML, BibTeX, Web of Science or CSV",
                    "Export the records again in one of these formats.");
        }
        return decoded;
    }

    static DecodedText decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new DecodedText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), "UTF-16");
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new DecodedText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), "UTF-16");
        }
        return strict(bytes, 0, StandardCharsets.UTF_8);
    }

    private static DecodedText strict(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return new DecodedText(text, charset.name());
        } catch (CharacterCodingException e) {
            Charset western = Charset.forName("windows-1252");
            return new DecodedText(new String(bytes, from, bytes.length - from, western), western.name());
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int n = 0; n < mark.length; n++) {
            if (bytes.length <= n || (bytes[n] & 0xFF) != mark[n]) {
                return false;
            }
        }
        return true;
    }
}
