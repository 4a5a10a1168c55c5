package org.nocimap.fmri.bids;

import java.util.List;
import java.util.Map;

/**
 * Which runs are asked for.
 *
 * @param participants labels without {@code sub-}; empty for all
 * @param sessions labels without {@code ses-}; empty for all
 * @param entities other entities a run must have, such as {@code task} and {@code space}
 */
public record RunFilter(List<String> participants, List<String> sessions, Map<String, String> entities) {
    /** Every run. */
    public static final RunFilter ALL = new RunFilter(List.of(), List.of(), Map.of());

    public RunFilter {
        participants = participants.stream().map(p -> bare(p, "sub-")).toList();
        sessions = sessions.stream().map(s -> bare(s, "ses-")).toList();
        entities = Map.copyOf(entities);
    }

    private static String bare(String label, String prefix) {
        return label.startsWith(prefix) ? label.substring(prefix.length()) : label;
    }

    /** Whether a file is of a run that is asked for. */
    public boolean takes(BidsName name) {
        return (participants.isEmpty()
                        || participants.contains(name.entity("sub").orElse("")))
                && (sessions.isEmpty() || sessions.contains(name.entity("ses").orElse("")))
                && entities.entrySet().stream()
                        .allMatch(e -> name.entity(e.getKey()).orElse("").equals(e.getValue()));
    }
}
