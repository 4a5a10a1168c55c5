package org.nocimap.review.formats;

/**
 * A stretch of a file that could not be read as a record. It is kept so that a person can look at it.
 *
 * @param line where it begins, 1 for the first
 * @param why it could not be read
 * @param raw its text, cut at {@value #LONGEST} characters
 */
public record Unread(int line, String why, String raw) {
    static final int LONGEST = 10_000;

    static Unread of(int line, String why, String raw) {
        return new Unread(line, why, raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST));
    }
}
