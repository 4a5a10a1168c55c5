package org.nocimap.fmri.participant;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.BidsName;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.firstlevel.ContrastMap;
import org.nocimap.fmri.firstlevel.TaskModel;
import org.nocimap.fmri.spec.ParticipantSpec;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/**
 * Fixed effects of a participant: over the runs of a session (names without {@code run}), and over sessions where there are several
 * (names without {@code ses}).
 */
final class TaskCombination {
    private final Path out;
    private final ParticipantSpec spec;
    private final Problems problems;

    TaskCombination(Path out, ParticipantSpec spec, Problems problems) {
        this.out = out;
        this.spec = spec;
        this.problems = problems;
    }

    /** Maps of a contrast as a run left them. */
    private record Stored(Path file, Volume effect, Volume variance, double degreesOfFreedom) {}

    /**
     * @param runs what became of them, in the order of the data set
     */
    void write(DataSet data, List<RunQuality> runs, Map<String, Object> about) {
        Map<String, List<PreparedRun>> groups = new TreeMap<>();
        for (int n = 0; n < runs.size(); n++) {
            PreparedRun run = data.runs().get(n);
            if (!runs.get(n).excluded().isEmpty() || spec.task(run.task()).isEmpty()) {
                continue;
            }
            BidsName name = run.name().without("desc");
            if (name.entity("run").isPresent()) {
                groups.computeIfAbsent(name.without("run").stem(), g -> new ArrayList<>())
                        .add(run);
            }
            if (name.entity("ses").isPresent()) {
                groups.computeIfAbsent(name.without("run", "ses").stem(), g -> new ArrayList<>())
                        .add(run);
            }
        }
        groups.forEach((stem, members) -> {
            BidsName name = BidsName.parse(stem + "_statmap.nii.gz").orElseThrow();
            boolean acrossSessions = name.entity("ses").isEmpty();
            long sessions =
                    members.stream().map(r -> r.session().orElse("")).distinct().count();
            if (!acrossSessions || sessions > 1 || members.get(0).session().isEmpty()) {
                combine(name, members, about);
            }
        });
    }

    private void combine(BidsName name, List<PreparedRun> members, Map<String, Object> about) {
        TaskModel model = spec.task(members.get(0).task()).orElseThrow();
        Path folder = out.resolve("sub-" + name.entity("sub").orElseThrow());
        Path func = name.entity("ses")
                .map(s -> folder.resolve("ses-" + s))
                .orElse(folder)
                .resolve("func");
        RunFiles files = RunFiles.modelled(func, name);
        Set<String> before = files.earlier();
        if (!before.isEmpty()) {
            files.begin(before);
        }
        contrasts(name, members, model, files, about);
        files.removeStale(before);
        if (files.hasWritten()) {
            files.mark(about);
        }
    }

    private void contrasts(
            BidsName name, List<PreparedRun> members, TaskModel model, RunFiles files, Map<String, Object> about) {
        for (String line : model.contrasts()) {
            TaskContrast contrast = TaskContrast.of(line);
            List<Stored> maps = new ArrayList<>();
            members.forEach(run -> stored(run, contrast).ifPresent(maps::add));
            if (maps.isEmpty()) {
                continue;
            }
            if (maps.stream()
                    .anyMatch(
                            m -> !m.effect().grid().equals(maps.get(0).effect().grid()))) {
                problems.warning(
                        Location.of(maps.get(0).file()),
                        "the runs of " + name.stem() + " lie on different grids",
                        "one grid for a participant",
                        "They are not put together.");
                return;
            }
            Mask mask = maps.stream()
                    .map(m -> Mask.above(m.variance(), 0))
                    .reduce(Mask::intersection)
                    .orElseThrow();
            if (mask.size() == 0) {
                problems.warning(
                        Location.of(maps.get(0).file()),
                        "the masks of the runs of " + name.stem() + " do not overlap",
                        "voxels that all runs have",
                        "They are not put together.");
                return;
            }
            ContrastMap all = ContrastMap.fixedEffects(maps.stream()
                    .map(m -> new ContrastMap(
                            mask.valuesOf(m.effect()), mask.valuesOf(m.variance()), m.degreesOfFreedom()))
                    .toList());
            Map<String, Object> sidecar = new LinkedHashMap<>(about);
            sidecar.put("Contrast", contrast.text());
            sidecar.put("Estimator", "fixed effects");
            sidecar.put("DegreesOfFreedom", all.degreesOfFreedom());
            sidecar.put("SpatialReference", name.entity("space").orElse(""));
            sidecar.put(
                    "Sources",
                    maps.stream()
                            .map(m -> "bids::"
                                    + out.relativize(m.file()).toString().replace('\\', '/'))
                            .collect(Collectors.toList()));
            files.contrast(contrast.name(), mask, all, sidecar);
        }
    }

    private Optional<Stored> stored(PreparedRun run, TaskContrast contrast) {
        RunFiles files = RunFiles.modelled(out.resolve(run.folder()).resolve("func"), run.name());
        Path effect = files.contrastFile(contrast.name(), "effect", ".nii.gz");
        if (!Files.isRegularFile(effect)) {
            return Optional.empty();
        }
        JsonNode sidecar = Sidecar.read(files.contrastFile(contrast.name(), "effect", ".json"), problems);
        return Optional.of(new Stored(
                effect,
                NiftiFile.read(effect).volume(),
                NiftiFile.read(files.contrastFile(contrast.name(), "variance", ".nii.gz"))
                        .volume(),
                sidecar.path("DegreesOfFreedom").asDouble()));
    }
}
