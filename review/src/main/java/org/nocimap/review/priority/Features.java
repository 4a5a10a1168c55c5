package org.nocimap.review.priority;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import org.nocimap.files.AtomicFile;

/**
 * The words of publications, kept in a file, so that they need not be counted again for every vote.
 *
 * <p>The file is big-endian: {@value #MAGIC}, the key (64 letters), rows, terms and entries (int each), numbers of the publications
 * (long each), starts of the rows, terms, weights, and the CRC-32 of all before it.
 *
 * @param publications by row, ascending
 * @param texts their titles and abstracts
 */
public record Features(long[] publications, TextMatrix texts) {
    /** Another number for other weights: what older versions kept is then counted again. */
    private static final String MAGIC = "nocimap features 1\n";

    private static final int KEY = 64;

    public Features {
        if (publications.length != texts.rows()) {
            throw new IllegalArgumentException("a row for every publication");
        }
    }

    /** The row of a publication. */
    public OptionalInt row(long publication) {
        int at = Arrays.binarySearch(publications, publication);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /**
     * @param key SHA-256, in hexadecimal, of what the texts come from
     */
    public void write(Path file, String key) {
        byte[] whole = new byte[Math.toIntExact(length(publications.length, texts.entries()))];
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        bytes.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
        bytes.put(key.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(texts.rows()).putInt(texts.width()).putInt(texts.entries());
        bytes.asLongBuffer().put(publications);
        bytes.position(bytes.position() + Long.BYTES * publications.length);
        bytes.asIntBuffer().put(texts.starts()).put(texts.terms());
        bytes.position(bytes.position() + Integer.BYTES * (texts.starts().length + texts.entries()));
        bytes.asFloatBuffer().put(texts.weights());
        bytes.position(bytes.position() + Float.BYTES * texts.entries());
        bytes.putInt(sum(whole));
        AtomicFile.write(file, out -> out.write(whole));
    }

    /** What was written under a key; empty when there is none, it was made from something else, or it is damaged. */
    public static Optional<Features> read(Path file, String key) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > Integer.MAX_VALUE - 16) {
                return Optional.empty();
            }
            return parse(Files.readAllBytes(file), key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Features> parse(byte[] whole, String key) {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        if (bytes.remaining() < length(0, 0) || !text(bytes, MAGIC.length()).equals(MAGIC)) {
            return Optional.empty();
        }
        boolean same = text(bytes, KEY).equals(key);
        int rows = bytes.getInt();
        int width = bytes.getInt();
        int entries = bytes.getInt();
        if (!same || rows < 0 || entries < 0 || whole.length != length(rows, entries)) {
            return Optional.empty();
        }
        if (bytes.getInt(whole.length - Integer.BYTES) != sum(whole)) {
            return Optional.empty();
        }
        long[] publications = new long[rows];
        bytes.asLongBuffer().get(publications);
        bytes.position(bytes.position() + Long.BYTES * rows);
        int[] starts = new int[rows + 1];
        int[] terms = new int[entries];
        bytes.asIntBuffer().get(starts).get(terms);
        bytes.position(bytes.position() + Integer.BYTES * (rows + 1 + entries));
        float[] weights = new float[entries];
        bytes.asFloatBuffer().get(weights);
        return Optional.of(new Features(publications, new TextMatrix(starts, terms, weights, width)));
    }

    private static long length(long rows, long entries) {
        return MAGIC.length()
                + KEY
                + 3 * Integer.BYTES
                + Long.BYTES * rows
                + Integer.BYTES * (rows + 1)
                + (Integer.BYTES + Float.BYTES) * entries
                + Integer.BYTES;
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** CRC-32 of all but the last four bytes. */
    private static int sum(byte[] whole) {
        CRC32 crc = new CRC32();
        crc.update(whole, 0, whole.length - Integer.BYTES);
        return (int) crc.getValue();
    }
}
