package org.nocimap.fmri.participant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.BidsName;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/**
 * The denoised runs that the participant level left, and the voxels that all of them have.
 *
 * @param runs by name; those that are not used are not here
 * @param mask voxels with a signal in every run
 */
public record CleanedRuns(List<Entry> runs, Mask mask) {
    private static final int DEPTH = 5;
    private static final int LEAST_VOXELS = 100;
    private static final double MUCH = 0.05;

    public CleanedRuns {
        runs = List.copyOf(runs);
    }

    /**
     * A denoised run.
     *
     * @param name without {@code desc}
     * @param image 4-D
     * @param mark its sidecar
     * @param key what the run was made from; changes when anything of it does
     * @param kept which volumes take part
     * @param degreesOfFreedom left after denoising
     * @param trSeconds repetition time
     */
    public record Entry(
            BidsName name, Path image, Path mark, String key, boolean[] kept, int degreesOfFreedom, double trSeconds) {
        /** The run's folder. */
        public Path folder() {
            return Optional.ofNullable(image.getParent()).orElse(Path.of(""));
        }

        /** {@code sub-01_ses-pre_task-rest}. */
        public String label() {
            return name.without("space", "res").stem();
        }
    }

    /**
     * Looks at sidecars, quality tables and one volume of each run.
     *
     * @param out folder of the participant level
     * @return nothing when there are problems, which are added
     */
    public static Optional<CleanedRuns> find(Path out, RunFilter filter, Problems problems) {
        Problems own = new Problems();
        List<Entry> runs = new ArrayList<>();
        for (Path mark : marks(out, own)) {
            BidsName.parse(mark.getFileName().toString())
                    .filter(filter::takes)
                    .flatMap(name -> entry(mark, name, own))
                    .ifPresent(runs::add);
        }
        if (runs.isEmpty() && !own.hasErrors()) {
            own.error(
                    Location.of(out),
                    "there is no denoised run that can be used",
                    "files …_desc-denoised_bold.nii.gz",
                    "Run the participant level first, with the same folder.");
        }
        Optional<CleanedRuns> found = Optional.empty();
        if (!own.hasErrors()) {
            found = mask(runs, own).map(mask -> new CleanedRuns(runs, mask));
        }
        try {
            own.throwIfAny();
        } catch (InputException e) {
            problems.addAll(e.problems());
            found = Optional.empty();
        }
        problems.addAll(own.warnings());
        return found;
    }

