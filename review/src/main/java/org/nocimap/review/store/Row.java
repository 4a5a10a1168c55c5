package org.nocimap.review.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A row of a table, or of a question's answer: texts and whole numbers by column. Immutable. */
public final class Row {
    private final Map<String, Object> values;

    private Row(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * @param namesAndValues a name, its value, a name, its value …; values are texts, whole numbers or enums, which are stored by
     *     name
     */
    public static Row of(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int n = 0; n < namesAndValues.length; n += 2) {
            values.put((String) namesAndValues[n], stored(namesAndValues[n + 1]));
        }
        return new Row(values);
    }

    /** Takes the map as it is; nobody else may change it. */
    static Row ofColumns(Map<String, Object> values) {
        return new Row(values);
    }

    /** The same row with other values in some columns. */
    public Row with(Object... namesAndValues) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.putAll(of(namesAndValues).values);
        return new Row(changed);
    }

    /**
     * @throws IllegalArgumentException when there is no such text
     */
    public String text(String column) {
        if (values.get(column) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text in \"" + column + "\" of " + values.keySet());
    }

    /**
     * @throws IllegalArgumentException when there is no such number
     */
    public long number(String column) {
        if (values.get(column) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("no number in \"" + column + "\" of " + values.keySet());
    }

    /** The constant of an enum that a text names. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    Object value(Table.Column column) {
        return column.type() == Table.Type.TEXT ? text(column.name()) : (Object) number(column.name());
    }

    private static Object stored(Object given) {
        if (given instanceof Enum<?> constant) {
            return constant.name();
        }
        if (given instanceof Integer number) {
            return number.longValue();
        }
        if (given instanceof Long) {
            return given;
        }
        return storable((String) given);
    }

    /** Text that both databases take: no zero, and no half of a surrogate pair. */
    private static String storable(String text) {
        StringBuilder mended = null;
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (Character.isHighSurrogate(c) && n + 1 < text.length() && Character.isLowSurrogate(text.charAt(n + 1))) {
                n++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(n, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
