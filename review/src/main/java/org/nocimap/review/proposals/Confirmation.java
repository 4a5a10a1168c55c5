package org.nocimap.review.proposals;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * What a person accepted of a proposal. Rows without a {@code yes} are left out; an accepted row needs a space, and either all of x, y
 * and z or none of them (a contrast without a finding).
 *
 * @param studies the accepted peaks: a study per article, an experiment per contrast
 * @param accepted how many rows
 * @param leftOut how many rows were not accepted
 */
public record Confirmation(StudySet studies, int accepted, int leftOut) {
    private static final long MOST_BYTES = 1L << 26;
    private static final Set<String> YES = Set.of("yes", "y", "1", "true", "x", "✓", "✔", "accept", "accepted");
    private static final Set<String> NO = Set.of("", "no", "n", "0", "false", "-", "reject", "rejected");
    private static final List<String> NEEDED =
            List.of("accept", "study", "table", "contrast", "n", "x", "y", "z", "space", "article");

    /**
     * Reads a table that {@link ProposalTable} wrote and a person filled in, tab, comma or semicolon between cells.
     *
     * @param by who accepted; stands with every focus
     * @throws InputException with all problems, or when nothing is accepted
     */
    public static Confirmation read(Path file, String by) {
        List<CsvRecord> rows = rows(file);
        Map<String, Integer> columns = new HashMap<>();
        List<String> header = rows.get(0).getFields();
        for (int n = 0; n < header.size(); n++) {
            columns.putIfAbsent(header.get(n).strip().toLowerCase(Locale.ROOT), n);
        }
        Problems problems = new Problems();
        for (String name : NEEDED) {
            if (!columns.containsKey(name)) {
                problems.error(
                        Location.of(file, 1),
                        "no column \"" + name + "\"",
                        "the columns of proposal.tsv",
                        "Keep the header line.");
            }
        }
        problems.throwIfAny();
        Reading reading = new Reading(file, columns, by, problems);
        rows.subList(1, rows.size()).forEach(reading::row);
        problems.throwIfAny();
        if (reading.accepted == 0) {
            throw InputException.of(
                    Location.of(file),
                    "no row is accepted",
                    "\"yes\" in the column accept of at least one row",
                    "Look at the page, and write yes beside the rows that are right.");
        }
        return new Confirmation(reading.studies(), reading.accepted, reading.leftOut);
    }

