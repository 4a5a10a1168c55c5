package org.nocimap.report.words;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The papers of {@code references.json}, by the name of their {@link Reference}. */
final class Papers {
    private static final Map<String, Paper> ALL = read();

    private Papers() {}

    static Paper of(String name) {
        Paper paper = ALL.get(name);
        if (paper == null) {
            throw new IllegalStateException(name + " is missing from references.json");
        }
        return paper;
    }

    private static Map<String, Paper> read() {
        try (InputStream in = Papers.class.getResourceAsStream("references.json")) {
            return Map.copyOf(new ObjectMapper().readValue(in, new TypeReference<Map<String, Paper>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
