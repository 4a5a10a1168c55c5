package org.nocimap.atlas.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** Reads label volumes: NIfTI files of integers, with the names from a table, from inside the file, or from nowhere. */
public final class LabelVolume {
    private LabelVolume() {}

    /**
     * An atlas the user brings.
     *
     * @param table the label table; when empty, the one that lies beside the volume, else the names inside the file, else
     *     "label N"
     * @throws InputException when volume or table cannot be read, or the volume does not hold labels
     */
    public static LabelAtlas read(Path volume, Optional<Path> table, AtlasInfo info) {
        NiftiImage image = NiftiFile.read(volume);
        Optional<Path> found = table.or(() -> LabelTable.beside(volume));
        Map<Integer, Region> names = found.isPresent() ? LabelTable.read(found.get()) : namesInHeader(image, volume);
        return atlas(single(image, volume), volume, names, info);
    }

    /**
     * An atlas of the catalogue.
     *
     * @param folder the folder that holds its files
     */
    static LabelAtlas read(CatalogueEntry entry, Path folder) {
        Path volume = folder.resolve(entry.file());
        NiftiImage image = NiftiFile.read(volume);
        Map<Integer, Region> names =
                switch (entry.labels()) {
                    case IN_HEADER -> namesInHeader(image, volume);
                    case TEXT -> LabelTable.read(folder.resolve(entry.labelText()));
                    case NUMBERS -> Map.of();
                };
        Volume stored = single(image, volume);
        Volume labels = new Volume(entry.mended(stored.grid()), stored.data());
        if (entry.labels() == LabelKind.NUMBERS) {
            names = numbered(labels, entry.labelText());
        }
        return atlas(labels, volume, names, entry.info());
    }

    /** True when the files of a catalogue entry are all in a folder. */
    static boolean isIn(CatalogueEntry entry, Path folder) {
        return entry.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    private static LabelAtlas atlas(Volume labels, Path volume, Map<Integer, Region> names, AtlasInfo info) {
        try {
            return LabelAtlas.of(info, labels, names);
        } catch (IllegalArgumentException e) {
            throw InputException.of(
                    Location.of(volume),
                    "is not a label volume: " + e.getMessage(),
                    "integers",
                    "Name a label volume, not a map of probabilities or intensities.");
        }
    }

    private static Volume single(NiftiImage image, Path volume) {
        if (image.volumes() != 1) {
            throw InputException.of(
                    Location.of(volume),
                    "has " + image.volumes() + " volumes",
                    "one volume of labels",
                    "Probability maps are not labels: take the maximum-probability volume of the atlas.");
        }
        return image.volume();
    }

    private static Map<Integer, Region> numbered(Volume labels, String prefix) {
        Map<Integer, Region> names = new HashMap<>();
        float last = 0;
        for (float value : labels.data()) {
            if (value != last && value != 0) {
                int id = (int) value;
                names.computeIfAbsent(id, v -> new Region(v, prefix + v));
            }
            last = value;
        }
        return names;
    }

    private static Map<Integer, Region> namesInHeader(NiftiImage image, Path volume) {
        String text = new String(image.beforeData(), StandardCharsets.UTF_8).replace("\0", "");
        boolean looksLikeLabels =
                text.lines().filter(line -> !line.isBlank()).allMatch(line -> line.matches("\\s*-?\\d+\\t.+"));
        return looksLikeLabels ? LabelText.read(text, volume) : Map.of();
    }
}
