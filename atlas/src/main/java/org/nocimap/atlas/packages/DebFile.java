package org.nocimap.atlas.packages;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.tukaani.xz.XZInputStream;

/**
 * Files out of a Debian package: an {@code ar} archive (deb(5)) whose member {@code data.tar}, plain, gzip or xz, holds the
 * tree.
 */
public final class DebFile {
    private static final int AR_HEADER = 60;
    private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
    /** Memory the xz decoder may ask for; dpkg's own default level needs 65 MiB at most. */
    private static final int XZ_KIB = 128 << 10;

    private DebFile() {}

    /**
     * @param wanted paths inside the package, without a leading slash
     * @return their contents, of those that are there
     * @throws InputException when the file is missing, not a Debian package, damaged, or packed in a way not known here
     */
    public static Map<String, byte[]> pick(Path deb, Set<String> wanted) {
        if (!Files.isRegularFile(deb)) {
            throw InputException.of(Location.of(deb), "no such file", "a Debian package", "Check the path.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(deb), 1 << 16)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!java.util.Arrays.equals(magic, MAGIC)) {
                throw new IOException("it does not begin like one");
            }
            byte[] header = new byte[AR_HEADER];
            while (in.readNBytes(header, 0, AR_HEADER) == AR_HEADER) {
                String name = field(header, 0, 16);
                long size = size(header);
                if (name.startsWith("data.tar")) {
                    try (InputStream tar = unpacked(name, new Section(in, size))) {
                        return TarFiles.pick(tar, wanted);
                    }
                }
                in.skipNBytes(size + (size & 1));
            }
            throw new EOFException("it has no data.tar");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            InputException problem = InputException.of(
                    Location.of(deb),
                    "cannot be read as a Debian package (" + reason + ")",
                    "a complete .deb file packed with xz, gzip or not at all",
                    "Download it again, or unpack it (dpkg-deb -x FILE.deb FOLDER) and name the folder.");
            problem.initCause(e);
            throw problem;
        }
    }

    private static InputStream unpacked(String name, InputStream member) throws IOException {
        String packing = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return switch (packing) {
            case "data.tar" -> member;
            case "data.tar.gz" -> new GZIPInputStream(member, 1 << 16);
            case "data.tar.xz" -> new XZInputStream(member, XZ_KIB);
            default -> throw new IOException("its data is packed as " + packing);
        };
    }

    private static String field(byte[] header, int from, int length) {
        return new String(header, from, length, StandardCharsets.US_ASCII).strip();
    }

    private static long size(byte[] header) throws IOException {
        try {
            long size = Long.parseLong(field(header, 48, 10));
            if (size < 0) {
                throw new IOException("a member has a negative size");
            }
            return size;
        } catch (NumberFormatException e) {
            throw new IOException("a member has no size", e);
        }
    }

    /** The next {@code left} bytes of a stream that stays open. */
    private static final class Section extends FilterInputStream {
        private long left;

        Section(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(Math.min(n, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public void close() {
            // The outer stream is closed by whoever opened it.
        }
    }
}