    private static List<CsvRecord> rows(Path file) {
        String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = plain.lines().findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
        List<CsvRecord> rows = new ArrayList<>();
        try {
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(plain)
                    .forEach(rows::add);
        } catch (CsvParseException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "cannot be read as a table",
                    "the table of a proposal",
                    "Close every quote (\").");
            problem.initCause(e);
            throw problem;
        }
        if (rows.isEmpty()) {
            throw InputException.of(Location.of(file), "is empty", "the table of a proposal", "Make it again.");
        }
        return rows;
    }

    /** One experiment on its way. */
    private static final class Draft {
        private final String name;
        private final Location where;
        private final List<Focus> foci = new ArrayList<>();
        private final Set<Integer> sizes = new LinkedHashSet<>();

        Draft(String name, Location where) {
            this.name = name;
            this.where = where;
        }
    }

    private static final class Reading {
        private final Path file;
        private final Map<String, Integer> columns;
        private final String by;
        private final Problems problems;
        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, Map<List<String>, Draft>> drafts = new LinkedHashMap<>();
        private int accepted;
        private int leftOut;

        Reading(Path file, Map<String, Integer> columns, String by, Problems problems) {
            this.file = file;
            this.columns = columns;
            this.by = by;
            this.problems = problems;
        }

        void row(CsvRecord row) {
            Location where = Location.of(file, (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber()));
            String answer = cell(row, "accept").toLowerCase(Locale.ROOT);
            if (NO.contains(answer)) {
                leftOut++;
                return;
            }
            if (!YES.contains(answer)) {
                problems.error(where.about("accept"), "\"" + answer + "\"", "yes or no", "Write yes or no.");
                return;
            }
            accepted++;
            String study = cell(row, "study");
            if (study.isEmpty()) {
                problems.error(where.about("study"), "no study is named", "a name", "Name the study.");
            }
            String id = cell(row, "article").isEmpty() ? study : cell(row, "article");
            names.putIfAbsent(id, study);
            Optional<Space> space = SpaceNames.parse(cell(row, "space"));
            if (space.isEmpty()) {
                problems.error(
                        where.about("space"),
                        "\"" + cell(row, "space") + "\" is no space",
                        SpaceNames.EXPECTED,
                        "Look in the article, and write it.");
            }
            Draft draft = drafts.computeIfAbsent(id, i -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            List.of(cell(row, "contrast"), cell(row, "table")), key -> new Draft(key.get(0), where));
            size(row, where).ifPresent(draft.sizes::add);
            if (draft.sizes.size() > 1) {
                problems.error(
                        where.about("n"),
                        "two sample sizes in one contrast: " + draft.sizes,
                        "one",
                        "Write the same n.");
            }
            point(row, where).ifPresent(p -> draft.foci.add(new Focus(p, space.orElse(Space.MNI), tags(row), where)));
        }

        private OptionalInt size(CsvRecord row, Location where) {
            String text = cell(row, "n");
            if (text.isEmpty()) {
                return OptionalInt.empty();
            }
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) > 0) {
                return OptionalInt.of(Integer.parseInt(text));
            }
            problems.error(where.about("n"), "\"" + text + "\"", "a number of people, or nothing", "Write the number.");
            return OptionalInt.empty();
        }

        private Optional<Point> point(CsvRecord row, Location where) {
            double[] point = new double[3];
            int blank = 0;
            for (int axis = 0; axis < 3; axis++) {
                String name = List.of("x", "y", "z").get(axis);
                String text = cell(row, name).replace('−', '-');
                if (text.isEmpty()) {
                    blank++;
                } else if (text.matches("[+-]?\\d{1,3}(?:[.,]\\d{1,4})?")) {
                    point[axis] = Double.parseDouble(text.replace(',', '.'));
                } else {
                    problems.error(where.about(name), "\"" + text + "\"", "a coordinate in mm", "Write the number.");
                }
            }
            if (blank > 0 && blank < 3) {
                problems.error(
                        where, "a point with " + blank + " of its coordinates missing", "x, y and z", "Fill them in.");
            }
            return blank == 0 ? Optional.of(new Point(point[0], point[1], point[2])) : Optional.empty();
        }

        private Map<String, String> tags(CsvRecord row) {
            Map<String, String> tags = new LinkedHashMap<>();
            for (String name :
                    List.of("table", "row", "region", "side", "statistic", "statistic_is", "size", "size_is")) {
                String text = cell(row, name);
                if (!text.isEmpty()) {
                    tags.put(name, text);
                }
            }
            tags.put("confirmed_by", by);
            return tags;
        }

        private String cell(CsvRecord row, String column) {
            Integer n = columns.get(column);
            return n == null || n >= row.getFieldCount()
                    ? ""
                    : SpreadsheetText.original(row.getField(n).strip()).strip();
        }

        StudySet studies() {
            List<Study> studies = new ArrayList<>();
            Map<String, Integer> called = new HashMap<>();
            names.values().forEach(name -> called.merge(name, 1, Integer::sum));
            drafts.forEach((id, ofStudy) -> {
                List<Experiment> experiments = new ArrayList<>();
                Map<String, Integer> uses = new HashMap<>();
                ofStudy.keySet().forEach(key -> uses.merge(key.get(0), 1, Integer::sum));
                ofStudy.forEach((key, draft) -> {
                    boolean shared = uses.getOrDefault(key.get(0), 0) > 1;
                    String name = draft.name.isEmpty()
                            ? key.get(1)
                            : shared ? draft.name + " (" + key.get(1) + ")" : draft.name;
                    OptionalInt size =
                            draft.sizes.stream().mapToInt(Integer::intValue).findFirst();
                    experiments.add(new Experiment(name, size, draft.foci, Map.of(), draft.where));
                });
                String name = names.getOrDefault(id, id);
                String unique = called.getOrDefault(name, 0) > 1 ? name + " (" + id + ")" : name;
                studies.add(new Study(unique.isEmpty() ? id : unique, name, Map.of("article", id), experiments));
            });
            return new StudySet("confirmed coordinates", studies);
        }
    }
}
