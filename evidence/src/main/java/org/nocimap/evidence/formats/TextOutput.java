package org.nocimap.evidence.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.nocimap.files.AtomicFile;

/** Text files in UTF-8 with LF, gzip when the name ends in {@code .gz}, that appear whole or not at all. */
final class TextOutput {
    private TextOutput() {}

    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    static void write(Path file, Content content) {
        writeAll(Map.of(file, content));
    }

    /** Files that belong together: all of them appear, or none. */
    static void writeAll(Map<Path, Content> files) {
        Map<Path, AtomicFile.Content> packed = new LinkedHashMap<>();
        files.forEach((file, content) -> packed.put(file, raw -> write(file, content, raw)));
        AtomicFile.writeAll(packed);
    }

    private static void write(Path file, Content content, OutputStream raw) throws IOException {
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        OutputStream out = packed ? new GZIPOutputStream(raw) : raw;
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        content.writeTo(writer);
        writer.flush();
        if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
    }

    /** A number without a needless fraction: {@code 12}, {@code -3.5}. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
