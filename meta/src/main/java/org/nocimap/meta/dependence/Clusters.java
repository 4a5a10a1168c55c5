package org.nocimap.meta.dependence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which effects belong together.
 *
 * @param members indices of each cluster's effects, from 0, clusters in the order of their first effect
 */
public record Clusters(List<int[]> members) {
    public Clusters {
        members = List.copyOf(members);
    }

    /** Effects with the same name belong together. */
    public static Clusters of(List<String> names) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i);
        }
        return new Clusters(byName.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList());
    }

    /** How many there are. */
    public int count() {
        return members.size();
    }
}
