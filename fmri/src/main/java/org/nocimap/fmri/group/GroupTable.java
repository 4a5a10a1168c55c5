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
import org.nocimap.evidence.formats.Delimiters;
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
            "study", "participant_id",
            "id", "participant_id",
            "cope", "effect",
            "beta", "effect",
            "con", "effect",
            "varcope", "variance",
            "var", "variance");

    /** What a table is to hold. */
    public enum Kind {
        /** A map for each row. */
        MAPS,
        /** What is known of participants, such as BIDS' {@code participants.tsv}; no maps. */
        PARTICIPANTS
    }

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
    public static GroupTable read(Path delimited, Kind kind) {
        Problems problems = new Problems();
        List<GroupRow> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (BufferedReader text = new BufferedReader(TextInput.open(delimited, MOST_BYTES))) {
            text.mark(1 << 16);
            String first = String.valueOf(text.readLine());
            text.reset();
            CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(Delimiters.ofHeader(first))
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(1 << 20)
                    .ofCsvRecord(text);
            for (CsvRecord record : records) {
                if (names.isEmpty()) {
                    names.addAll(names(record, delimited, kind, problems));
                } else if (rows.size() < MOST_ROWS) {
                    rows.add(row(record, names, delimited, kind, problems));
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

    /**
     * With the columns of another table beside those of this one, by participant; {@code sub-01} and {@code 01} are the same. A
     * participant whom the other table does not know has no values of its columns, and is warned of; so is one without maps.
     *
     * @param participants of {@link Kind#PARTICIPANTS}
     * @param problems gets the warnings, and an error for participants who stand there twice or columns that both tables have
     */
    public GroupTable joined(GroupTable participants, Problems problems) {
        Map<String, GroupRow> known = new LinkedHashMap<>();
        for (GroupRow row : participants.rows()) {
            if (known.put(label(row), row) != null) {
                problems.error(
                        row.where(), "the participant stands in the table twice", "one row each", "Take one out.");
            }
        }
        for (String column : participants.columns()) {
            if (columns.contains(column)) {
                problems.error(
                        Location.of(participants.file(), 1),
                        "\"" + column + "\" stands in both tables",
                        "each column in one of them",
                        "Rename or remove one.");
            }
        }
        List<GroupRow> joined = new ArrayList<>();
        java.util.Set<String> unused = new java.util.LinkedHashSet<>(known.keySet());
        for (GroupRow row : rows) {
            Map<String, String> values = new HashMap<>(row.values());
            GroupRow more = known.get(label(row));
            unused.remove(label(row));
            if (more == null) {
                problems.warning(
                        row.where(),
                        "the participant does not stand in "
                                + participants.file().getFileName(),
                        "a row for everyone who has maps",
                        "Add the participant there.");
            } else {
                values.putAll(more.values());
            }
            joined.add(new GroupRow(row.subject(), row.effects(), row.variances(), values, row.where()));
        }
        for (String subject : unused) {
            problems.warning(
                    known.getOrDefault(subject, rows.get(0)).where(),
                    "there is no map of the participant",
                    "maps of everyone",
                    "Add a row to " + file.getFileName() + ", if there should be one.");
        }
        List<String> all = new ArrayList<>(columns);
        all.addAll(participants.columns());
        return new GroupTable(file, all, joined);
    }

    private static String label(GroupRow row) {
        return row.subject().startsWith("sub-") ? row.subject().substring(4) : row.subject();
    }

    private static List<String> names(CsvRecord record, Path file, Kind kind, Problems problems) {
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
        List<String> all = kind == Kind.MAPS ? List.of("participant_id", "effect") : List.of("participant_id");
        for (String needed : all) {
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

    private static GroupRow row(CsvRecord record, List<String> names, Path file, Kind kind, Problems problems) {
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
        if (kind == Kind.MAPS) {
            map(cells, "effect", where, file, effects, problems);
        }
        if (kind == Kind.MAPS && cells.containsKey("variance")) {
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
