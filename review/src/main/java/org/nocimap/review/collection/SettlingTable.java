package org.nocimap.review.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;

/** The cells that are to be settled as a table, and what a person wrote into it. */
public final class SettlingTable {
    /** The columns; a person fills in the last two. */
    public static final List<String> COLUMNS =
            List.of("form", "publication", "row", "field", "first", "second", "beside", "answer", "why");

    private static final List<String> NEEDED = List.of("form", "publication", "row", "field", "answer");

    private SettlingTable() {}

    /** A line for each cell that is open, by {@link #COLUMNS}. */
    public static List<List<String>> open(List<Comparison> comparisons) {
        List<List<String>> lines = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            for (Comparison.ComparedRow row : comparison.rows()) {
                for (String key : row.open()) {
                    Optional<Comparison.Cell> cell = row.cells().stream()
                            .filter(c -> c.key().equals(key))
                            .findFirst();
                    boolean firstHasIt = !row.id().startsWith("0-");
                    lines.add(List.of(
                            comparison.form().id(),
                            Long.toString(comparison.publication()),
                            // A spreadsheet takes 3-5 for a date.
                            "row " + row.id(),
                            key,
                            cell.map(Comparison.Cell::first).orElse(firstHasIt ? "has it" : "lacks it"),
                            cell.map(Comparison.Cell::second).orElse(firstHasIt ? "lacks it" : "has it"),
                            beside(row, key),
                            "",
                            ""));
                }
            }
        }
        return lines;
    }

    /** What the rest of the row says, to know it by. */
    private static String beside(Comparison.ComparedRow row, String key) {
        List<String> words = new ArrayList<>();
        for (Comparison.Cell cell : row.cells()) {
            String said = cell.answer().orElse("");
            if (!cell.key().equals(key) && !said.isEmpty() && words.size() < 8) {
                words.add(cell.key() + "=" + (said.length() > 40 ? said.substring(0, 40) + "…" : said));
            }
        }
        return String.join(" ", words);
    }

    /**
     * Reads a table in which answers were filled in; lines without an answer are left out.
     *
     * @throws InputException with every line that cannot be understood
     */
    public static List<Settling.Answer> read(Path file) {
        PlainTable table = PlainTable.read(
                file,
                Optional.empty(),
                header -> header.containsAll(NEEDED),
                "the columns " + String.join(", ", NEEDED));
        Problems problems = new Problems();
        List<Settling.Answer> answers = new ArrayList<>();
        for (PlainTable.Row row : table.rows()) {
            String answer = cell(table, row, "answer");
            String number = cell(table, row, "publication").replaceFirst("\\.0$", "");
            if (answer.isEmpty()) {
                continue;
            }
            if (!number.matches("[1-9]\\d{0,17}")) {
                problems.error(
                        table.at(row.line()),
                        "\"" + number + "\" is no publication",
                        "its number",
                        "Keep the line as it was written.");
                continue;
            }
            answers.add(new Settling.Answer(
                    Long.parseLong(number),
                    cell(table, row, "form"),
                    cell(table, row, "row").replaceFirst("^row\\s*", ""),
                    cell(table, row, "field"),
                    answer,
                    cell(table, row, "why")));
        }
        problems.throwIfAny();
        if (answers.isEmpty()) {
            throw InputException.of(
                    Location.of(file), "no answer is filled in", "a word in the column answer", "Fill some in.");
        }
        return answers;
    }

    private static String cell(PlainTable table, PlainTable.Row row, String name) {
        return SpreadsheetText.original(row.cell(table.header().indexOf(name)));
    }
}
