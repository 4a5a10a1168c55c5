package org.nocimap.review.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which column of a table holds which field of a record. */
final class RecordColumns {
    /** Fields without which a table is none of records. */
    private static final List<String> TELLING = List.of("title", "abstract", "doi", "pmid", "authors");

    private static final Map<String, Name> NAMES = load();

    /** A field, and how much the name is preferred among the field's names; 0 is best. */
    private record Name(String field, int rank) {}

    /** By field the columns that hold it, the preferred first. */
    private final Map<String, List<Integer>> columns;

    private RecordColumns(Map<String, List<Integer>> columns) {
        this.columns = columns;
    }

    static RecordColumns of(List<String> header) {
        Map<String, TreeMap<Integer, List<Integer>>> ranked = new HashMap<>();
        for (int n = 0; n < header.size(); n++) {
            Name name = NAMES.get(plain(header.get(n)));
            if (name != null) {
                ranked.computeIfAbsent(name.field(), f -> new TreeMap<>())
                        .computeIfAbsent(name.rank(), r -> new ArrayList<>())
                        .add(n);
            }
        }
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        ranked.forEach((field, byRank) -> columns.put(
                field, byRank.values().stream().flatMap(List::stream).toList()));
        return new RecordColumns(columns);
    }

    /** Number of columns that are known. */
    int known() {
        return columns.values().stream().mapToInt(List::size).sum();
    }

    boolean hasRecords() {
        return TELLING.stream().filter(columns::containsKey).count() >= 2
                || (columns.containsKey("title") && known() >= 2);
    }

    /** By field the cells of a row that hold something, the preferred first. */
    Map<String, List<String>> valuesOf(List<String> cells) {
        Map<String, List<String>> values = new HashMap<>();
        columns.forEach((field, places) -> {
            List<String> own = new ArrayList<>();
            for (int place : places) {
                String cell = place < cells.size() ? cells.get(place).strip() : "";
                // What R and databases write for nothing.
                if (!cell.isEmpty() && !cell.equals("NA") && !cell.equals("NULL")) {
                    own.add(cell);
                }
            }
            if (!own.isEmpty()) {
                values.put(field, own);
            }
        });
        return values;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]+", "");
    }

    private static Map<String, Name> load() {
        Map<String, Name> names = new HashMap<>();
        InputStream in = RecordColumns.class.getResourceAsStream("columns.txt");
        if (in == null) {
            throw new IllegalStateException("columns.txt is missing from the class path");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (!line.startsWith("#") && equals > 0) {
                    String field = line.substring(0, equals).strip();
                    String[] synonyms = line.substring(equals + 1).split("\\|", -1);
                    for (int rank = 0; rank < synonyms.length; rank++) {
                        names.put(plain(synonyms[rank]), new Name(field, rank));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
