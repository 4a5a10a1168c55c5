package org.nocimap.review.articles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.InflaterInputStream;

/**
 * What the packed streams of a PDF unpack to, measured before anything takes them into memory: a parser unpacks a page whole. Streams of
 * a file that is encrypted do not look packed and are passed over.
 */
final class PackedStreams {
    private static final byte[] BEGIN = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int DEEPEST = 5;
    private static final int PIECE = 1 << 16;

    private PackedStreams() {}

    /** Whether no stream unpacks to more bytes than it may, nor all of them together. */
    static boolean fit(byte[] pdf, long mostOfOne, long mostOfAll) {
        long all = 0;
        for (int at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
            all += unpacked(new ByteArrayInputStream(pdf, at, pdf.length - at), mostOfOne, DEEPEST);
            if (all > mostOfAll) {
                return false;
            }
        }
        return true;
    }

    /** Where the content of the next stream begins; -1 when there is none. "endstream" has no content that looks packed. */
    private static int next(byte[] pdf, int from) {
        for (int n = from; n + BEGIN.length + 2 < pdf.length; n++) {
            int k = 0;
            while (k < BEGIN.length && pdf[n + k] == BEGIN[k]) {
                k++;
            }
            if (k == BEGIN.length) {
                int at = n + k;
                at += pdf[at] == '\r' ? 1 : 0;
                at += pdf[at] == '\n' ? 1 : 0;
                return at;
            }
        }
        return -1;
    }

    /** Bytes that come out, also of a stream packed within; one that is too large counts for more than all may have. */
    private static long unpacked(InputStream raw, long most, int deep) {
        try {
            PushbackInputStream packed = new PushbackInputStream(raw, 2);
            int first = packed.read();
            int second = packed.read();
            if (deep == 0 || second < 0 || (first & 0x0F) != 8 || ((first << 8) | second) % 31 != 0) {
                return 0;
            }
            packed.unread(second);
            packed.unread(first);
            Counted out = new Counted(new InflaterInputStream(packed), most);
            long within = unpacked(out, most, deep - 1);
            out.drain();
            return out.tooMuch ? Long.MAX_VALUE / 4 : out.bytes + within;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Counts what is read, and ends when that is too much or the packed bytes break off. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private final long most;
        private long bytes;
        private boolean tooMuch;

        Counted(InputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (tooMuch) {
                return -1;
            }
            try {
                int n = in.read(buffer, offset, length);
                bytes += Math.max(0, n);
                tooMuch = bytes > most;
                return n;
            } catch (IOException e) {
                return -1;
            }
        }

        void drain() {
            byte[] buffer = new byte[PIECE];
            int n = read(buffer, 0, PIECE);
            while (n > 0) {
                n = read(buffer, 0, PIECE);
            }
        }
    }
}
