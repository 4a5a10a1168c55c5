package org.nocimap.cbma.images;

import java.util.List;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.SignedCorrection;

/**
 * What an image-based meta-analysis found.
 *
 * @param spec what was asked
 * @param mask the voxels with enough studies; all maps are arrays in its order
 * @param studies as analysed, in the order of their names; their maps lie over the mask that was asked for
 * @param maps the voxelwise combinations
 * @param voxelsLeftOut voxels of the mask asked for that have too few studies
 * @param permutations sign flips made; fewer than asked for when there are not that many
 * @param everyFlip whether they are all there are
 * @param clusterForming |z| at and above which a voxel belongs to a cluster
 * @param corrected one per correction asked for, in that order
 * @param warnings for the terminal and the report
 */
public record ImageResult(
        ImageSpec spec,
        Mask mask,
        List<StudyMap> studies,
        ImageMaps maps,
        int voxelsLeftOut,
        int permutations,
        boolean everyFlip,
        double clusterForming,
        List<SignedCorrection> corrected,
        List<Problem> warnings) {
    public ImageResult {
        studies = List.copyOf(studies);
        corrected = List.copyOf(corrected);
        warnings = List.copyOf(warnings);
    }

    /** The correction the report leads with. */
    public SignedCorrection primary() {
        return corrected.get(0);
    }
}
