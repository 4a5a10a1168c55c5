package org.nocimap.evidence.formats;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one line of a Sleuth file is. */
sealed interface SleuthLine {
    /** Nothing, or slashes alone. */
    record Blank() implements SleuthLine {}

    /** {@code // Reference = MNI}. */
    record Reference(String value) implements SleuthLine {}

    /** {@code // Subjects = 12}. */
    record Subjects(String value) implements SleuthLine {}

    /** {@code // key = value}; a tag when it follows the name of an experiment, else a name like any other. */
    record KeyValue(String key, String value, String whole) implements SleuthLine {}

    /** Any other header line: {@code // Study: Experiment}. */
    record Name(String text) implements SleuthLine {}

    /** A line that is no header, stripped. */
    record Coordinates(String text) implements SleuthLine {}

    Blank BLANK = new Blank();
    Pattern REFERENCE = Pattern.compile("(?i)reference\\s*[=:]\\s*(.*)");
    Pattern SUBJECTS = Pattern.compile("(?i)(?:(?:no\\.?|number)\\s*of\\s*)?subjects?\\s*[=:]\\s*(.*)");
    Pattern KEY_VALUE = Pattern.compile("([^:=<>()\"\\[\\]]{1,60}?)\\s*=\\s*(.*)");

    static SleuthLine of(String line) {
        String text = strip(line);
        if (text.isEmpty()) {
            return BLANK;
        }
        if (!text.startsWith("//")) {
            return new Coordinates(text);
        }
        int from = 0;
        while (from < text.length() && text.charAt(from) == '/') {
            from++;
        }
        String header = strip(text.substring(from));
        if (header.isEmpty()) {
            return BLANK;
        }
        Matcher reference = REFERENCE.matcher(header);
        if (reference.matches()) {
            return new Reference(reference.group(1));
        }
        Matcher subjects = SUBJECTS.matcher(header);
        if (subjects.matches()) {
            return new Subjects(subjects.group(1));
        }
        Matcher pair = KEY_VALUE.matcher(header);
        if (pair.matches()) {
            String key = pair.group(1).strip().toLowerCase(Locale.ROOT);
            return new KeyValue(key.equals("pubmedid") ? "pmid" : key, pair.group(2), header);
        }
        return new Name(header);
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u200B' || c == '\uFEFF' || Character.isSpaceChar(c);
    }
}
