package org.nocimap.review.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What can be asked of a review inside one transaction. Statements keep to what SQLite and PostgreSQL both understand. */
public class Reading {
    private final Handle handle;

    Reading(Handle handle) {
        this.handle = handle;
    }

    Handle handle() {
        return handle;
    }

    /**
     * @param sql with ? for each argument
     * @param arguments texts, whole numbers, enums
     */
    public List<Row> rows(String sql, Object... arguments) {
        return handle.select(sql, plain(arguments)).scanResultSet((results, context) -> {
            try (context) {
                return rows(results.get());
            }
        });
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        String[] columns = new String[result.getMetaData().getColumnCount()];
        for (int n = 0; n < columns.length; n++) {
            columns[n] = result.getMetaData().getColumnLabel(n + 1).toLowerCase(Locale.ROOT);
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> values = new HashMap<>();
            for (int n = 0; n < columns.length; n++) {
                Object value = result.getObject(n + 1);
                values.put(
                        columns[n],
                        value instanceof Number number ? (Object) number.longValue() : value == null ? "" : value);
            }
            rows.add(Row.ofColumns(values));
        }
        return rows;
    }

    /** The first row of an answer. */
    public Optional<Row> first(String sql, Object... arguments) {
        return rows(sql, arguments).stream().findFirst();
    }

    /** The number that a question answers with; 0 when it answers with nothing. */
    public long count(String sql, Object... arguments) {
        return handle.select(sql, plain(arguments)).mapTo(Long.class).findOne().orElse(0L);
    }

    /** The row with a key. */
    public Optional<Row> find(Table table, Object... key) {
        return first("SELECT * FROM " + table.sqlName() + " WHERE " + keyCondition(table), key);
    }

    /** All rows of a table in the order of its key. */
    public List<Row> all(Table table) {
        return rows("SELECT * FROM " + table.sqlName() + " ORDER BY " + keyOrder(table));
    }

    /** The value of a setting; empty text when it was never set. */
    public String setting(String name) {
        return find(Table.SETTING, name).map(row -> row.text("value")).orElse("");
    }

    static String keyCondition(Table table) {
        return table.key().stream().map(c -> c.name() + " = ?").collect(Collectors.joining(" AND "));
    }

    static String keyOrder(Table table) {
        return table.key().stream().map(Table.Column::name).collect(Collectors.joining(", "));
    }

    private static Object[] plain(Object... arguments) {
        return Arrays.stream(arguments)
                .map(a -> a instanceof Enum<?> constant ? constant.name() : a)
                .toArray();
    }
}
