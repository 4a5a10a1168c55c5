package org.nocimap.review.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a form that one extractor filled in.
 *
 * @param place of the row among the extractor's rows, from 1
 * @param answers by the field's key; a key that is missing was not filled in
 */
public record FilledRow(long place, Map<String, String> answers) {
    public FilledRow {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** The answer; empty when nothing was filled in. */
    public String answer(String key) {
        return answers.getOrDefault(key, "").strip();
    }
}
