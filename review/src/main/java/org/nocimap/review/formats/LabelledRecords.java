package org.nocimap.review.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * The records of a finished review with what was decided of them.
 *
 * @param texts title and abstract of every record
 * @param included which of them the review included
 * @param labelColumn the column that said so
 */
public record LabelledRecords(List<String> texts, BitSet included, String labelColumn) {
    private static final List<String> LABELS =
            List.of("label_included", "included", "include", "label", "final_included", "asreview_label", "decision");

    private static final Map<String, Boolean> WORDS = Map.of(
            "1",
            true,
            "0",
            false,
            "yes",
            true,
            "no",
            false,
            "true",
            true,
            "false",
            false,
            "included",
            true,
            "excluded",
            false);

    public LabelledRecords {
        texts = List.copyOf(texts);
    }

    /**
     * @param column that holds the label; empty for the usual names
     * @throws InputException when the file is no such table, with every row whose label cannot be read
     */
    public static LabelledRecords read(Path file, String column) {
        List<List<String>> rows = CsvRecords.rows(file, DecodedText.read(file).text());
        List<String> header = rows.get(0);
        int label = find(file, header, column);
        RecordColumns columns = RecordColumns.of(header);
        Problems problems = new Problems();
        List<String> texts = new ArrayList<>();
        BitSet included = new BitSet();
        for (int n = 1; n < rows.size(); n++) {
            List<String> row = rows.get(n);
            String word = label < row.size() ? row.get(label).strip().toLowerCase(Locale.ROOT) : "";
            Boolean value = WORDS.get(word);
            if (value == null) {
                problems.error(
                        Location.of(file).about("row " + (n + 1)),
                        "the label is \"" + word + "\"",
                        "1 or 0 (or yes, no, included, excluded)",
                        "Correct it, or name another column with --label.");
                continue;
            }
            Map<String, List<String>> fields = columns.valuesOf(row);
            included.set(texts.size(), value);
            texts.add(String.join(" ", fields.getOrDefault("title", List.of())) + " "
                    + String.join(" ", fields.getOrDefault("abstract", List.of())));
        }
        if (!problems.hasErrors() && (included.isEmpty() || included.cardinality() == texts.size())) {
            problems.error(
                    Location.of(file),
                    "all records have the same label",
                    "records that were included and records that were not",
                    "Name another column with --label.");
        }
        problems.throwIfAny();
        return new LabelledRecords(texts, included, header.get(label));
    }

    private static int find(Path file, List<String> header, String column) {
        List<String> wanted = column.isEmpty() ? LABELS : List.of(column.toLowerCase(Locale.ROOT));
        for (String name : wanted) {
            for (int n = 0; n < header.size(); n++) {
                if (header.get(n).strip().toLowerCase(Locale.ROOT).equals(name)) {
                    return n;
                }
            }
        }
        throw InputException.of(
                Location.of(file, 1),
                "no column " + (column.isEmpty() ? "says which records were included" : "is called \"" + column + "\""),
                "one of " + String.join(", ", header),
                "Name the column with --label.");
    }
}
