package org.nocimap.atlas.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.atlas.Region;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Label tables that are text. The kind is told from the first line that is not a comment: tabs make it TSV, commas CSV,
 * anything else is split at blanks. Blank-separated lines are {@code id name… [numbers]}; the numbers (colours, codes) are
 * left out when the names stay different without them.
 */
final class LabelText {
    private static final Set<String> ID_COLUMNS =
            Set.of("index", "id", "value", "key", "no", "number", "labelid", "roiid");
    private static final Set<String> NAME_COLUMNS =
            Set.of("name", "label", "labelname", "region", "regionname", "structure", "roi", "roiname", "description");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final int LONGEST_NAME = 300;

    private final Path file;
    private final Problems problems = new Problems();
    private final Map<Integer, Region> regions = new LinkedHashMap<>();
    private final Map<Integer, Integer> lineOf = new HashMap<>();

    private LabelText(Path file) {
        this.file = file;
    }

    /** Regions by id, in order, without the background. */
    static Map<Integer, Region> read(String text, Path file) {
        LabelText reader = new LabelText(file);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first =
                plain.lines().filter(line -> !isComment(line)).findFirst().orElse("");
        if (first.contains("\t")) {
            reader.readDelimited(plain, '\t');
        } else if (first.contains(",")) {
            reader.readDelimited(plain, ',');
        } else {
            reader.readBlankSeparated(plain);
        }
        reader.problems.throwIfAny();
        return reader.regions;
    }

    private void readDelimited(String text, char separator) {
        int idColumn = -1;
        int nameColumn = -1;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                List<String> cells = row.getFields();
                int line = (int) row.getStartingLineNumber();
                if (isComment(String.join("", cells))) {
                    continue;
                }
                if (idColumn < 0) {
                    boolean header =
                            cells.stream().noneMatch(cell -> integer(cell).isPresent());
                    idColumn = header ? columnNamed(cells, ID_COLUMNS) : firstColumn(cells, true);
                    nameColumn = header ? columnNamed(cells, NAME_COLUMNS) : firstColumn(cells, false);
                    if (idColumn < 0 || nameColumn < 0) {
                        notALabel(line, String.join(" ", cells), "a header with the columns \"index\" and \"name\"");
                        return;
                    }
                    if (header) {
                        continue;
                    }
                }
                OptionalInt id = idColumn < cells.size() ? integer(cells.get(idColumn)) : OptionalInt.empty();
                String name = nameColumn < cells.size() ? cells.get(nameColumn).strip() : "";
                if (id.isEmpty()) {
                    notALabel(line, String.join(" ", cells), "an integer in column " + (idColumn + 1));
                } else {
                    add(id.getAsInt(), name, line);
                }
            }
        } catch (IOException | CsvParseException e) {
            problems.error(
                    Location.of(file),
                    "is not a table (" + e.getMessage() + ")",
                    "one label a line",
                    "Check the quotes and the separators.");
        }
    }

    private void readBlankSeparated(String text) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> shortNames = new ArrayList<>();
        int line = 0;
        for (String raw : text.split("\\R")) {
            line++;
            if (isComment(raw)) {
                continue;
            }
            String[] words = raw.strip().split("\\s+");
            OptionalInt id = integer(words[0]);
            if (id.isEmpty()) {
                boolean header = ids.isEmpty() && ID_COLUMNS.contains(normalised(words[0]));
                if (!header) {
                    notALabel(line, raw.strip(), "an integer and a name");
                }
                continue;
            }
            ids.add(id.getAsInt());
            lines.add(line);
            Matcher quoted = QUOTED.matcher(raw);
            if (quoted.find()) {
                names.add(quoted.group(1).strip());
                shortNames.add(quoted.group(1).strip());
            } else {
                names.add(String.join(" ", Arrays.copyOfRange(words, 1, words.length)));
                shortNames.add(withoutNumbers(words));
            }
        }
        boolean shorten = new HashSet<>(shortNames).size() == new HashSet<>(names).size();
        for (int n = 0; n < ids.size(); n++) {
            add(ids.get(n), (shorten ? shortNames : names).get(n), lines.get(n));
        }
    }

    private static String withoutNumbers(String[] words) {
        int end = words.length;
        while (end > 2 && integer(words[end - 1]).isPresent()) {
            end--;
        }
        return String.join(" ", Arrays.copyOfRange(words, 1, end));
    }

    private void add(int id, String name, int line) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            notALabel(line, "label " + id, "a name of 1 to " + LONGEST_NAME + " characters");
            return;
        }
        if (id == 0) {
            return;
        }
        Region before = regions.putIfAbsent(id, new Region(id, name));
        if (before == null) {
            lineOf.put(id, line);
        } else if (!before.name().equals(name)) {
            problems.error(
                    Location.of(file, line),
                    "label " + id + " is \"" + name + "\" here and \"" + before.name() + "\" on line " + lineOf.get(id),
                    "one name for each label",
                    "Remove one of the two lines.");
        }
    }

    private void notALabel(int line, String what, String expected) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        problems.error(
                Location.of(file, line),
                "\"" + shown + "\" is not a label",
                expected,
                "Mend the line, or put # before it.");
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("//");
    }

    private static int columnNamed(List<String> cells, Set<String> names) {
        for (int c = 0; c < cells.size(); c++) {
            if (names.contains(normalised(cells.get(c)))) {
                return c;
            }
        }
        return -1;
    }

    private static int firstColumn(List<String> cells, boolean integers) {
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isBlank() && integer(cells.get(c)).isPresent() == integers) {
                return c;
            }
        }
        return -1;
    }

    private static String normalised(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static OptionalInt integer(String cell) {
        try {
            return OptionalInt.of(Integer.parseInt(cell.strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
