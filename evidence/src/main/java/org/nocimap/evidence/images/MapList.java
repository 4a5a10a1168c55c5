package org.nocimap.evidence.images;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.nocimap.evidence.formats.Delimiters;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.TextInput;

/**
 * Reads a list of maps: a table (comma, semicolon or tab) with the columns {@code study}, {@code n}, {@code df} and, as file names
 * relative to the table, {@code z}, {@code t}, {@code beta}, {@code varcope} and {@code se}; in any order, all but {@code study} where
 * they are needed.
 */
public final class MapList {
    private static final long MOST_BYTES = 1L << 24;
    private static final int MOST_STUDIES = 10_000;
    private static final Map<String, String> SYNONYMS = Map.of(
            "id", "study",
            "name", "study",
            "subjects", "n",
            "sample_size", "n",
            "variance", "varcope",
            "var", "varcope",
            "cope", "beta",
            "con", "beta",
            "effect", "beta",
            "stderr", "se");
    private static final List<String> KNOWN = List.of("study", "n", "df", "z", "t", "beta", "varcope", "se");

    private final Path file;
    private final Problems problems = new Problems();
    private final Set<String> studies = new HashSet<>();

    private MapList(Path file) {
        this.file = file;
    }

    /**
     * @return one entry a row, in their order; at least one
     * @throws org.nocimap.files.InputException with everything that is wrong with the list
     */
    public static List<ListedMaps> read(Path file) {
        return new MapList(file).read();
    }

    private List<ListedMaps> read() {
        List<ListedMaps> all = new ArrayList<>();
        try (BufferedReader text = new BufferedReader(TextInput.open(file, MOST_BYTES))) {
            text.mark(1 << 16);
            String first = String.valueOf(text.readLine());
            text.reset();
            char delimiter = Delimiters.ofHeader(first);
            Map<String, Integer> columns = new HashMap<>();
            CsvReader<CsvRecord> rows = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(1 << 20)
                    .ofCsvRecord(text);
            boolean named = false;
            for (CsvRecord row : rows) {
                if (!named) {
                    columns(row, columns);
                    named = true;
                } else if (all.size() < MOST_STUDIES) {
                    add(row, columns, all);
                }
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        } catch (CsvParseException e) {
            problems.error(
                    Location.of(file),
                    "the table cannot be read",
                    "a table with quotes closed",
                    "Look for a stray \".");
        }
        if (all.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    Location.of(file),
                    "the list names no study",
                    "one row for each study",
                    "Add a row for each study.");
        }
        problems.throwIfAny();
        return all;
    }

    private void columns(CsvRecord row, Map<String, Integer> columns) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            String name = row.getField(i).strip().toLowerCase(Locale.ROOT);
            String known = SYNONYMS.getOrDefault(name, name);
            if (KNOWN.contains(known) && columns.putIfAbsent(known, i) != null) {
                problems.error(
                        Location.of(file, 1),
                        "two columns stand for \"" + known + "\"",
                        "each column once",
                        "Take one of them out.");
            }
        }
        boolean maps = false;
        for (MapKind kind : MapKind.values()) {
            maps |= columns.containsKey(kind.column());
        }
        if (!columns.containsKey("study") || !maps) {
            problems.error(
                    Location.of(file, 1),
                    columns.containsKey("study")
                            ? "the list has no column of maps"
                            : "the list has no column \"study\"",
                    "a line of names: study, n, and z, t, beta, varcope or se",
                    "Name the columns in the first line.");
        }
    }

    private static String cell(CsvRecord row, Map<String, Integer> columns, String name) {
        Integer at = columns.get(name);
        return at == null || at >= row.getFieldCount() ? "" : row.getField(at).strip();
    }

    private void add(CsvRecord row, Map<String, Integer> columns, List<ListedMaps> all) {
        int line = (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber());
        String study = cell(row, columns, "study");
        Location where = Location.of(file, line).about(study);
        if (study.isEmpty()) {
            problems.error(where, "the study has no name", "a name in the column \"study\"", "Name it.");
        } else if (!studies.add(study)) {
            problems.error(where, "the study stands in the list twice", "each study once", "Take one of the rows out.");
        }
        Map<MapKind, Path> files = new EnumMap<>(MapKind.class);
        for (MapKind kind : MapKind.values()) {
            String name = cell(row, columns, kind.column());
            if (!name.isEmpty()) {
                file(kind, name, where, files);
            }
        }
        if (files.isEmpty() && !problems.hasErrors()) {
            problems.error(where, "the study has no map", "a file in one of the columns of maps", "Name its map.");
        }
        OptionalDouble whole = number(cell(row, columns, "n"), "n", where);
        OptionalInt n = whole.isPresent() ? OptionalInt.of((int) whole.orElseThrow()) : OptionalInt.empty();
        all.add(new ListedMaps(study, n, number(cell(row, columns, "df"), "df", where), files, where));
    }

    private void file(MapKind kind, String name, Location where, Map<MapKind, Path> files) {
        try {
            Path path = file.toAbsolutePath().resolveSibling(name).normalize();
            if (Files.isRegularFile(path)) {
                files.put(kind, path);
                return;
            }
        } catch (InvalidPathException e) {
            // Told below, like a file that is not there.
        }
        problems.error(
                where,
                "the " + kind.column() + " map \"" + name + "\" is not there",
                "a NIfTI file, its name relative to the list",
                "Check the name.");
    }

    private OptionalDouble number(String text, String column, Location where) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < 1e7 && (column.equals("df") || value == Math.rint(value))) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, together with what was expected.
        }
        problems.error(
                where,
                column + " is \"" + text + "\"",
                column.equals("df") ? "a number above 0" : "a whole number above 0",
                "Correct it, or leave the cell empty.");
        return OptionalDouble.empty();
    }
}
