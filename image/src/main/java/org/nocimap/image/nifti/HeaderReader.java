package org.nocimap.image.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Finds out version and byte order from the first four bytes and takes the header in. */
final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads exactly the header's bytes.
     *
     * @throws InputException when this is no NIfTI header
     * @throws IOException when the stream fails
     */
    static RawHeader read(InputStream in, Location where) throws IOException {
        byte[] start = in.readNBytes(RawHeader.SIZE_1);
        if (start.length == 0) {
            throw InputException.of(
                    where, "the file is empty", "a NIfTI file", "Copy or export it again from where it came.");
        }
        int little = start.length < 4
                ? 0
                : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int big = Integer.reverseBytes(little);
        if (little == RawHeader.SIZE_1 || big == RawHeader.SIZE_1) {
            requireWhole(start, RawHeader.SIZE_1, where);
            RawHeader header = RawHeader.ofNifti1(start, order(little == RawHeader.SIZE_1));
            requireMagic(header, "n+1", "ni1", where);
            return header;
        }
        if (little == RawHeader.SIZE_2 || big == RawHeader.SIZE_2) {
            byte[] rest = in.readNBytes(RawHeader.SIZE_2 - start.length);
            byte[] whole = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, whole, start.length, rest.length);
            requireWhole(whole, RawHeader.SIZE_2, where);
            RawHeader header = RawHeader.ofNifti2(whole, order(little == RawHeader.SIZE_2));
            requireMagic(header, "n+2", "ni2", where);
            return header;
        }
        throw InputException.of(
                where.about("sizeof_hdr"),
                "is not a NIfTI file: it starts with " + printable(start) + guess(start),
                "a header size of 348 (NIfTI-1) or 540 (NIfTI-2)",
                "Give a .nii or .nii.gz file; other formats can be converted with dcm2niix, mri_convert or 3dAFNItoNIFTI.");
    }

    private static ByteOrder order(boolean little) {
        return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static void requireWhole(byte[] bytes, int size, Location where) {
        if (bytes.length < size) {
            throw InputException.of(
                    where,
                    "the file ends inside the header, after " + bytes.length + " bytes",
                    "a header of " + size + " bytes",
                    "Copy or export it again from where it came.");
        }
    }

    private static void requireMagic(RawHeader header, String single, String pair, Location where) {
        if (header.magic().equals(single) || header.magic().equals(pair)) {
            return;
        }
        String what = header.magic().isEmpty() && header.version() == 1
                ? "is an ANALYZE 7.5 header without the NIfTI magic, so left and right cannot be told apart"
                : "magic is " + printable(header.magic().getBytes(StandardCharsets.UTF_8));
        throw InputException.of(
                where.about("magic"),
                what,
                "\"" + single + "\" or \"" + pair + "\"",
                "Convert the file to NIfTI with the program that wrote it, and check left and right.");
    }

    private static String guess(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String lower = text.stripLeading().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
            return " (a web page: the download failed)";
        }
        if (text.startsWith("version https://git-lfs")) {
            return " (a Git LFS pointer: fetch the file itself)";
        }
        if (text.startsWith("PK")) {
            return " (a ZIP archive: unpack it first)";
        }
        if (text.length() > 132 && text.startsWith("DICM", 128)) {
            return " (a DICOM file)";
        }
        return "";
    }

    private static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder("bytes");
        for (int n = 0; n < Math.min(4, bytes.length); n++) {
            text.append(String.format(Locale.ROOT, " %02x", bytes[n] & 0xff));
        }
        return text.toString();
    }
}
