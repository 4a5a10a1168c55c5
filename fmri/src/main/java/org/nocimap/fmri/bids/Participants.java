package org.nocimap.fmri.bids;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** {@code participants.tsv} beside the scans that are there. */
final class Participants {
    private Participants() {}

    static void check(Path root, List<PreparedRun> runs, RunFilter filter, Problems problems) {
        Path file = root.resolve("participants.tsv");
        Set<String> scanned =
                runs.stream().map(r -> "sub-" + r.subject()).collect(Collectors.toCollection(TreeSet::new));
        for (String asked : filter.participants()) {
            if (!scanned.contains("sub-" + asked)) {
                problems.error(
                        Location.option("--participant-label"),
                        "participant " + asked + " has no run that can be used",
                        scanned.isEmpty() ? "" : "one of " + String.join(", ", scanned),
                        "Check the label.");
            }
        }
        if (!Files.isRegularFile(file)) {
            return;
        }
        TsvFile table = TsvFile.read(file, problems);
        if (!table.has("participant_id")) {
            problems.error(
                    Location.of(file, 1),
                    "has no column participant_id",
                    "that column, with sub-…",
                    "Name the column.");
            return;
        }
        Set<String> listed = new TreeSet<>();
        List<String> labels = table.cells("participant_id");
        for (int n = 0; n < labels.size(); n++) {
            if (!listed.add(labels.get(n))) {
                problems.error(
                        Location.of(file, n + 2),
                        labels.get(n) + " comes twice",
                        "each participant once",
                        "Remove one of the lines.");
            }
        }
        for (String label : listed) {
            boolean asked =
                    filter.participants().isEmpty() || filter.participants().contains(label.replaceFirst("^sub-", ""));
            if (asked && !scanned.contains(label)) {
                problems.warning(
                        Location.of(file),
                        label + " stands in the table but has no run that can be used",
                        "a run for every participant",
                        "Nothing is computed for this participant.");
            }
        }
        for (String label : scanned) {
            if (!listed.contains(label)) {
                problems.warning(
                        Location.of(file),
                        label + " has scans but does not stand in the table",
                        "a line for every participant",
                        "Group models will not know this participant.");
            }
        }
    }
}
