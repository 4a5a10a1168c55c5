package org.nocimap.meta.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Which column of a table has which role, by the resource {@code columns.txt}. */
final class ColumnRoles {
    private static final Map<String, List<String>> NAMES = load();

    private final Map<String, Integer> columnOfRole = new LinkedHashMap<>();
    private final List<String> header;

    private ColumnRoles(List<String> header) {
        this.header = header;
        List<String> plain = header.stream().map(ColumnRoles::plain).toList();
        NAMES.forEach((role, names) -> {
            for (String name : names) {
                int column = plain.indexOf(name);
                if (column >= 0) {
                    columnOfRole.put(role, column);
                    return;
                }
            }
        });
    }

    static ColumnRoles of(List<String> header) {
        return new ColumnRoles(header);
    }

    /** A header names the study, or an effect, or three roles. */
    static boolean isHeader(List<String> cells) {
        ColumnRoles roles = new ColumnRoles(cells);
        return roles.columnOfRole.size() >= 3
                || (roles.has("study") && roles.columnOfRole.size() >= 2)
                || (roles.has("yi") && roles.columnOfRole.size() >= 2);
    }

    boolean has(String... roles) {
        return Arrays.stream(roles).allMatch(columnOfRole::containsKey);
    }

    /** The column of a role, from 0; −1 when there is none. */
    int column(String role) {
        return columnOfRole.getOrDefault(role, -1);
    }

    /** What the table calls the column of a role. */
    String written(String role) {
        return has(role) ? header.get(column(role)) : role;
    }

    /** A column by the name that the user gives it. */
    OptionalInt named(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (plain(header.get(i)).equals(plain(name))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        try (InputStream in = ColumnRoles.class.getResourceAsStream("columns.txt")) {
            if (in == null) {
                throw new IllegalStateException("columns.txt is missing from the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        names.put(
                                line.substring(0, equals).strip(),
                                Arrays.stream(line.substring(equals + 1).split("\\|"))
                                        .map(ColumnRoles::plain)
                                        .toList());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
