package org.nocimap.review.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.files.Checksum;

/** Rows as the log writes them: JSON, columns in the table's order, long texts by their checksum. */
final class RowText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowText() {}

    static String logged(Table table, Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Table.Column column : table.columns()) {
            Object value = row.value(column);
            tree.put(
                    column.name(),
                    Table.LONG_TEXT.contains(column.name()) && !value.equals("")
                            ? "sha256:" + sha256((String) value)
                            : value);
        }
        return json(tree);
    }

    /** The key as text: {@code 12/TITLE_ABSTRACT/ana}. */
    static String key(Table table, Row row) {
        return table.key().stream().map(c -> row.value(c).toString()).collect(Collectors.joining("/"));
    }

    static String sha256(String text) {
        return Checksum.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
