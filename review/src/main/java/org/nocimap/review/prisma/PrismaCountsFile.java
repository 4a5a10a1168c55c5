package org.nocimap.review.prisma;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;

/**
 * Counts as a table with the columns {@code data, label, n}: {@code data} names the box as PRISMA's own template does, {@code label} the
 * database, register, method or reason where a box has several rows.
 */
public final class PrismaCountsFile {
    private static final long MOST_BYTES = 1L << 20;
    private static final Set<String> SINGLE = Set.of(
            "duplicates",
            "excluded_automatic",
            "excluded_other",
            "records_screened",
            "records_excluded",
            "dbr_sought_reports",
            "dbr_notretrieved_reports",
            "dbr_assessed",
            "other_sought_reports",
            "other_notretrieved_reports",
            "other_assessed",
            "previous_studies",
            "previous_reports",
            "new_studies",
            "new_reports");
    private static final Set<String> SEVERAL =
            Set.of("database_results", "register_results", "other_results", "dbr_excluded", "other_excluded");
    private static final List<String> NEEDED =
            List.of("records_screened", "records_excluded", "dbr_sought_reports", "dbr_assessed", "new_studies");

    private PrismaCountsFile() {}

    /**
     * @param warnings where a unit changes and the numbers differ
     */
    public record Read(PrismaCounts counts, List<Problem> warnings) {}

    /**
     * @throws InputException with all problems: unknown boxes, numbers that are none, boxes that are missing, sums that do not hold
     */
    public static Read read(Path file) {
        String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8).replace("\uFEFF", "");
        Problems problems = new Problems();
        Map<String, Integer> single = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> several = new LinkedHashMap<>();
        SEVERAL.forEach(name -> several.put(name, new LinkedHashMap<>()));
        try {
            for (CsvRecord row : CsvReader.builder()
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)) {
                row(Location.of(file, (int) row.getStartingLineNumber()), row, single, several, problems);
            }
        } catch (CsvParseException e) {
            problems.error(
                    Location.of(file), "cannot be read as CSV", "columns data, label, n", "Close every quote (\").");
        }
        for (String name : NEEDED) {
            if (!single.containsKey(name)) {
                problems.error(
                        Location.of(file), "no row \"" + name + "\"", "a number for this box", "Add " + name + ",,N.");
            }
        }
        if (several.getOrDefault("database_results", Map.of()).isEmpty()) {
            problems.error(Location.of(file), "no row \"database_results\"", "at least one database", "Add it.");
        }
        problems.throwIfAny();
        PrismaCounts counts = counts(single, several);
        for (Problem problem : counts.problems(Location.of(file))) {
            problems.add(problem);
        }
        problems.throwIfAny();
        return new Read(counts, problems.warnings());
    }

    private static void row(
            Location where,
            CsvRecord row,
            Map<String, Integer> single,
            Map<String, Map<String, Integer>> several,
            Problems problems) {
        String box = row.getField(0).strip();
        String label = row.getFieldCount() > 1
                ? SpreadsheetText.original(row.getField(1).strip())
                : "";
        String number = row.getFieldCount() > 2 ? row.getField(2).strip() : "";
        if (box.equals("data") || box.startsWith("#")) {
            return;
        }
        if (!SINGLE.contains(box) && !SEVERAL.contains(box)) {
            problems.error(where.about(box), "no such box", "one of those in the documentation", "Correct its name.");
            return;
        }
        if (!number.matches("\\d{1,8}")) {
            problems.error(where.about(box), "\"" + number + "\"", "a whole number, 0 or more", "Write the number.");
            return;
        }
        int n = Integer.parseInt(number);
        boolean repeated = SINGLE.contains(box)
                ? single.put(box, n) != null
                : several.computeIfAbsent(box, b -> new LinkedHashMap<>()).put(label, n) != null;
        if (repeated) {
            problems.error(where.about(box), "the second row for this box and label", "one row", "Remove one.");
        }
    }

    private static PrismaCounts counts(Map<String, Integer> single, Map<String, Map<String, Integer>> several) {
        Optional<PrismaCounts.Column> second = single.containsKey("other_sought_reports")
                        || single.containsKey("other_assessed")
                        || !several.getOrDefault("other_results", Map.of()).isEmpty()
                ? Optional.of(column(single, several, "other"))
                : Optional.empty();
        Optional<PrismaCounts.Included> previous =
                single.containsKey("previous_studies") ? Optional.of(included(single, "previous")) : Optional.empty();
        return new PrismaCounts(
                several.getOrDefault("database_results", Map.of()),
                several.getOrDefault("register_results", Map.of()),
                single.getOrDefault("duplicates", 0),
                single.getOrDefault("excluded_automatic", 0),
                single.getOrDefault("excluded_other", 0),
                single.getOrDefault("records_screened", 0),
                single.getOrDefault("records_excluded", 0),
                column(single, several, "dbr"),
                several.getOrDefault("other_results", Map.of()),
                second,
                previous,
                included(single, "new"));
    }

    private static PrismaCounts.Column column(
            Map<String, Integer> single, Map<String, Map<String, Integer>> several, String name) {
        return new PrismaCounts.Column(
                single.getOrDefault(name + "_sought_reports", 0),
                single.getOrDefault(name + "_notretrieved_reports", 0),
                single.getOrDefault(name + "_assessed", 0),
                several.getOrDefault(name + "_excluded", Map.of()));
    }

    private static PrismaCounts.Included included(Map<String, Integer> single, String name) {
        Integer reports = single.get(name + "_reports");
        return new PrismaCounts.Included(
                single.getOrDefault(name + "_studies", 0),
                reports == null ? OptionalInt.empty() : OptionalInt.of(reports));
    }

    /** The table; {@link #read} gives the same counts again. */
    public static String text(PrismaCounts counts) {
        StringBuilder csv = new StringBuilder("data,label,n\n");
        counts.previous().ifPresent(previous -> included(csv, "previous", previous));
        several(csv, "database_results", counts.databases());
        several(csv, "register_results", counts.registers());
        several(csv, "other_results", counts.others());
        one(csv, "duplicates", counts.duplicates());
        one(csv, "excluded_automatic", counts.automatic());
        one(csv, "excluded_other", counts.otherRemoved());
        one(csv, "records_screened", counts.screened());
        one(csv, "records_excluded", counts.excluded());
        column(csv, "dbr", counts.main());
        counts.second().ifPresent(column -> column(csv, "other", column));
        included(csv, "new", counts.included());
        return csv.toString();
    }

    private static void column(StringBuilder csv, String name, PrismaCounts.Column column) {
        one(csv, name + "_sought_reports", column.sought());
        one(csv, name + "_notretrieved_reports", column.notRetrieved());
        one(csv, name + "_assessed", column.assessed());
        several(csv, name + "_excluded", column.reasons());
    }

    private static void included(StringBuilder csv, String name, PrismaCounts.Included included) {
        one(csv, name + "_studies", included.studies());
        included.reports().ifPresent(n -> one(csv, name + "_reports", n));
    }

    private static void several(StringBuilder csv, String box, Map<String, Integer> counts) {
        counts.forEach((label, n) -> csv.append(box)
                .append(",\"")
                .append(SpreadsheetText.harmless(label).replace("\"", "\"\""))
                .append("\",")
                .append(n)
                .append('\n'));
    }

    private static void one(StringBuilder csv, String box, int n) {
        csv.append(box).append(",,").append(n).append('\n');
    }
}
