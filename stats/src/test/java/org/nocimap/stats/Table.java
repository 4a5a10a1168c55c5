package org.nocimap.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reference values in a tab-separated file beside the tests: comments with {@code #}, then a line of names, then rows. */
public final class Table {
    private Table() {}

    public record Row(Map<String, String> cells) {
        public String text(String column) {
            return cells.get(column);
        }

        public double number(String column) {
            return Double.parseDouble(cells.get(column));
        }

        public int whole(String column) {
            return Integer.parseInt(cells.get(column));
        }
    }

    public static List<Row> read(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
            String[] names = lines.get(0);
            return lines.stream().skip(1).map(line -> row(names, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] names, String[] values) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            cells.put(names[i], values[i]);
        }
        return new Row(cells);
    }
}
