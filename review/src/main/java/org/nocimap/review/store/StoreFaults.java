package org.nocimap.review.store;

import java.sql.SQLException;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.sqlite.SQLiteException;

/** What a database complains of, in words for the person who can mend it. */
final class StoreFaults {
    private StoreFaults() {}

    /** The exception to throw: an {@link InputException} where a person can mend it, else the one that was given. */
    static RuntimeException told(StoreAddress address, Exception failure) {
        Optional<SQLException> cause = cause(failure);
        if (cause.isEmpty()) {
            return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
        }
        RuntimeException told = cause.get() instanceof SQLiteException sqlite
                ? ofSqlite(address, sqlite, failure)
                : ofServer(address, cause.get(), failure);
        if (told != failure && told.getCause() == null) {
            told.initCause(failure);
        }
        return told;
    }

    static boolean meansNoSuchTable(SQLException e) {
        return "42P01".equals(e.getSQLState())
                || (e instanceof SQLiteException
                        && String.valueOf(e.getMessage()).contains("no such table"));
    }

    private static RuntimeException ofSqlite(StoreAddress address, SQLiteException e, Exception failure) {
        return switch (e.getResultCode().code & 0xFF) {
            case 13 -> // SQLITE_FULL
                problem(
                        address,
                        "cannot be written: the disk is full",
                        "free space",
                        "Free space and do it again; nothing of this step was written.");
            case 11, 26 -> // SQLITE_CORRUPT, SQLITE_NOTADB
                problem(
                        address,
                        "is damaged: " + e.getMessage(),
                        "the database of a review",
                        "Put a backup in its place with \"nocimap review restore\".");
            case 5, 6 -> // SQLITE_BUSY, SQLITE_LOCKED
                problem(
                        address,
                        "stayed locked by others for a minute",
                        "",
                        "See who works on it, and do it again; nothing of this step was written.");
            case 8, 14, 10 -> // SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_IOERR
                problem(
                        address,
                        "cannot be read or written: " + e.getMessage(),
                        "a file in a folder where you may write",
                        "Look at its permissions and the disk; nothing of this step was written.");
            default -> own(failure);
        };
    }

    private static RuntimeException ofServer(StoreAddress address, SQLException e, Exception failure) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")
                || state.startsWith("57P")
                || e instanceof java.sql.SQLTransientConnectionException) {
            return problem(
                    address,
                    "the database does not answer: " + e.getMessage(),
                    "a running PostgreSQL server",
                    "See that it runs, look with \"nocimap review log\" whether the last step was written, and go on.");
        }
        if (state.startsWith("28")) {
            return problem(
                    address,
                    "the database does not let you in: " + e.getMessage(),
                    "a user that may use it",
                    "Put the user into the address and the password into NOCIMAP_STORE_PASSWORD.");
        }
        return own(failure);
    }

    private static RuntimeException own(Exception failure) {
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    private static InputException problem(StoreAddress address, String what, String expected, String mend) {
        return InputException.of(Location.NOWHERE.about(address.toString()), what, expected, mend);
    }

    private static Optional<SQLException> cause(Throwable failure) {
        Optional<SQLException> deepest = Optional.empty();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                deepest = Optional.of(sql);
            }
        }
        return deepest;
    }
}
