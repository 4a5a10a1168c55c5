package org.nocimap.review.store;

import java.util.List;

/**
 * One change of one row, as it was logged.
 *
 * @param number 1 for the first
 * @param at when, ISO 8601 in UTC; never before the entry before it
 * @param person who
 * @param action what was being done: {@code import}, {@code vote}
 * @param subject the table
 * @param key the row
 * @param before the row before, as JSON; empty when it is new
 * @param after the row after
 * @param salt random, so that a hash does not tell what a hidden entry says
 * @param previous hash of the entry before; that of the review's name for the first
 * @param hash SHA-256 of all the above
 */
public record LogEntry(
        long number,
        String at,
        String person,
        String action,
        String subject,
        String key,
        String before,
        String after,
        String salt,
        String previous,
        String hash) {
    static LogEntry of(Row row) {
        return new LogEntry(
                row.number("number"),
                row.text("at"),
                row.text("person"),
                row.text("action"),
                row.text("subject"),
                row.text("subject_key"),
                row.text("before_row"),
                row.text("after_row"),
                row.text("salt"),
                row.text("previous"),
                row.text("hash"));
    }

    /** The hash that the other fields give: of each field's length and text, so that no two entries run into the same text. */
    String expectedHash() {
        StringBuilder text = new StringBuilder();
        for (String field :
                List.of(Long.toString(number), at, person, action, subject, key, before, after, salt, previous)) {
            text.append(field.length()).append(':').append(field).append('\n');
        }
        return RowText.sha256(text.toString());
    }

    LogEntry sealed() {
        return new LogEntry(number, at, person, action, subject, key, before, after, salt, previous, expectedHash());
    }

    /** The same entry without what it tells of the row, for those who may not know it yet; its hash does not tell it either, for it
     * covers a random salt that is left out with it. */
    public LogEntry without(String why) {
        return new LogEntry(
                number, at, person, action, subject, key, before.isEmpty() ? "" : why, why, "", previous, hash);
    }
}
