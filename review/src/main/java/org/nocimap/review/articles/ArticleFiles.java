package org.nocimap.review.articles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Reads files that hold articles; the kind is told from the content, never from the file's name. */
public final class ArticleFiles {
    /** An article with its pictures inside a saved page; anything larger is none. */
    static final long MOST_BYTES = 1L << 27;

    private static final int START = 1 << 16;
    private static final Pattern JATS = Pattern.compile("<(?:article|pmc-articleset|table-wrap|body)[\\s>]");
    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s+html|html|head|table|div)[\\s>]");
    private static final Pattern DECLARED = Pattern.compile("(?i)<!ENTITY");
    private static final Pattern CHARSET =
            Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{3,40})");

    private ArticleFiles() {}

    /**
     * @return at least one; a set of articles gives several
     * @throws InputException when the file cannot be read, is no article, declares entities, or holds more than it may
     */
    public static List<Article> read(Path file) {
        byte[] bytes = BoundedInput.readAll(file, MOST_BYTES);
        String sha256 = Checksum.sha256(bytes);
        if (startsWith(bytes, "%PDF")) {
            return List.of(PdfArticle.read(file, bytes, sha256));
        }
        String text = decode(bytes);
        String start = text.substring(0, Math.min(text.length(), START));
        if (text.isBlank()) {
            throw InputException.of(Location.of(file), "is empty", "an article", "Save the article again.");
        }
        boolean html = HTML.matcher(start).find() && !start.contains("<article-meta");
        if (!html && (JATS.matcher(start).find() || text.contains("<table-wrap"))) {
            refuseEntities(file, text);
            return JatsArticle.read(file, text, sha256);
        }
        if (html) {
            return List.of(HtmlArticle.read(file, text, sha256));
        }
        if (PastedTable.looksLike(text)) {
            return List.of(PastedTable.read(file, text, sha256));
        }
        throw InputException.of(
                Location.of(file),
                "holds no article, as far as its content tells",
                "journal XML (JATS), a publisher's page saved as HTML, PDF, or a pasted table with x, y and z in its"
                        + " header",
                "Save the article again in one of these forms.");
    }

    /** A document type that only names itself is passed over and never fetched; one that declares entities is refused. */
    private static void refuseEntities(Path file, String text) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()) {
            int line = (int) text.substring(0, declared.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw InputException.of(
                    Location.of(file, line),
                    "declares entities of its own, which can load other files or fill the memory",
                    "XML without <!ENTITY …> declarations",
                    "Take the article from PubMed Central again, or remove the declarations.");
        }
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        int at = 0;
        while (at < bytes.length && at < 1024 && bytes[at] != mark.charAt(0)) {
            at++;
        }
        for (int n = 0; n < mark.length(); n++) {
            if (at + n >= bytes.length || bytes[at + n] != mark.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /** By its mark, else UTF-8 where the bytes are, else what the file declares, else Windows-1252. */
    static String decode(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, declared(bytes));
        }
    }

    private static Charset declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
        Matcher named = CHARSET.matcher(start);
        if (named.find()) {
            String name = named.group(1).toLowerCase(Locale.ROOT);
            try {
                if (Charset.isSupported(name) && !name.startsWith("utf-16")) {
                    return Charset.forName(name);
                }
            } catch (IllegalArgumentException e) {
                // A name that is none: what follows is what browsers take.
            }
        }
        return Charset.forName("windows-1252");
    }
}
