package org.nocimap.review.store;

/**
 * The end of the log. Who keeps the hash elsewhere can tell later whether the log was changed up to here.
 *
 * @param number of entries
 * @param hash of the last one
 * @param at when it was logged
 */
public record LogEnd(long number, String hash, String at) {
    /** The end of the log at the moment of a question; inside a change, before it. */
    public static LogEnd of(Reading review) {
        Row row = review.first("SELECT * FROM chain WHERE id = 1").orElseThrow();
        return new LogEnd(row.number("number"), row.text("hash"), row.text("at"));
    }
}
