package org.nocimap.fmri.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Grid;
import org.nocimap.image.nifti.MaskFile;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/**
 * The preprocessed runs of a data set.
 *
 * @param root the data set as the user named it
 * @param runs in the order of their names
 */
public record DataSet(Path root, List<PreparedRun> runs) {
    private static final int DEPTH = 8;
    private static final double TR_TOLERANCE = 1e-3;

    public DataSet {
        runs = List.copyOf(runs);
    }

    /**
     * Looks through a data set: its own folder if that holds derivatives, else {@code derivatives/*}.
     *
     * @param problems gets everything that is wrong or suspicious, of all runs; a run with an error is left out
     */
    public static DataSet scan(Path root, RunFilter filter, Problems problems) {
        TreeMap<String, Path> files = new TreeMap<>();
        for (Path home : homes(root)) {
            list(home, files, problems);
        }
        RawFiles raw = RawFiles.list(root, problems);
        List<PreparedRun> runs = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Optional<BidsName> name = BidsName.parse(file.getKey());
            boolean bold = name.isPresent()
                    && name.get().suffix().equals("bold")
                    && name.get().extension().startsWith(".nii")
                    && name.get().entity("desc").orElse("").equals("preproc")
                    && name.get().entity("space").isPresent();
            if (bold && filter.takes(name.get())) {
                run(name.get(), file.getValue(), files, raw, problems).ifPresent(runs::add);
            }
        }
        if (runs.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    Location.of(root),
                    "holds no preprocessed run that was asked for",
                    "files such as"
                            + " derivatives/fmriprep/sub-01/func/sub-01_task-rest_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz",
                    "Name the folder that holds derivatives/, or the derivatives themselves, and check the filters.");
        }
        Consistency.check(runs, problems);
        Participants.check(root, runs, filter, problems);
        return new DataSet(root, runs);
    }

    /** Labels of the participants, ascending. */
    public List<String> subjects() {
        return List.copyOf(new TreeSet<>(runs.stream().map(PreparedRun::subject).toList()));
    }

    private static List<Path> homes(Path root) {
        Path derivatives = root.resolve("derivatives");
        if (!Files.isDirectory(derivatives)) {
            return List.of(root);
        }
        try (Stream<Path> folders = Files.list(derivatives)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of(root);
        }
    }

    private static void list(Path home, Map<String, Path> files, Problems problems) {
        try (Stream<Path> all = Files.walk(home, DEPTH)) {
            all.filter(Files::isRegularFile).sorted().forEach(file -> {
                String name = file.getFileName().toString();
                Path other = files.putIfAbsent(name, file);
                if (other != null && name.startsWith("sub-")) {
                    problems.error(
                            Location.of(file),
                            "the same file name stands in " + other.getParent() + " too",
                            "each run once",
                            "Remove one, or name the folder of derivatives that is meant.");
                }
            });
        } catch (IOException e) {
            problems.error(Location.of(home), "cannot be read: " + e.getMessage(), "a readable folder", "");
        }
    }

    private static Optional<PreparedRun> run(
            BidsName name, Path bold, Map<String, Path> files, RawFiles raw, Problems problems) {
        Problems own = new Problems();
        Optional<Path> mask = find(files, name.with("desc", "brain").as("mask", ".nii.gz"))
                .or(() -> find(files, name.with("desc", "brain").as("mask", ".nii")));
        Optional<Path> confounds = find(
                files,
                name.without("space", "res", "cohort").with("desc", "confounds").as("timeseries", ".tsv"));
        if (mask.isEmpty()) {
            missing(own, bold, "brain mask", name.with("desc", "brain").as("mask", ".nii.gz"));
        }
        if (confounds.isEmpty()) {
            missing(
                    own,
                    bold,
                    "table of confounds",
                    name.without("space", "res", "cohort")
                            .with("desc", "confounds")
                            .as("timeseries", ".tsv"));
        }
        double tr = 0;
        double start = 0;
        int volumes = 0;
        try {
            NiftiImage image = NiftiFile.read(bold);
            volumes = image.volumes();
            tr = repetition(name, bold, image, files, own);
            start = start(name, files, tr);
            if (volumes < 20) {
                own.error(
                        Location.of(bold),
                        "the run has " + volumes + " volumes",
                        "at least 20",
                        "Leave the run out with --bids-filter-file or --participant-label.");
            }
            if (mask.isPresent()) {
                Grid grid = NiftiFile.read(mask.get()).grid();
                if (!grid.equals(image.grid())) {
                    own.error(
                            Location.of(mask.get()),
                            "lies on another grid than " + bold.getFileName(),
                            "the same size and affine",
                            "Resample the mask to the run's grid.");
                } else if (MaskFile.read(mask.get()).mask().size() == 0) {
                    own.error(Location.of(mask.get()), "no voxel is in the mask", "the brain", "Make the mask anew.");
                }
            }
        } catch (InputException e) {
            e.problems().forEach(own::add);
        }
        problems.addAll(own.warnings());
        if (own.hasErrors() || mask.isEmpty() || confounds.isEmpty()) {
            try {
                own.throwIfAny();
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
            return Optional.empty();
        }
        return Optional.of(new PreparedRun(
                name, bold, mask.get(), confounds.get(), tissues(name, files), tr, volumes, start, raw.of(name)));
    }

    private static double repetition(
            BidsName name, Path bold, NiftiImage image, Map<String, Path> files, Problems problems) {
        double header = image.header().repetitionSeconds();
        Optional<Path> sidecar = find(files, name.as("bold", ".json"));
        if (sidecar.isEmpty()) {
            missing(problems, bold, "sidecar", name.as("bold", ".json"));
            return header;
        }
        JsonNode tr = Sidecar.read(sidecar.get(), problems).path("RepetitionTime");
        if (!tr.isNumber() || !(tr.asDouble() > 0)) {
            problems.error(
                    Location.of(sidecar.get()).about("RepetitionTime"),
                    "the repetition time is not given",
                    "a positive number of seconds",
                    "Add it to the sidecar.");
            return header;
        }
        if (header > 0 && Math.abs(header - tr.asDouble()) > TR_TOLERANCE * tr.asDouble()) {
            problems.error(
                    Location.of(sidecar.get()).about("RepetitionTime"),
                    "is " + tr.asDouble() + " s here and " + header + " s in the header of the image",
                    "the same time",
                    "Correct the one that is wrong.");
        }
        return tr.asDouble();
    }

    /** When the first volume was taken, as fMRIPrep says it (half a repetition time after slice timing was corrected); 0 else. */
    private static double start(BidsName name, Map<String, Path> files, double tr) {
        double start = find(files, name.as("bold", ".json"))
                .map(file ->
                        Sidecar.read(file, new Problems()).path("StartTime").asDouble(0))
                .orElse(0.0);
        return start >= 0 && start < tr ? start : 0;
    }

    private static Map<Tissue, Path> tissues(BidsName name, Map<String, Path> files) {
        Map<Tissue, Path> found = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) {
            files.forEach((text, path) -> BidsName.parse(text).ifPresent(other -> {
                boolean fits = other.suffix().equals("probseg")
                        && other.extension().startsWith(".nii")
                        && other.entity("label").orElse("").equals(tissue.label())
                        && other.entity("sub").equals(name.entity("sub"))
                        && other.entity("space").equals(name.entity("space"))
                        && (other.entity("ses").isEmpty() || other.entity("ses").equals(name.entity("ses")));
                if (fits) {
                    found.putIfAbsent(tissue, path);
                }
            }));
        }
        return found;
    }

    private static Optional<Path> find(Map<String, Path> files, BidsName name) {
        return Optional.ofNullable(files.get(name.toString()));
    }

    private static void missing(Problems problems, Path bold, String what, BidsName expected) {
        problems.error(
                Location.of(bold),
                "the run has no " + what,
                "a file " + expected,
                "Copy it beside the run, or leave the run out.");
    }
}
