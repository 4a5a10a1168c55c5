package org.nocimap.fmri.bids;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.nifti.NiftiFile;

/** Whether the runs of a task are alike; those that differ from most are told. */
final class Consistency {
    private Consistency() {}

    static void check(List<PreparedRun> runs, Problems problems) {
        Map<String, List<PreparedRun>> tasks = new LinkedHashMap<>();
        runs.forEach(r -> tasks.computeIfAbsent(
                        r.task() + " " + r.name().entity("space").orElse(""), t -> new ArrayList<>())
                .add(r));
        tasks.values().forEach(own -> {
            compare(
                    own,
                    r -> r.volumes() + " volumes",
                    "Degrees of freedom differ; group models weigh by variances.",
                    problems);
            compare(
                    own,
                    r -> "a repetition time of " + r.trSeconds() + " s",
                    "Look whether the scans were meant to differ.",
                    problems);
            compare(
                    own,
                    r -> {
                        var grid = NiftiFile.read(r.bold()).grid();
                        return "a grid of " + grid.nx() + " × " + grid.ny() + " × " + grid.nz() + " voxels at "
                                + grid.pointOf(0);
                    },
                    "Resample the run before participants are compared.",
                    problems);
        });
    }

    private static void compare(
            List<PreparedRun> runs, Function<PreparedRun, String> what, String mend, Problems problems) {
        Map<String, List<PreparedRun>> kinds = new LinkedHashMap<>();
        runs.forEach(r ->
                kinds.computeIfAbsent(what.apply(r), k -> new ArrayList<>()).add(r));
        int most = kinds.values().stream().mapToInt(List::size).max().orElse(0);
        String usual = kinds.entrySet().stream()
                .filter(k -> k.getValue().size() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        kinds.forEach((kind, members) -> {
            if (!kind.equals(usual)) {
                members.forEach(r -> problems.warning(
                        Location.of(r.bold()), "the run has " + kind, usual + ", as most runs of the task", mend));
            }
        });
    }
}
