package org.nocimap.atlas.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.Origin;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.nifti.MaskFile;

/** Analysis masks by name or by file. */
public final class Masks {
    private static final String FSL_FILE = "data/standard/MNI152_T1_2mm_brain_mask.nii.gz";
    private static final String TEMPLATEFLOW_FILE =
            "tpl-MNI152NLin6Asym/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz";

    private Masks() {}

    /** The names that {@link #resolve} knows here: the built-in ones, and FSL's and TemplateFlow's where they are found. */
    public static List<String> names(Surroundings surroundings) {
        List<String> names = new ArrayList<>(List.of("brain", "grey-matter"));
        fslFile(surroundings).ifPresent(file -> names.add("fsl"));
        templateFlowFile(surroundings).ifPresent(file -> names.add("templateflow"));
        return List.copyOf(names);
    }

    /**
     * @param nameOrFile {@code brain}, {@code grey-matter}, {@code fsl}, {@code templateflow}, or a NIfTI file whose voxels
     *     other than 0 are the mask
     * @throws InputException when it is neither, cannot be read, or holds no voxel
     */
    public static NamedMask resolve(String nameOrFile, Surroundings surroundings) {
        return switch (nameOrFile) {
            case "brain" -> BuiltIn.brainMask();
            case "grey-matter" -> BuiltIn.greyMatterMask();
            case "fsl" -> found(nameOrFile, "FSL's MNI152 2 mm brain mask", "FSLDIR", fslFile(surroundings));
            case "templateflow" ->
                found(
                        nameOrFile,
                        "TemplateFlow's MNI152NLin6Asym 2 mm brain mask",
                        "TEMPLATEFLOW_HOME",
                        templateFlowFile(surroundings));
            default -> ofFile(nameOrFile, surroundings);
        };
    }

    private static NamedMask found(String name, String title, String variable, Optional<Path> file) {
        Path there = file.orElseThrow(() -> InputException.of(
                Location.option("--mask " + name),
                title + " is not here",
                variable + " naming a folder that holds it",
                "Set " + variable + ", name a NIfTI file, or use --mask brain."));
        return read(there, name, title, "As its makers say.");
    }

    private static NamedMask ofFile(String name, Surroundings surroundings) {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw InputException.of(
                    Location.option("--mask " + name),
                    "is neither a mask's name nor a file",
                    String.join(", ", names(surroundings)) + " or a NIfTI file",
                    "Check the path and the spelling.");
        }
        return read(file, name, "mask " + file.getFileName(), "The user's own file.");
    }

    private static NamedMask read(Path file, String name, String title, String licence) {
        MaskFile read = MaskFile.read(file);
        return new NamedMask(name, title, Origin.BROUGHT, licence, read.mask(), read.warnings());
    }

    private static Optional<Path> fslFile(Surroundings surroundings) {
        return surroundings.fsl().map(fsl -> fsl.resolve(FSL_FILE)).filter(Files::isRegularFile);
    }

    private static Optional<Path> templateFlowFile(Surroundings surroundings) {
        return surroundings
                .templateFlow()
                .map(home -> home.resolve(TEMPLATEFLOW_FILE))
                .filter(Files::isRegularFile);
    }
}
