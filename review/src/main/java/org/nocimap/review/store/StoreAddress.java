package org.nocimap.review.store;

import java.nio.file.Path;
import java.util.Locale;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Where the database of a review is. */
public sealed interface StoreAddress {
    /**
     * A file of this machine.
     *
     * @param file the database; made when absent
     */
    record SqliteFile(Path file) implements StoreAddress {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A server.
     *
     * @param url {@code jdbc:postgresql://host/database?user=…}
     * @param password empty when the server or the address needs none
     */
    record PostgresServer(String url, String password) implements StoreAddress {
        @Override
        public String toString() {
            return url.replaceAll("(?i)(password=)[^&]*", "$1…");
        }
    }

    /**
     * @param text an address that begins with {@code jdbc:postgresql:}
     * @param password empty for none
     * @throws InputException for anything else
     */
    static StoreAddress postgres(String text, String password) {
        if (!text.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
            throw InputException.of(
                    Location.option("--store"),
                    "\"" + text + "\" cannot be used",
                    "jdbc:postgresql://HOST/DATABASE?user=NAME",
                    "Leave --store out to keep the review in the workspace.");
        }
        return new PostgresServer(text, password);
    }
}
