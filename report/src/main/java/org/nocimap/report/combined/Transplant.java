package org.nocimap.report.combined;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the content of one page to another: its names get a prefix, so that no two are the same, links to files lead into its
 * folder, and headings go down a level. Texts are not touched.
 */
final class Transplant {
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern HEADING = Pattern.compile("^(</?)h([1-5])(?=[\\s>])");
    private static final Pattern ID =
            Pattern.compile("(\\s(?:id|aria-labelledby|aria-describedby|for)=\")([^\"]*)(\")");
    private static final Pattern HREF = Pattern.compile("(\\s(?:xlink:)?href=\")([^\"]*)(\")");
    private static final Pattern URL = Pattern.compile("url\\(#([^)]*)\\)");

    private final String prefix;
    private final String folder;

    /**
     * @param prefix of names on the page, such as {@code r1-}
     * @param folder from the new page to the old one's folder, with a slash at its end; may be empty
     */
    Transplant(String prefix, String folder) {
        this.prefix = prefix;
        this.folder = folder;
    }

    String of(String content) {
        StringBuilder moved = new StringBuilder(content.length() + 1024);
        Matcher tag = TAG.matcher(content);
        int at = 0;
        while (tag.find()) {
            moved.append(content, at, tag.start()).append(tag(tag.group()));
            at = tag.end();
        }
        return moved.append(content, at, content.length()).toString();
    }

    private String tag(String tag) {
        String lowered = HEADING.matcher(tag).replaceFirst(m -> m.group(1) + "h" + (Integer.parseInt(m.group(2)) + 1));
        String named = ID.matcher(lowered)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + names(m.group(2)) + m.group(3)));
        String led = HREF.matcher(named)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + target(m.group(2)) + m.group(3)));
        return URL.matcher(led).replaceAll(m -> Matcher.quoteReplacement("url(#" + prefix + m.group(1) + ")"));
    }

    /** One or several names apart by blanks. */
    private String names(String names) {
        return prefix + names.strip().replaceAll("\\s+", " " + Matcher.quoteReplacement(prefix));
    }

    private String target(String target) {
        if (target.startsWith("#")) {
            return "#" + prefix + target.substring(1);
        }
        boolean elsewhere = target.matches("(?i)[a-z][a-z0-9+.-]*:.*") || target.startsWith("/");
        return elsewhere ? target : folder + target;
    }
}
