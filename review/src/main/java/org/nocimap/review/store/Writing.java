package org.nocimap.review.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What can be changed in a review inside one transaction. Every change of a row is logged with the row before and after; nothing is
 * ever deleted. All writers of a review take turns: the first statement of a transaction takes the row that holds the end of the
 * log.
 */
public final class Writing extends Reading {
    private static final int BATCH = 500;

    private final String person;
    private final String action;
    private final String at;
    private final SecureRandom random = new SecureRandom();
    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<Table> touched = EnumSet.noneOf(Table.class);
    private long number;
    private String hash;

    private Writing(Handle handle, String person, String action, String at, long number, String hash) {
        super(handle);
        this.person = person;
        this.action = action;
        this.at = at;
        this.number = number;
        this.hash = hash;
    }

    static Writing begin(Handle handle, String person, String action, StoreClock clock) {
        handle.execute("UPDATE chain SET writes = writes + 1 WHERE id = 1");
        Row end = new Reading(handle)
                .first("SELECT * FROM chain WHERE id = 1")
                .orElseThrow(() -> new IllegalStateException("the log has no end"));
        return new Writing(
                handle,
                person,
                action,
                StoreClock.stamp(clock.now(), end.text("at")),
                end.number("number"),
                end.text("hash"));
    }

    /** When this happens, as it will be logged. */
    public String at() {
        return at;
    }

    /** Who does it. */
    public String person() {
        return person;
    }

    /** A number for a new row of a table that numbers its rows. */
    public long next(Table table) {
        return count("SELECT COALESCE(MAX(" + table.key().get(0).name() + "), 0) + 1 FROM " + table.sqlName());
    }

    public void insert(Table table, Row row) {
        insertAll(table, List.of(row));
    }

    public void insertAll(Table table, List<Row> rows) {
        List<Table.Column> columns = table.columns();
        String sql = "INSERT INTO " + table.sqlName() + " ("
                + columns.stream().map(Table.Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        for (int from = 0; from < rows.size(); from += BATCH) {
            PreparedBatch batch = handle().prepareBatch(sql);
            for (Row row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
                batch.add(columns.stream().map(row::value).toArray());
                log(table, RowText.key(table, row), "", RowText.logged(table, row));
            }
            batch.execute();
        }
    }

    /** Puts a row in the place of the one with its key, or adds it; nothing is logged when nothing changes. */
    public void put(Table table, Row row) {
        Object[] key = table.key().stream().map(row::value).toArray();
        Optional<Row> before = find(table, key);
        if (before.isEmpty()) {
            insert(table, row);
            return;
        }
        List<Table.Column> changed = table.columns().stream()
                .filter(c -> !before.get().value(c).equals(row.value(c)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        List<Object> arguments = new ArrayList<>();
        changed.forEach(c -> arguments.add(row.value(c)));
        arguments.addAll(List.of(key));
        handle().execute(
                        "UPDATE " + table.sqlName() + " SET "
                                + changed.stream().map(c -> c.name() + " = ?").collect(Collectors.joining(", "))
                                + " WHERE " + keyCondition(table),
                        arguments.toArray());
        log(table, RowText.key(table, row), RowText.logged(table, before.get()), RowText.logged(table, row));
    }

    public void set(String setting, String value) {
        put(Table.SETTING, Row.of("name", setting, "value", value));
    }

    private void log(Table table, String key, String before, String after) {
        touched.add(table);
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        number++;
        LogEntry entry = new LogEntry(
                        number,
                        at,
                        person,
                        action,
                        table.sqlName(),
                        key,
                        before,
                        after,
                        HexFormat.of().formatHex(salt),
                        hash,
                        "")
                .sealed();
        hash = entry.hash();
        entries.add(entry);
    }

    /** Whether anything was changed. */
    boolean changed() {
        return !entries.isEmpty();
    }

    /** Tables in which something was changed. */
    Set<Table> touched() {
        return touched;
    }

    /** Writes the log and its end. */
    void finish() {
        append(handle(), entries);
        handle().execute("UPDATE chain SET number = ?, hash = ?, at = ? WHERE id = 1", number, hash, at);
    }

    static void append(Handle handle, List<LogEntry> entries) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO audit (number, at, person, action, subject, subject_key, before_row, after_row, salt,"
                            + " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (LogEntry e : entries.subList(from, Math.min(entries.size(), from + BATCH))) {
                batch.add(
                        e.number(),
                        e.at(),
                        e.person(),
                        e.action(),
                        e.subject(),
                        e.key(),
                        e.before(),
                        e.after(),
                        e.salt(),
                        e.previous(),
                        e.hash());
            }
            batch.execute();
        }
    }
}
