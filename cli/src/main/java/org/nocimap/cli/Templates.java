package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.ShelfItem;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.inference.decoding.Coarsening;
import org.nocimap.inference.decoding.Template;

/**
 * Templates to compare a map with, from files, folders and atlases, on the map's own grid.
 *
 * @param templates usable ones
 * @param files that they come from
 * @param warnings about what could not be used
 */
record Templates(List<Template> templates, List<Path> files, List<Problem> warnings) {
    private static final String INSTALLED = "installed";
    private static final int MOST = 5000;

    /**
     * @param names a folder of NIfTI files, such a file, the name of an atlas, or {@code installed} for all atlases that are
     *     there
     * @param mask of the map
     * @throws InputException when a name means nothing, or no template is left
     */
    static Templates read(List<String> names, Mask mask, Coarsening coarse) {
        Reading reading = new Reading(mask, coarse);
        AtlasShelf shelf = AtlasShelf.of(Surroundings.ofThisMachine());
        for (String name : names) {
            Path path = Path.of(name);
            if (name.equals(INSTALLED)) {
                for (ShelfItem item : shelf.items()) {
                    if (item.info().origin() != Origin.AVAILABLE) {
                        reading.atlas(shelf.open(item.info().name()));
                    }
                }
            } else if (Files.isDirectory(path)) {
                niftiFiles(path).forEach(reading::file);
            } else if (Files.isRegularFile(path)) {
                reading.file(path);
            } else {
                reading.atlas(shelf.open(name));
            }
        }
        if (reading.templates.isEmpty()) {
            throw InputException.of(
                    Location.option("--templates"),
                    "no template can be compared with the map"
                            + (reading.empty > 0 ? ": " + reading.empty + " have one value only within its mask" : ""),
                    "at least one map that varies within the mask",
                    "Name NIfTI files in MNI space, a folder of them, an atlas of 'nocimap atlas list', or"
                            + " 'installed'.");
        }
        List<Problem> warnings = new ArrayList<>(reading.warnings);
        if (reading.empty > 0) {
            warnings.add(Problem.warning(
                    Location.option("--templates"),
                    reading.empty + " of the templates have one value only within the map's mask and are left out",
                    "",
                    "Small labels vanish on coarse voxels."));
        }
        return new Templates(List.copyOf(reading.templates), List.copyOf(reading.files), warnings);
    }

    private static List<Path> niftiFiles(Path folder) {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(f -> String.valueOf(f.getFileName()).matches(".*\\.nii(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        if (found.isEmpty()) {
            throw InputException.of(
                    Location.option("--templates " + folder),
                    "the folder holds no NIfTI files",
                    "files that end in .nii or .nii.gz",
                    "Check the path.");
        }
        return found;
    }

    private static final class Reading {
        private final Mask mask;
        private final Coarsening coarse;
        private final List<Template> templates = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private int empty;

        Reading(Mask mask, Coarsening coarse) {
            this.mask = mask;
            this.coarse = coarse;
        }

        void file(Path path) {
            NiftiImage image = NiftiFile.read(path);
            files.add(path);
            warnings.addAll(image.warnings());
            String stem = String.valueOf(path.getFileName()).replaceFirst("\\.nii(\\.gz)?$", "");
            int number = 0;
            for (Volume volume : image.volumes() == 1 ? List.of(image.volume()) : volumes(image)) {
                number++;
                double[] values = mask.valuesOf(Resample.toGrid(volume, mask.grid(), Interpolation.LINEAR, 0));
                int unknown = 0;
                for (int n = 0; n < values.length; n++) {
                    if (!Double.isFinite(values[n])) {
                        values[n] = 0;
                        unknown++;
                    }
                }
                if (unknown > 0) {
                    warnings.add(Problem.warning(
                            Location.of(path),
                            unknown + " voxels within the mask are not a number and count as 0",
                            "finite values",
                            ""));
                }
                add(image.volumes() == 1 ? stem : stem + " " + number, values);
            }
        }

        private List<Volume> volumes(NiftiImage image) {
            List<Volume> volumes = new ArrayList<>();
            for (int n = 0; n < image.volumes(); n++) {
                volumes.add(image.volume(n));
            }
            return volumes;
        }

        /** One map of 0 and 1 for each label. */
        void atlas(LabelAtlas atlas) {
            Map<String, double[]> maps = new LinkedHashMap<>();
            for (int n = 0; n < mask.size(); n++) {
                int position = n;
                atlas.at(mask.grid().pointOf(mask.index(n)), 0)
                        .map(RegionLabel::label)
                        .ifPresent(label -> maps.computeIfAbsent(label, l -> new double[mask.size()])[position] = 1);
                if (maps.size() > MOST) {
                    throw InputException.of(
                            Location.option("--templates"), "there are more than " + MOST + " templates", "fewer", "");
                }
            }
            maps.forEach((label, values) -> add(atlas.info().name() + ": " + label, values));
        }

        private void add(String name, double[] values) {
            double[] averaged = coarse.average(values);
            double first = averaged[0];
            boolean varies = false;
            for (double value : averaged) {
                varies |= value != first;
            }
            if (varies) {
                templates.add(Template.of(name, averaged));
            } else {
                empty++;
            }
        }
    }
}
