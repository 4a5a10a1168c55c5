package org.nocimap.review.articles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** PDFs written by hand, sound and malicious ones. */
public final class TestPdfs {
    private TestPdfs() {}

    /** One page with a line of text. */
    public static byte[] saying(String text) {
        return of("2 0 R", "<</Type/Pages/Kids[3 0 R]/Count 1>>", content(text));
    }

    static byte[] of(String pages, String tree, byte[] content) {
        return write(
                "<</Type/Catalog/Pages " + pages + ">>",
                tree,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                content,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    }

    static byte[] content(String text) {
        String stream = "BT /F 12 Tf 50 700 Td (" + text + ") Tj ET";
        return bytes("<</Length " + stream.length() + ">>\nstream\n" + stream + "\nendstream");
    }

    /** A content stream that unpacks to many times its size. */
    static byte[] packed(byte[] piece, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int n = 0; n < times; n++) {
                out.write(piece);
            }
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(bytes("<</Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n"));
        object.writeBytes(packed.toByteArray());
        object.writeBytes(bytes("\nendstream"));
        return object.toByteArray();
    }

    /** Where the packed bytes of {@link #packed} begin. */
    static int start(byte[] object) {
        return new String(object, 0, 100, StandardCharsets.ISO_8859_1).indexOf("stream\n") + "stream\n".length();
    }

    static byte[] write(Object... objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        for (int n = 0; n < objects.length; n++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            out.writeBytes(bytes((n + 1) + " 0 obj\n"));
            out.writeBytes(objects[n] instanceof byte[] raw ? raw : bytes((String) objects[n]));
            out.writeBytes(bytes("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(bytes(table + "trailer\n<</Size " + (objects.length + 1) + "/Root 1 0 R>>\nstartxref\n" + start
                + "\n%%EOF\n"));
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
