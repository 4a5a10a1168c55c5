package org.nocimap.review.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * The database of one review. Many threads and processes may have it open; readers never wait, writers take turns. What {@link
 * #write} has returned from is on disk.
 */
public final class Store implements AutoCloseable {
    private final StoreAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final StoreClock clock;

    private Store(StoreAddress address, HikariDataSource pool, StoreClock clock) {
        this.address = address;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.clock = clock;
    }

    /**
     * Opens a review that is there.
     *
     * @throws InputException when there is none, or the database cannot be used
     */
    public static Store open(StoreAddress address, StoreClock clock) {
        if (address instanceof StoreAddress.SqliteFile sqlite && !Files.isRegularFile(sqlite.file())) {
            throw InputException.of(
                    Location.of(sqlite.file()),
                    "there is no review here",
                    "the workspace of a review",
                    "Begin one with \"nocimap review init\", or name its folder.");
        }
        Store store = connect(address, clock);
        try {
            if (store.read(r -> r.count("SELECT COUNT(*) FROM chain")) == 0) {
                throw InputException.of(
                        Location.NOWHERE.about(address.toString()),
                        "holds no review yet",
                        "a database with a review",
                        "Begin one with \"nocimap review init\".");
            }
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Makes the tables where they are missing, and an empty review where there is none.
     *
     * @throws InputException when a review is there already, or the database cannot be used
     */
    public static Store create(StoreAddress address, StoreClock clock) {
        return create(address, UUID.randomUUID().toString(), clock);
    }

    /** The same for a review that was exported and keeps its name. */
    static Store create(StoreAddress address, String review, StoreClock clock) {
        if (address instanceof StoreAddress.SqliteFile sqlite && Files.exists(sqlite.file())) {
            throw taken(address);
        }
        Store store = connect(address, clock);
        try {
            Migrations.bringUpToDate(address, store.pool);
            store.guarded(handle -> {
                if (new Reading(handle).count("SELECT COUNT(*) FROM chain") > 0) {
                    throw taken(address);
                }
                handle.execute(
                        "INSERT INTO chain (id, review, writes, number, hash, at) VALUES (1, ?, 0, 0, ?, ?)",
                        review,
                        RowText.sha256(review),
                        StoreClock.stamp(clock.now(), ""));
                return 0;
            });
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static InputException taken(StoreAddress address) {
        return InputException.of(
                Location.NOWHERE.about(address.toString()),
                "holds a review already",
                "a place without one",
                "Go on with that review, or choose another folder or database.");
    }

    private static Store connect(StoreAddress address, StoreClock clock) {
        try {
            Store store = new Store(address, Connections.pool(address), clock);
            if (address instanceof StoreAddress.SqliteFile sqlite && Files.exists(sqlite.file())) {
                Migrations.bringUpToDate(address, store.pool);
            } else if (address instanceof StoreAddress.PostgresServer) {
                Migrations.bringUpToDate(address, store.pool);
            }
            return store;
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw StoreFaults.told(address, e);
        }
    }

    /** Asks inside one transaction: all answers are of the same moment. */
    public <T> T read(Function<Reading, T> question) {
        return guarded(handle -> question.apply(new Reading(handle)));
    }

    /**
     * Changes inside one transaction, in turn with all other writers. It happens whole or not at all; when this method has
     * returned, it is on disk and logged.
     *
     * @param person who does it
     * @param action what is done, one word, for the log
     * @throws InputException when the change cannot be made; nothing has changed then
     */
    public <T> T write(String person, String action, Function<Writing, T> change) {
        return guarded(handle -> {
            Writing writing = Writing.begin(handle, person, action, clock);
            T result = change.apply(writing);
            if (writing.changed()) {
                check(writing, writing.touched());
                writing.finish();
            }
            return result;
        });
    }

    private static void check(Reading review, Set<Table> touched) {
        List<String> broken = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            if (invariant.of().stream().anyMatch(touched::contains) && invariant.violations(review) > 0) {
                broken.add(invariant.says());
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("this would break what must hold of every review: " + broken);
        }
    }

    /** What does not hold though it must; empty for a sound review. */
    public List<Invariant> brokenInvariants() {
        return read(review -> EnumSet.allOf(Invariant.class).stream()
                .filter(invariant -> invariant.violations(review) > 0)
                .toList());
    }

    /** Entries of the log in their order, from a number on, at most so many. */
    public List<LogEntry> log(long from, int most) {
        return read(review ->
                review.rows("SELECT * FROM audit WHERE number >= ? ORDER BY number LIMIT " + most, from).stream()
                        .map(LogEntry::of)
                        .toList());
    }

    /** Whether an entry of the log has this hash. */
    public boolean logged(String hash) {
        return read(review -> review.count("SELECT COUNT(*) FROM audit WHERE hash = ?", hash)) > 0;
    }

    /** How far the log goes. */
    public LogEnd end() {
        return read(review -> LogEnd.of(review));
    }

    /** Checks the log, and the data against it. */
    public LogCheck verify() {
        return read(LogCheck::of);
    }

    /** The name that the review was given when it began, a UUID; it stays through export and import. */
    public String review() {
        return read(
                review -> review.first("SELECT review FROM chain").orElseThrow().text("review"));
    }

    /** For tests that watch what is asked. */
    Jdbi jdbi() {
        return jdbi;
    }

    public StoreAddress address() {
        return address;
    }

    /**
     * Copies the whole database into a new file while others go on working; SQLite alone.
     *
     * @throws InputException when the file is there already or cannot be written
     */
    public void backup(Path file) {
        if (!(address instanceof StoreAddress.SqliteFile)) {
            throw InputException.of(
                    Location.NOWHERE.about(address.toString()),
                    "is no file that can be copied",
                    "a review in a workspace",
                    "Back up the server with pg_dump, or write everything out with \"nocimap review export\".");
        }
        if (Files.exists(file)) {
            throw InputException.of(
                    Location.of(file), "is there already", "a new name", "Choose another name for the backup.");
        }
        try (Connection connection = pool.getConnection();
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toString());
            statement.execute();
        } catch (SQLException e) {
            throw StoreFaults.told(address, e);
        }
    }

    /** Fills a new store with everything that an export holds. */
    void fill(Consumer<Handle> rows) {
        guarded(handle -> {
            rows.accept(handle);
            List<String> broken = new ArrayList<>();
            Reading review = new Reading(handle);
            for (Invariant invariant : Invariant.values()) {
                if (invariant.violations(review) > 0) {
                    broken.add(invariant.says());
                }
            }
            LogCheck checked = LogCheck.of(review);
            broken.addAll(checked.faults());
            if (!broken.isEmpty()) {
                throw InputException.of(
                        Location.NOWHERE,
                        "the export is not sound: " + String.join("; ", broken),
                        "an export that nobody has changed",
                        "Export the review again.");
            }
            return 0;
        });
    }

    private <T> T guarded(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw StoreFaults.told(address, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
