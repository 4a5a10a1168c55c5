package org.nocimap.evidence.formats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.files.Problems;
import org.nocimap.image.Space;

/** The space words of one JSON file; each unknown one is told once. */
final class JsonSpaces {
    private final Problems problems;
    private final Map<String, Space> known = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    JsonSpaces(Problems problems) {
        this.problems = problems;
    }

    /** Reads the value under the cursor; empty for null and blank text and, after adding the problem, unknown words. */
    Optional<Space> read(JsonInput json, String item) {
        Optional<String> word = json.scalar();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Space space = known.get(word.get());
        if (space != null) {
            return Optional.of(space);
        }
        Optional<Space> parsed = SpaceNames.parse(word.get());
        if (parsed.isPresent()) {
            if (known.size() < 100) {
                known.put(word.get(), parsed.get());
            }
        } else if (unknown.size() < Problems.MOST_ERRORS && unknown.add(word.get())) {
            problems.error(
                    json.here(item),
                    "the space is \"" + NumberReader.shortened(word.get()) + "\"",
                    SpaceNames.EXPECTED,
                    "Correct it here and wherever it stands again.");
        }
        return parsed;
    }
}
