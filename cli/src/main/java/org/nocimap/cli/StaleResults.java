package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.review.handover.Staleness;
import org.nocimap.review.store.Store;

/** Tells which results no longer say what the review says, and why. */
final class StaleResults {
    private StaleResults() {}

    static List<Map<String, Object>> tell(Store store, List<Path> folders, Console console) {
        Staleness staleness = new Staleness(store);
        List<Map<String, Object>> tree = new ArrayList<>();
        for (Path folder : folders) {
            for (Staleness.Verdict verdict : staleness.of(folder)) {
                String state =
                        switch (verdict.state()) {
                            case FRESH -> "up to date";
                            case STALE -> "stale";
                            case UNKNOWN -> "cannot be told";
                        };
                console.line(folder + (verdict.file().isEmpty() ? "" : ", from " + verdict.file()) + ": " + state);
                verdict.why().forEach(why -> console.line("    " + why));
                tree.add(Map.of(
                        "result", folder.toString(),
                        "file", verdict.file(),
                        "snapshot", verdict.snapshot(),
                        "state", verdict.state().name().toLowerCase(Locale.ROOT),
                        "why", verdict.why()));
            }
        }
        return tree;
    }
}
