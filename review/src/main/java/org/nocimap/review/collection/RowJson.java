package org.nocimap.review.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.store.Row;

/** Filled rows as the store keeps them: JSON by the fields' keys, in the form's order, empty cells left out. */
final class RowJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private RowJson() {}

    static String text(ExtractionForm form, Map<String, String> answers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            String answer = answers.getOrDefault(field.key(), "").strip();
            if (!answer.isEmpty()) {
                kept.put(field.key(), answer);
            }
        }
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    static FilledRow row(Row row) {
        try {
            return new FilledRow(row.number("place"), JSON.readValue(row.text("body"), TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a row that is none", e);
        }
    }
}
