package org.nocimap.fmri.bids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.LineReader;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * A BIDS table: tab-separated, one header line, {@code n/a} for what is missing.
 *
 * @param file where it comes from
 * @param columns names, each once
 * @param rows cells as they stand, as many in each row as there are columns; the n-th is line n + 2 of the file
 */
public record TsvFile(Path file, List<String> columns, List<List<String>> rows) {
    private static final long MOST_BYTES = 256L << 20;
    private static final int LONGEST_LINE = 1 << 20;

    public TsvFile {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table; lines that have another number of cells and column names that come twice are problems.
     *
     * @param file plain or gzip, lines ended by LF or CR LF
     */
    public static TsvFile read(Path file, Problems problems) {
        List<String> columns = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, MOST_BYTES, LONGEST_LINE)) {
            while (lines.advance()) {
                String text = lines.text();
                if (text.isEmpty() && lines.number() > 1) {
                    continue;
                }
                List<String> cells = List.of(text.split("\t", -1));
                if (lines.number() == 1) {
                    columns.addAll(cells);
                } else if (cells.size() != columns.size()) {
                    problems.error(
                            Location.of(file, lines.number()),
                            "the line has " + cells.size() + " cells",
                            columns.size() + ", as the header",
                            "Separate cells by tabs; write n/a where a value is missing.");
                } else {
                    rows.add(cells);
                }
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        if (new LinkedHashSet<>(columns).size() != columns.size()) {
            problems.error(Location.of(file, 1), "a column name comes twice", "each name once", "Rename one of them.");
        }
        return new TsvFile(file, columns, rows);
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** The cells of a column. */
    public List<String> cells(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(file + " has no column " + column);
        }
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** The numbers of a column, NaN for {@code n/a}; what is no number is a problem. */
    public double[] numbers(String column, Problems problems) {
        List<String> cells = cells(column);
        double[] numbers = new double[cells.size()];
        for (int n = 0; n < numbers.length; n++) {
            String cell = cells.get(n).strip();
            if (cell.isEmpty() || cell.equalsIgnoreCase("n/a") || cell.equalsIgnoreCase("nan")) {
                numbers[n] = Double.NaN;
                continue;
            }
            try {
                numbers[n] = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                numbers[n] = Double.NaN;
                problems.error(
                        Location.of(file, n + 2).about(column),
                        "\"" + cell + "\" is no number",
                        "a number or n/a",
                        "Correct the cell.");
            }
        }
        return numbers;
    }
}
