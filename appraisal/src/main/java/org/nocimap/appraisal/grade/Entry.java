package org.nocimap.appraisal.grade;

import java.util.Map;
import org.nocimap.files.Location;

/**
 * One thing that a decisions file says of an outcome, or of all.
 *
 * @param key lower case, one blank between words: {@code risk of bias}
 * @param fields {@code value}, {@code reason}, {@code by} and, for studies, more
 * @param where it stands
 */
record Entry(String key, Map<String, String> fields, Location where) {
    Entry {
        fields = Map.copyOf(fields);
    }

    String value() {
        return field("value");
    }

    String reason() {
        return field("reason");
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
