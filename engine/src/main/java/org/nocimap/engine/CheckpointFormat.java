package org.nocimap.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The bytes of a checkpoint file, all numbers big-endian.
 *
 * <p>Header, {@value #HEADER_BYTES} bytes: the eight letters {@code NOCICHKP}; version (int); SHA-256 of the description of the
 * run (32 bytes); number of blocks (int); CRC-32C of all that (int). Then records in the order in which blocks ended: block (int);
 * n (int); n doubles; CRC-32C of all that (int). Only whole records that follow each other without a gap count.
 */
final class CheckpointFormat {
    static final int HEADER_BYTES = 52;
    /** Most doubles of a block. */
    static final int LONGEST_RESULT = (Integer.MAX_VALUE - 64) / Double.BYTES;

    private static final byte[] MAGIC = "NOCICHKP".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int RECORD_OVERHEAD = 3 * Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    private CheckpointFormat() {}

    /** What the head of a file says. */
    enum Head {
        /** No whole header, but the beginning of one: a run was killed as it began. */
        UNBEGUN,
        /** A checkpoint of this very run. */
        THIS_RUN,
        /** A checkpoint of another run, or of another version of the format. */
        OTHER_RUN,
        /** A checkpoint whose header does not add up. */
        DAMAGED,
        /** Something else. */
        NO_CHECKPOINT
    }

    /** The whole records of a file and where the last of them ends. */
    record Records(Map<Integer, double[]> finished, long end) {}

    static byte[] header(String run, int blocks) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(MAGIC).putInt(VERSION).put(sha256(run)).putInt(blocks);
        header.putInt(crc(header.array(), header.position()));
        return header.array();
    }

    static byte[] record(int block, double[] result) {
        ByteBuffer record = ByteBuffer.allocate(RECORD_OVERHEAD + result.length * Double.BYTES);
        record.putInt(block).putInt(result.length);
        record.asDoubleBuffer().put(result);
        record.position(record.position() + result.length * Double.BYTES);
        record.putInt(crc(record.array(), record.position()));
        return record.array();
    }

    /** Reads the head; afterwards the file stands wherever it stands. */
    static Head head(RandomAccessFile file, byte[] expected) throws IOException {
        byte[] found = new byte[(int) Math.min(HEADER_BYTES, file.length())];
        file.seek(0);
        file.readFully(found);
        int magic = Math.min(MAGIC.length, found.length);
        if (!Arrays.equals(found, 0, magic, MAGIC, 0, magic)) {
            return Head.NO_CHECKPOINT;
        }
        if (found.length < HEADER_BYTES) {
            return Head.UNBEGUN;
        }
        if (Arrays.equals(found, expected)) {
            return Head.THIS_RUN;
        }
        int body = HEADER_BYTES - Integer.BYTES;
        return ByteBuffer.wrap(found).getInt(body) == crc(found, body) ? Head.OTHER_RUN : Head.DAMAGED;
    }

    /**
     * Reads whole records up to the first that is torn, damaged, out of range or a repetition. A record's checksum is verified
     * before its memory is allocated, so a wrong length cannot fill the memory.
     */
    static Records records(RandomAccessFile file, int blocks) throws IOException {
        Map<Integer, double[]> finished = new TreeMap<>();
        long length = file.length();
        long position = HEADER_BYTES;
        while (length - position >= RECORD_OVERHEAD) {
            file.seek(position);
            int block = file.readInt();
            int n = file.readInt();
            boolean possible = block >= 0
                    && block < blocks
                    && !finished.containsKey(block)
                    && n >= 0
                    && n <= LONGEST_RESULT
                    && RECORD_OVERHEAD + (long) n * Double.BYTES <= length - position;
            if (!possible || !adds(file, position, n)) {
                break;
            }
            file.seek(position + 2 * Integer.BYTES);
            finished.put(block, doubles(file, n));
            position += RECORD_OVERHEAD + (long) n * Double.BYTES;
        }
        return new Records(finished, position);
    }

    private static boolean adds(RandomAccessFile file, long position, int n) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] chunk = new byte[CHUNK];
        file.seek(position);
        for (long left = 2 * Integer.BYTES + (long) n * Double.BYTES; left > 0; ) {
            int now = (int) Math.min(left, CHUNK);
            file.readFully(chunk, 0, now);
            crc.update(chunk, 0, now);
            left -= now;
        }
        return file.readInt() == (int) crc.getValue();
    }

    private static double[] doubles(RandomAccessFile file, int n) throws IOException {
        double[] result = new double[n];
        byte[] chunk = new byte[CHUNK];
        for (int done = 0; done < n; ) {
            int now = Math.min(n - done, CHUNK / Double.BYTES);
            file.readFully(chunk, 0, now * Double.BYTES);
            ByteBuffer.wrap(chunk).asDoubleBuffer().get(result, done, now);
            done += now;
        }
        return result;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
