package org.nocimap.atlas.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives for tests, made byte by byte. */
public final class TestArchives {
    private TestArchives() {}

    /** A tar of plain files. */
    public static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.write(entry(file.getKey(), '0', file.getValue()));
        }
        out.write(new byte[1024]);
        return out.toByteArray();
    }

    /** One entry with its content, padded. */
    static byte[] entry(String name, char type, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header(name, type, content.length));
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
        return out.toByteArray();
    }

    static byte[] header(String name, char type, long size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format("%011o", size) + "\0");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        return summed(header);
    }

    static byte[] summed(byte[] header) {
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        return header;
    }

    /** A Debian package whose data member is packed as the ending says: "", ".gz", ".xz", or stored as it is. */
    public static byte[] deb(byte[] tar, String ending) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        member(out, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
        member(out, "control.tar.xz", new byte[] {1, 2, 3});
        member(out, "data.tar" + ending, packed(tar, ending));
        return out.toByteArray();
    }

    private static byte[] packed(byte[] tar, String ending) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (ending) {
            case ".gz" -> {
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(tar);
                }
            }
            case ".xz" -> {
                try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
                    xz.write(tar);
                }
            }
            default -> out.write(tar);
        }
        return out.toByteArray();
    }

    private static void member(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] header = new byte[60];
        Arrays.fill(header, (byte) ' ');
        put(header, 0, name);
        put(header, 48, Integer.toString(content.length));
        put(header, 58, "`\n");
        out.write(header);
        out.write(content);
        if (content.length % 2 == 1) {
            out.write('\n');
        }
    }

    static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }
}
