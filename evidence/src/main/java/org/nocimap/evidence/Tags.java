package org.nocimap.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable copies of tag maps that keep the order of the input. */
final class Tags {
    private Tags() {}

    static Map<String, String> copy(Map<String, String> tags) {
        return tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
