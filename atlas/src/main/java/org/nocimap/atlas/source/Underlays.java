package org.nocimap.atlas.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.Underlay;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** Pictures to draw maps on, by name or by file. */
public final class Underlays {
    private static final String FSL_FILE = "data/standard/MNI152_T1_1mm_brain.nii.gz";

    private Underlays() {}

    /**
     * @param nameOrFile {@code colin27}, {@code fsl} (FSL's MNI152 template, by {@code FSLDIR}), or a NIfTI file in MNI
     *     millimetres
     * @throws InputException when it is neither, or cannot be read
     */
    public static Underlay resolve(String nameOrFile, Surroundings surroundings) {
        return switch (nameOrFile) {
            case "colin27" -> BuiltIn.underlay();
            case "fsl" -> read(fslFile(surroundings), "MNI152 (FSL)");
            default ->
                read(existing(nameOrFile), String.valueOf(Path.of(nameOrFile).getFileName()));
        };
    }

    private static Path fslFile(Surroundings surroundings) {
        Optional<Path> file =
                surroundings.fsl().map(fsl -> fsl.resolve(FSL_FILE)).filter(Files::isRegularFile);
        return file.orElseThrow(() -> InputException.of(
                Location.option("fsl"),
                "FSL's MNI152 template is not here",
                "FSLDIR naming a folder that holds " + FSL_FILE,
                "Set FSLDIR, name a NIfTI file, or use colin27."));
    }

    private static Path existing(String name) {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw InputException.of(
                    Location.option(name),
                    "is neither an underlay's name nor a file",
                    "colin27, fsl or a NIfTI file",
                    "Check the path and the spelling.");
        }
        return file;
    }

    private static Underlay read(Path file, String caption) {
        NiftiImage image = NiftiFile.read(file);
        if (image.volumes() != 1) {
            throw InputException.of(
                    Location.of(file), "has " + image.volumes() + " volumes", "one volume", "Name a single image.");
        }
        return new Underlay(image.volume(), caption);
    }
}
