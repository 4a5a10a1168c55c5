package org.nocimap.evidence.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** What a file is, told from how it begins (once unpacked, if it is gzip), never from its name. */
enum FileKind {
    SLEUTH,
    JSON,
    TABLE,
    XLSX;

    private static final int START = 1 << 14;

    /**
     * Looks at the first bytes.
     *
     * @throws InputException when the file is empty or something else that is known and cannot be read
     */
    static FileKind of(Path file) {
        byte[] start;
        try (InputStream in = BoundedInput.open(file, Long.MAX_VALUE)) {
            start = in.readNBytes(START);
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        if (start.length == 0) {
            throw InputException.of(Location.of(file), "an empty file", "foci", "Check that this is the right file.");
        }
        if (begins(start, "PK\u0003\u0004")) {
            return XLSX;
        }
        refuseWhatIsKnown(file, start);
        String text = text(start);
        if (text.isBlank() && start.length < START) {
            throw InputException.of(
                    Location.of(file), "nothing but blanks", "foci", "Check that this is the right file.");
        }
        String stripped = text.stripLeading();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            return JSON;
        }
        boolean slashes = text.lines().limit(50).anyMatch(line -> line.strip().startsWith("//"));
        return slashes ? SLEUTH : TABLE;
    }

    private static void refuseWhatIsKnown(Path file, byte[] start) {
        refuse(
                file,
                start.length > 7 && (start[0] & 0xFF) == 0xD0 && (start[1] & 0xFF) == 0xCF && start[2] == 0x11,
                "a workbook of Excel 97-2003 (.xls)",
                "Save it as .xlsx or CSV.");
        refuse(file, begins(start, "%PDF"), "a PDF", "Bring its coordinates into a table.");
        refuse(file, begins(start, "{\\rtf"), "a rich text document (.rtf)", "Save it as plain text.");
        refuse(
                file,
                start.length > 348
                        && (start[344] == 'n')
                        && (start[345] == '+' || start[345] == 'i')
                        && start[347] == 0,
                "a NIfTI image",
                "Give a file of coordinates.");
        refuse(
                file,
                !isUtf16(start) && contains(start, (byte) 0),
                "a binary file: it holds zero bytes",
                "Give a file of coordinates: Sleuth text, JSON, CSV, TSV or XLSX.");
    }

    private static void refuse(Path file, boolean so, String what, String mend) {
        if (so) {
            throw InputException.of(Location.of(file), what, "Sleuth text, JSON, CSV, TSV or XLSX", mend);
        }
    }

    private static boolean isUtf16(byte[] start) {
        return start.length > 1
                && ((start[0] == (byte) 0xFF && start[1] == (byte) 0xFE)
                        || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF));
    }

    private static String text(byte[] start) {
        String text =
                isUtf16(start) ? new String(start, StandardCharsets.UTF_16) : new String(start, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean begins(byte[] start, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (start.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (start[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] start, byte wanted) {
        for (byte b : start) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
