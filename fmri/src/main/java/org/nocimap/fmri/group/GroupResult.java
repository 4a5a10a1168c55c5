package org.nocimap.fmri.group;

import java.util.List;
import java.util.Optional;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.field.FieldCorrection;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.inference.permutation.PermutationTest;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.GroupModel;

/**
 * What a group analysis found.
 *
 * @param spec what was asked
 * @param model the model that was fitted
 * @param design where it comes from
 * @param mask the voxels analysed; maps are arrays in its order
 * @param tau2 between-subject variance of each group, {@code double[group][voxel]}
 * @param contrasts one each, in order
 * @param warnings for the terminal and the report
 */
public record GroupResult(
        GroupSpec spec,
        GroupModel model,
        GroupDesign design,
        Mask mask,
        double[][] tau2,
        List<OfContrast> contrasts,
        List<Problem> warnings) {
    public GroupResult {
        contrasts = List.copyOf(contrasts);
        warnings = List.copyOf(warnings);
    }

    /**
     * One contrast.
     *
     * @param effect c′β, NaN for F
     * @param variance of the effect, NaN for F
     * @param map t or F, its z and uncorrected p, of the estimator asked for
     * @param field random-field correction; absent where the smoothness could not be told
     * @param exchange what the permutations did
     * @param permuted test of the effects alone by permutation
     */
    public record OfContrast(
            Contrast contrast,
            double[] effect,
            double[] variance,
            StatisticMap map,
            Optional<FieldCorrection.Result> field,
            Exchange exchange,
            PermutationTest.Result permuted) {}
}
