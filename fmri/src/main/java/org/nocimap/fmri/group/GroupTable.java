package org.nocimap.fmri.group;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.TextInput;

/**
 * A table of observations: {@code participant_id}, {@code effect} and, for mixed effects, {@code variance}, both file names relative to
 * the table, and any other columns as group or covariate. As in BIDS, {@code n/a} and an empty cell are missing values.
 *
 * @param file it was read from
 * @param columns names of the other columns, in order
 * @param rows in order
 */
public record GroupTable(Path file, List<String> columns, List<GroupRow> rows) {
    private static final long MOST_BYTES = 1L << 24;
    private static final int MOST_ROWS = 100_000;
    private static final Map<String, String> SYNONYMS = Map.of(
            "subject", "participant_id",
            "participant", "participant_id",
            "id", "participant_id",
            "cope", "effect",
            "beta", "effect",
            "con", "effect",
            "varcope", "variance",
            "var", "variance");

    public GroupTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same file with other rows. */
    public GroupTable withRows(List<GroupRow> others) {
        return new GroupTable(file, columns, others);
    }

    /**
     * @param delimited by tabs, commas or semicolons, whichever the first line has most of
     * @throws org.nocimap.files.InputException with everything that is wrong with the table
     */
    public static GroupTable read(Path delimited) {
        Problems problems = new Problems();
        List<GroupRow> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (BufferedReader text = new BufferedReader(TextInput.open(delimited, MOST_BYTES))) {
            text.mark(1 << 16);
            String first = String.valueOf(text.readLine());
            text.reset();
            CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(delimiter(first))
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(1 << 20)
                    .ofCsvRecord(text);
            for (CsvRecord record : records) {
                if (names.isEmpty()) {
                    names.addAll(names(record, delimited, problems));
                } else if (rows.size() < MOST_ROWS) {
                    rows.add(row(record, names, delimited, problems));
                }
            }
        } catch (IOException e) {
            throw BoundedInput.broken(delimited, e);
        } catch (CsvParseException e) {
            problems.error(
                    Location.of(delimited),
                    "the table cannot be read",
                    "a table with quotes closed",
                    "Look for a stray \".");
        }
        if (rows.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    Location.of(delimited), "the table has no row", "a row for each map", "Add the participants.");
        }
        problems.throwIfAny();
        List<String> others = names.stream()
                .filter(n -> !List.of("participant_id", "effect", "variance").contains(n))
                .toList();
        return new GroupTable(delimited, others, rows);
    }

    private static char delimiter(String first) {
        char best = '\t';
        long most = 0;
        for (char candidate : new char[] {'\t', ';', ','}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> names(CsvRecord record, Path file, Problems problems) {
        List<String> names = new ArrayList<>();
        for (String field : record.getFields()) {
            String name = field.strip();
            String known = SYNONYMS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
            if (names.contains(known)) {
                problems.error(
                        Location.of(file, 1),
                        "two columns stand for \"" + known + "\"",
                        "each column once",
                        "Take one of them out.");
            }
            names.add(known);
        }
        for (String needed : List.of("participant_id", "effect")) {
            if (!names.contains(needed)) {
                problems.error(
                        Location.of(file, 1),
                        "the table has no column \"" + needed + "\"",
                        "a line of names: participant_id, effect, variance and covariates",
                        "Name the columns in the first line.");
            }
        }
        return names;
    }

    private static GroupRow row(CsvRecord record, List<String> names, Path file, Problems problems) {
        int line = (int) Math.min(Integer.MAX_VALUE, record.getStartingLineNumber());
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), record.getFieldCount()); i++) {
            String text = record.getField(i).strip();
            if (!text.isEmpty() && !text.equalsIgnoreCase("n/a") && !text.equalsIgnoreCase("na")) {
                cells.put(names.get(i), text);
            }
        }
        String subject = cells.getOrDefault("participant_id", "");
        Location where = Location.of(file, line).about(subject);
        if (subject.isEmpty() && names.contains("participant_id")) {
            problems.error(where, "the participant has no name", "a name in participant_id", "Name the participant.");
        }
        List<Path> effects = new ArrayList<>();
        List<Path> variances = new ArrayList<>();
        map(cells, "effect", where, file, effects, problems);
        if (cells.containsKey("variance")) {
            map(cells, "variance", where, file, variances, problems);
        }
        Map<String, String> values = new HashMap<>(cells);
        values.keySet().removeAll(List.of("participant_id", "effect", "variance"));
        return new GroupRow(subject, effects, variances, values, where);
    }

    private static void map(
            Map<String, String> cells, String column, Location where, Path file, List<Path> to, Problems problems) {
        String name = cells.getOrDefault(column, "");
        try {
            Path path = file.toAbsolutePath().resolveSibling(name).normalize();
            if (!name.isEmpty() && Files.isRegularFile(path)) {
                to.add(path);
                return;
            }
        } catch (InvalidPathException e) {
            // Told below, like a file that is not there.
        }
        problems.error(
                where,
                name.isEmpty()
                        ? "there is no " + column + " map"
                        : "the " + column + " map \"" + name + "\" is not there",
                "a NIfTI file, its name relative to the table",
                "Check the name, or take the row out.");
    }
}
