package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of an analysis and their weights, as tags: {@code "heat; rest"} and {@code "1; -1"}. */
final class NimadsConditions {
    private NimadsConditions() {}

    /** The names of {@code conditions}, or empty when there is only the filler "default" that converters write. */
    static Optional<String> readNames(JsonInput json) {
        List<String> names = new ArrayList<>();
        if (!json.isArray()) {
            json.skip();
            return Optional.empty();
        }
        json.eachElement(() -> {
            if (!json.isObject()) {
                json.scalar().ifPresent(names::add);
                return;
            }
            json.eachMember(member -> {
                if (member.equals("name")) {
                    json.scalar().ifPresent(names::add);
                } else {
                    json.skip();
                }
            });
        });
        return names.isEmpty() || names.equals(List.of("default"))
                ? Optional.empty()
                : Optional.of(String.join("; ", names));
    }

    /** The weights, or empty for none or the single weight 1. */
    static Optional<String> readWeights(JsonInput json) {
        return json.scalarOrList()
                .map(text -> text.replaceAll("\\.0+(?=;|$)", ""))
                .filter(text -> !text.equals("1"));
    }
}
