package org.nocimap.atlas.packages;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Picks plain files out of a tar stream (POSIX ustar and GNU; long-name records are skipped, so that files are found by the
 * names that fit into a header, 255 bytes).
 */
public final class TarFiles {
    /** Largest file picked, in bytes. */
    public static final int MOST_FILE_BYTES = 32 << 20;

    /** Most entries looked at. */
    public static final int MOST_ENTRIES = 100_000;

    /** Most bytes of the stream looked at. */
    public static final long MOST_STREAM_BYTES = 2L << 30;

    private static final int BLOCK = 512;

    private TarFiles() {}

    /**
     * @param tar the unpacked tar stream; not closed
     * @param wanted names as they stand in the archive, without a leading {@code ./}
     * @return the contents by name, of those wanted names that are plain files; the last one where a name repeats
     * @throws IOException when the stream is not a tar, is cut off, or exceeds a bound
     */
    public static Map<String, byte[]> pick(InputStream tar, Set<String> wanted) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        byte[] header = new byte[BLOCK];
        long bytesLeft = MOST_STREAM_BYTES;
        for (int entries = 0; ; entries++) {
            if (entries > MOST_ENTRIES) {
                throw new IOException("more than " + MOST_ENTRIES + " entries");
            }
            int got = tar.readNBytes(header, 0, BLOCK);
            if (got == 0 || isZero(header)) {
                return found;
            }
            if (got < BLOCK) {
                throw new EOFException("cut off inside a tar header");
            }
            checkSum(header);
            long size = octal(header, 124, 12);
            long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
            bytesLeft -= BLOCK + padded;
            if (bytesLeft < 0) {
                throw new IOException("more than " + MOST_STREAM_BYTES + " bytes");
            }
            String name = name(header);
            boolean plainFile = header[156] == '0' || header[156] == 0;
            if (plainFile && wanted.contains(name)) {
                if (size > MOST_FILE_BYTES) {
                    throw new IOException(name + " has " + size + " bytes, more than " + MOST_FILE_BYTES);
                }
                byte[] content = tar.readNBytes((int) size);
                if (content.length < size) {
                    throw new EOFException("cut off inside " + name);
                }
                found.put(name, content);
                tar.skipNBytes(padded - size);
            } else {
                tar.skipNBytes(padded);
            }
        }
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        boolean ustar = text(header, 257, 5).equals("ustar") && header[262] == 0;
        String prefix = ustar ? text(header, 345, 155) : "";
        String whole = prefix.isEmpty() ? name : prefix + "/" + name;
        return whole.startsWith("./") ? whole.substring(2) : whole;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        try {
            long value = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (value < 0) {
                throw new IOException("not a tar archive");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IOException("not a tar archive", e);
        }
    }

    private static void checkSum(byte[] header) throws IOException {
        int sum = 0;
        for (int b = 0; b < BLOCK; b++) {
            sum += b >= 148 && b < 156 ? ' ' : header[b] & 0xff;
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("not a tar archive, or a damaged one");
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
