package org.nocimap.evidence.conditions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;

/**
 * Conditions with their names, and the words that say something of a text without naming a condition.
 *
 * @param conditions in the order of the file
 * @param common words by what they say
 */
public record PainConditions(List<PainCondition> conditions, Map<Common, List<String>> common) {
    private static final String BUILT_IN = "pain-conditions.txt";
    private static final long MOST_BYTES = 1L << 20;

    public PainConditions {
        conditions = List.copyOf(conditions);
        common = Map.copyOf(common);
    }

    /** What words say that name no condition. */
    public enum Common {
        /** Nothing. */
        SILENT,
        /** That the group may not have what the text names. */
        DOUBTFUL,
        /** A group of comparison. */
        CONTROLS,
        /** Stands between patients and controls. */
        VERSUS,
        /** Stands between two of something. */
        JOINS
    }

    /** The conditions that ship with Nocimap. */
    public static PainConditions builtIn() {
        try (InputStream in = PainConditions.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ConditionFile.read(text, new Location(BUILT_IN, 0, 0, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Conditions of the user's own file, in the same form.
     *
     * @throws org.nocimap.files.InputException with every line that cannot be read
     */
    public static PainConditions read(Path file) {
        String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
        return ConditionFile.read(text, Location.of(file));
    }

    /** The condition of a canonical name. */
    public Optional<PainCondition> named(String name) {
        return conditions.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Whether one condition is a kind of another, directly or through others. */
    public boolean isKindOf(PainCondition narrow, PainCondition broad) {
        Set<String> seen = new java.util.HashSet<>();
        Optional<String> next = narrow.broader();
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(broad.name())) {
                return true;
            }
            next = named(next.get()).flatMap(PainCondition::broader);
        }
        return false;
    }

    /** The conditions by group, both in the order of the file. */
    public Map<String, List<PainCondition>> byGroup() {
        Map<String, List<PainCondition>> groups = new LinkedHashMap<>();
        for (PainCondition condition : conditions) {
            groups.computeIfAbsent(condition.group(), group -> conditions.stream()
                    .filter(c -> c.group().equals(group))
                    .toList());
        }
        return groups;
    }
}