    private static List<Path> marks(Path out, Problems problems) {
        try (Stream<Path> all = Files.isDirectory(out) ? Files.walk(out, DEPTH) : Stream.empty()) {
            return all.filter(f -> f.getFileName().toString().endsWith("_desc-denoised_bold.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.error(Location.of(out), "cannot be read: " + e.getMessage(), "a readable folder", "");
            return List.of();
        }
    }

    private static Optional<Entry> entry(Path mark, BidsName name, Problems problems) {
        JsonNode tree = Sidecar.read(mark, problems);
        if (tree.isMissingNode() || !tree.path("Excluded").isEmpty()) {
            return Optional.empty();
        }
        if (tree.path("StageKey").asText().isEmpty()) {
            problems.error(
                    Location.of(mark),
                    "the run is not finished",
                    "runs that the participant level has done",
                    "Run the participant level again; it goes on where it was.");
            return Optional.empty();
        }
        Path image = mark.resolveSibling(name.as("bold", ".nii.gz").toString());
        Path quality = mark.resolveSibling(
                name.with("desc", "quality").as("timeseries", ".tsv").toString());
        for (Path file : List.of(image, quality)) {
            if (!Files.isRegularFile(file)) {
                problems.error(
                        Location.of(mark),
                        "the run's " + file.getFileName() + " is missing",
                        "what the participant level wrote",
                        "Remove the sidecar and run the participant level again.");
                return Optional.empty();
            }
        }
        TsvFile table = TsvFile.read(quality, problems);
        if (!table.has("censored")) {
            problems.error(
                    Location.of(quality, 1),
                    "has no column censored",
                    "that column",
                    "Run the participant level again.");
            return Optional.empty();
        }
        double[] censored = table.numbers("censored", problems);
        boolean[] kept = new boolean[censored.length];
        for (int t = 0; t < kept.length; t++) {
            kept[t] = censored[t] == 0;
        }
        return Optional.of(new Entry(
                name.without("desc"),
                image,
                mark,
                tree.path("StageKey").asText(),
                kept,
                tree.path("DegreesOfFreedomLeft").asInt(),
                tree.path("RepetitionTime").asDouble(1)));
    }

    /** Voxels that are not 0 in the first volume that takes part of every run. */
    private static Optional<Mask> mask(List<Entry> runs, Problems problems) {
        Optional<NiftiImage> first = Optional.empty();
        int[] having = new int[0];
        int[] sizes = new int[runs.size()];
        for (int n = 0; n < runs.size(); n++) {
            Entry run = runs.get(n);
            NiftiImage image = NiftiFile.read(run.image());
            if (first.isEmpty()) {
                first = Optional.of(image);
                having = new int[image.grid().size()];
            }
            if (!image.grid().isAlike(first.get().grid()) || image.volumes() != run.kept().length) {
                problems.error(
                        Location.of(run.image()),
                        image.volumes() != run.kept().length
                                ? "the run has " + image.volumes() + " volumes and its quality table "
                                        + run.kept().length
                                : "lies on another grid than "
                                        + runs.get(0).image().getFileName(),
                        "runs on one grid, as the participant level wrote them",
                        "Bring the runs onto one grid, or choose runs of one space with --bids-filter-file.");
                continue;
            }
            int shown = 0;
            while (shown < run.kept().length - 1 && !run.kept()[shown]) {
                shown++;
            }
            float[] data = image.volume(shown).data();
            for (int v = 0; v < data.length; v++) {
                if (data[v] != 0 && Float.isFinite(data[v])) {
                    having[v]++;
                    sizes[n]++;
                }
            }
        }
        if (problems.hasErrors() || first.isEmpty()) {
            return Optional.empty();
        }
        int[] common = having;
        Mask mask = Mask.of(
                first.get().grid(),
                java.util.stream.IntStream.range(0, common.length)
                        .filter(v -> common[v] == runs.size())
                        .toArray());
        tellLosses(runs, sizes, mask, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(mask);
    }

    private static void tellLosses(List<Entry> runs, int[] sizes, Mask mask, Problems problems) {
        int[] sorted = sizes.clone();
        Arrays.sort(sorted);
        int usual = sorted[sorted.length / 2];
        if (mask.size() < LEAST_VOXELS) {
            problems.error(
                    Location.NOWHERE,
                    "all runs together have only " + mask.size() + " voxels in common",
                    "brain masks that overlap",
                    "Look at the masks; leave runs out with --participant-label.");
            return;
        }
        for (int n = 0; n < sizes.length; n++) {
            if (sizes[n] < (1 - MUCH) * usual) {
                problems.warning(
                        Location.of(runs.get(n).image()),
                        String.format(Locale.ROOT, "the run has %d voxels, the median run %d", sizes[n], usual),
                        "runs that cover the same brain",
                        "What it lacks is left out for all; look at its mask, or leave the run out.");
            }
        }
    }

    /** Reads a run over the common mask. */
    public CleanRun read(Entry entry) {
        float[][] volumes = new float[entry.kept().length][mask.size()];
        NiftiFile.read(entry.image()).forEachVolume((t, volume) -> {
            for (int v = 0; v < mask.size(); v++) {
                float value = volume.data()[mask.index(v)];
                volumes[t][v] = Float.isFinite(value) ? value : 0;
            }
        });
        return new CleanRun(
                new Run(mask, entry.trSeconds(), volumes), entry.kept(), Math.max(3, entry.degreesOfFreedom()));
    }

    /** Volumes of the longest run. */
    public int longest() {
        return runs.stream().mapToInt(r -> r.kept().length).max().orElse(0);
    }
}
