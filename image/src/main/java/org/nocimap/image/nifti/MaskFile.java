package org.nocimap.image.nifti;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;

/**
 * A mask a user brought: the voxels that are neither zero nor NaN.
 *
 * @param mask not empty, on a grid with axes at right angles
 * @param warnings what is legal but suspicious about the file
 */
public record MaskFile(Mask mask, List<Problem> warnings) {
    public MaskFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param file NIfTI, one volume, any grid without shear
     * @throws InputException when the file cannot be read as {@link NiftiFile#read(Path)} says, has several volumes, no
     *     voxel in it, or a sheared grid
     */
    public static MaskFile read(Path file) {
        NiftiImage image = NiftiFile.read(file);
        Location where = Location.of(file);
        Problems problems = new Problems();
        problems.addAll(image.warnings());
        if (image.volumes() > 1) {
            problems.error(
                    where.about("dim[4]"),
                    "the mask has " + image.volumes() + " volumes",
                    "one",
                    "Give a mask of one volume (fslroi, 3dTcat).");
        }
        if (!image.grid().affine().isOrthogonal()) {
            problems.error(
                    where.about("affine"),
                    "the grid of the mask is sheared: its axes are not at right angles",
                    "axes at right angles",
                    "Resample the mask to a standard grid, such as the 2 mm MNI152 one (flirt -applyxfm, 3dresample).");
        }
        if (image.header().spaceCode() == XformCode.TALAIRACH) {
            problems.warning(
                    where.about("sform_code, qform_code"),
                    "the header says that the mask is in Talairach space; it is used as if it were in MNI space",
                    "a mask in MNI space",
                    "Check the mask in a viewer.");
        }
        problems.throwIfAny();
        Volume volume = image.volume();
        Mask mask = Mask.of(volume);
        checkVoxels(volume, mask, where, problems);
        problems.throwIfAny();
        return new MaskFile(mask, problems.warnings());
    }

    private static void checkVoxels(Volume volume, Mask mask, Location where, Problems problems) {
        if (mask.size() == 0) {
            problems.error(
                    where,
                    "no voxel is in the mask: all " + volume.grid().size() + " are zero or not a number",
                    "a mask with voxels that are not zero",
                    "Check that this is the right file, and its thresholding.");
            return;
        }
        if (mask.size() == volume.grid().size()) {
            problems.warning(
                    where, "every voxel is in the mask", "zeros outside the brain", "Check that this is a mask.");
        }
        float first = volume.data()[mask.index(0)];
        for (int n = 1; n < mask.size(); n++) {
            float value = volume.data()[mask.index(n)];
            if (value != first) {
                problems.warning(
                        where,
                        "the mask holds several values (" + first + ", " + value + " …); all but zero count",
                        "0 and 1",
                        "If it is a probability map, threshold it first.");
                return;
            }
        }
    }
}
