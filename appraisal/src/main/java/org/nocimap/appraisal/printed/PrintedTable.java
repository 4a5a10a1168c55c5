package org.nocimap.appraisal.printed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * A table of printed statistics (CSV, TSV, XLSX): one row for each item, with the columns item, n1, mean1, sd1, count1, percent1, the
 * same of group 2, test, statistic, p, low, high, items, scale. Numbers stand as they are printed, since their decimals matter.
 */
public final class PrintedTable {
    private static final Pattern SCALE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(?:-|–|to)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final List<String> KNOWN = List.of(
            "item",
            "n1",
            "mean1",
            "sd1",
            "count1",
            "percent1",
            "n2",
            "mean2",
            "sd2",
            "count2",
            "percent2",
            "test",
            "statistic",
            "p",
            "low",
            "high",
            "items",
            "scale");

    private final PlainTable table;
    private final Problems problems = new Problems();
    private final Map<String, Integer> columns = new HashMap<>();

    private PrintedTable(PlainTable table) {
        this.table = table;
    }

    /**
     * @throws org.nocimap.files.InputException with every cell that cannot be understood
     */
    public static List<PrintedRow> read(Path file) {
        PlainTable table = PlainTable.read(
                file,
                Optional.empty(),
                header -> header.stream().map(PrintedTable::plain).toList().contains("item"),
                "the column item, and some of " + String.join(", ", KNOWN.subList(1, KNOWN.size())));
        return new PrintedTable(table).rows();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    private List<PrintedRow> rows() {
        for (int n = 0; n < table.header().size(); n++) {
            String name = plain(table.header().get(n));
            if (KNOWN.contains(name) && columns.put(name, n) != null) {
                problems.error(table.at(table.headerLine()), "column \"" + name + "\" stands there twice", "once", "");
            }
        }
        List<PrintedRow> rows = new ArrayList<>();
        for (PlainTable.Row row : table.rows()) {
            rows.add(row(row));
        }
        if (rows.isEmpty()) {
            problems.error(Location.of(table.file()), "no row", "at least one", "Add what is printed.");
        }
        problems.throwIfAny();
        return rows;
    }

    private PrintedRow row(PlainTable.Row row) {
        String item = cell(row, "item");
        Location where = table.at(row.line()).about(item);
        OptionalInt items = count(row, where, "items");
        if (items.isPresent() && items.getAsInt() < 1) {
            problems.error(
                    where, "a score of no items", "1 or more", "Leave it empty where scores are no whole numbers.");
        }
        return new PrintedRow(
                item,
                group(row, where, "1"),
                group(row, where, "2"),
                cell(row, "test"),
                number(row, where, "statistic"),
                probability(row, where),
                number(row, where, "low"),
                number(row, where, "high"),
                items,
                scale(row, where),
                where);
    }

    private PrintedRow.Group group(PlainTable.Row row, Location where, String group) {
        OptionalInt n = count(row, where, "n" + group);
        OptionalInt count = count(row, where, "count" + group);
        Optional<PrintedNumber> sd = number(row, where, "sd" + group);
        if (n.isPresent() && n.getAsInt() < 1) {
            problems.error(where, "group " + group + " has nobody", "1 or more", "Correct n" + group + ".");
        }
        if (n.isPresent() && count.isPresent() && count.getAsInt() > n.getAsInt()) {
            problems.error(
                    where,
                    "count" + group + " is " + count.getAsInt() + " of " + n.getAsInt(),
                    "at most n" + group,
                    "n" + group + " is the whole group, not those without.");
        }
        if (sd.isPresent() && sd.get().value() < 0) {
            problems.error(where, "sd" + group + " is " + sd.get().text(), "0 or more", "Correct it.");
        }
        return new PrintedRow.Group(
                n, number(row, where, "mean" + group), sd, count, number(row, where, "percent" + group));
    }

    private String cell(PlainTable.Row row, String column) {
        return row.cell(columns.getOrDefault(column, -1));
    }

    private OptionalInt count(PlainTable.Row row, Location where, String column) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.matches("\\d{1,7}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        problems.error(where, column + " is \"" + text + "\"", "a whole number", "Correct it, or leave it empty.");
        return OptionalInt.empty();
    }

    private Optional<PrintedNumber> number(PlainTable.Row row, Location where, String column) {
        String text = cell(row, column);
        Optional<PrintedNumber> number = PrintedNumber.parse(text.replaceFirst("\\s*%$", ""));
        if (number.isEmpty() && !text.isEmpty()) {
            problems.error(
                    where,
                    column + " is \"" + text + "\"",
                    "a number as it is printed, with a decimal point",
                    "Correct it, or leave it empty.");
        }
        return number;
    }

    private Optional<PrintedNumber> probability(PlainTable.Row row, Location where) {
        Optional<PrintedNumber> p = number(row, where, "p");
        if (p.isPresent() && (p.get().value() < 0 || p.get().value() > 1)) {
            problems.error(where, "p is " + p.get().text(), "from 0 to 1", "Correct it.");
        }
        return p;
    }

    private Optional<Span> scale(PlainTable.Row row, Location where) {
        String text = cell(row, "scale");
        Matcher ends = SCALE.matcher(text);
        if (ends.matches() && Double.parseDouble(ends.group(1)) < Double.parseDouble(ends.group(2))) {
            return Optional.of(new Span(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2))));
        }
        if (!text.isEmpty()) {
            problems.error(
                    where, "scale is \"" + text + "\"", "its ends, such as 0-63", "Correct it, or leave it empty.");
        }
        return Optional.empty();
    }
}
