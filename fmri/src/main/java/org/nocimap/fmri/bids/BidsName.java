package org.nocimap.fmri.bids;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file name made of entities: {@code sub-01_ses-pre_task-rest_bold.nii.gz}.
 *
 * @param entities by key, in the order of the name
 * @param suffix the word before the first dot
 * @param extension with its dot
 */
public record BidsName(Map<String, String> entities, String suffix, String extension) {
    public BidsName {
        entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    }

    /** Reads a name; nothing when it is none of this kind. */
    public static Optional<BidsName> parse(String fileName) {
        return parseAny(fileName).filter(name -> name.entities().containsKey("sub"));
    }

    /** The same for a name that may hold for all participants, such as {@code task-rest_bold.json}. */
    static Optional<BidsName> parseAny(String fileName) {
        int dot = fileName.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        String[] parts = fileName.substring(0, dot).split("_");
        Map<String, String> entities = new LinkedHashMap<>();
        for (int n = 0; n < parts.length - 1; n++) {
            int dash = parts[n].indexOf('-');
            if (dash < 1 || dash == parts[n].length() - 1) {
                return Optional.empty();
            }
            entities.put(parts[n].substring(0, dash), parts[n].substring(dash + 1));
        }
        return Optional.of(new BidsName(entities, parts[parts.length - 1], fileName.substring(dot)));
    }

    public Optional<String> entity(String key) {
        return Optional.ofNullable(entities.get(key));
    }

    /** The same entities without some. */
    public BidsName without(String... keys) {
        Map<String, String> left = new LinkedHashMap<>(entities);
        for (String key : keys) {
            left.remove(key);
        }
        return new BidsName(left, suffix, extension);
    }

    /** With an entity, at the end of the others or in the place where it stood. */
    public BidsName with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entities);
        more.put(key, value);
        return new BidsName(more, suffix, extension);
    }

    /** For another file with the same entities. */
    public BidsName as(String newSuffix, String newExtension) {
        return new BidsName(entities, newSuffix, newExtension);
    }

    /** {@code sub-01_ses-pre}, the entities alone. */
    public String stem() {
        StringBuilder text = new StringBuilder();
        entities.forEach((key, value) -> text.append(text.length() == 0 ? "" : "_")
                .append(key)
                .append('-')
                .append(value));
        return text.toString();
    }

    /** The file name. */
    @Override
    public String toString() {
        return stem() + "_" + suffix + extension;
    }
}
