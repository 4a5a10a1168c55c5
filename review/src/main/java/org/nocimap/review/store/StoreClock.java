package org.nocimap.review.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What time it is; tests set their own. */
@FunctionalInterface
public interface StoreClock {
    Instant now();

    /** The machine's clock. */
    static StoreClock system() {
        return Instant::now;
    }

    /** ISO 8601 in UTC with milliseconds, always of one length, so that texts sort as times do; never before a given time. */
    static String stamp(Instant now, String notBefore) {
        String text = now.truncatedTo(ChronoUnit.MILLIS).toString();
        String full = text.length() == 24 ? text : text.substring(0, text.length() - 1) + ".000Z";
        return full.compareTo(notBefore) < 0 ? notBefore : full;
    }
}
