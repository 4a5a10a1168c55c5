package org.nocimap.evidence.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names that columns go by, from the resource {@code columns.txt}, which says how they are used. */
final class ColumnNames {
    private static final ColumnNames BUILT_IN = load();

    private final Map<String, List<String>> namesOfRole;
    private final Map<String, List<String>> plainOfRole = new TreeMap<>();

    private ColumnNames(Map<String, List<String>> namesOfRole) {
        this.namesOfRole = namesOfRole;
        namesOfRole.forEach((role, names) ->
                plainOfRole.put(role, names.stream().map(ColumnNames::plain).toList()));
    }

    static ColumnNames builtIn() {
        return BUILT_IN;
    }

    /** The names of a role as people write them, best first. */
    List<String> written(String role) {
        return namesOfRole.getOrDefault(role, List.of());
    }

    /** The names of a role, plain, best first. */
    List<String> of(String role) {
        return plainOfRole.getOrDefault(role, List.of());
    }

    /** The names of one axis of a family of coordinate columns. */
    List<String> ofAxis(String family, char axis) {
        return written(family).stream()
                .map(name -> name.replace('@', axis))
                .map(ColumnNames::plain)
                .toList();
    }

    /** Only the letters and digits, in lower case. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static ColumnNames load() {
        Map<String, List<String>> names = new TreeMap<>();
        try (InputStream in = ColumnNames.class.getResourceAsStream("columns.txt")) {
            if (in == null) {
                throw new IllegalStateException("columns.txt is missing from the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        String role = line.substring(0, equals).strip();
                        List<String> of = new ArrayList<>();
                        for (String name : line.substring(equals + 1).split("\\|")) {
                            of.add(role.startsWith("coordinates") ? name.strip() : plain(name));
                        }
                        names.put(role, List.copyOf(of));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ColumnNames(names);
    }
}
