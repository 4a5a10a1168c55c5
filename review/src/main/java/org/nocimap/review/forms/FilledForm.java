package org.nocimap.review.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one extractor filled in for one study.
 *
 * @param answers by the field's key; a key that is missing was not filled in
 */
public record FilledForm(String formId, int formVersion, String study, String extractor, Map<String, String> answers) {
    public FilledForm {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** The answer; empty when nothing was filled in. */
    public String answer(String key) {
        return answers.getOrDefault(key, "").strip();
    }
}
