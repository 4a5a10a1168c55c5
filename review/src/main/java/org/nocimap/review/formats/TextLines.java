package org.nocimap.review.formats;

/** Goes through the lines of a text, ended by LF, CR LF or CR. */
final class TextLines {
    private final String text;
    private int next;
    private int start;
    private int end;
    private int number;

    TextLines(String text) {
        this.text = text;
    }

    boolean advance() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        next = end + 1;
        if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
            next++;
        }
        number++;
        return true;
    }

    String line() {
        return text.substring(start, end);
    }

    /** 1 for the first. */
    int number() {
        return number;
    }

    /** Where the line begins in the text. */
    int start() {
        return start;
    }

    /** Where the line ends in the text, without its line break. */
    int end() {
        return end;
    }
}
