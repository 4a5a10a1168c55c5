package org.nocimap.cbma.estimators;

import java.util.List;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * What a density analysis found.
 *
 * @param spec what was asked
 * @param mask where; all maps are arrays in its order
 * @param experiments as analysed, in canonical order
 * @param statistic per mask voxel: foci within the radius (KDA), or the weighted share of experiments with one, in [0, 1] (MKDA)
 * @param reached per mask voxel: how many experiments have a focus within the radius
 * @param p uncorrected p per mask voxel, in (0, 1]
 * @param z standard normal deviate of p, 0 where p is above one half
 * @param smallestP the smallest p the null can tell
 * @param clusterForming the smallest statistic whose uncorrected p is below the voxel p; infinite when there is none
 * @param corrected one per correction asked for, in that order, with the experiments' shares in each cluster
 * @param warnings for the terminal and the report
 */
public record DensityResult(
        DensitySpec spec,
        Mask mask,
        List<DensityExperiment> experiments,
        double[] statistic,
        int[] reached,
        double[] p,
        double[] z,
        double smallestP,
        double clusterForming,
        List<CorrectedMap> corrected,
        List<Problem> warnings) {
    public DensityResult {
        experiments = List.copyOf(experiments);
        corrected = List.copyOf(corrected);
        warnings = List.copyOf(warnings);
    }

    /** The correction the report leads with. */
    public CorrectedMap primary() {
        return corrected.get(0);
    }

    public int focusCount() {
        return experiments.stream().mapToInt(e -> e.experiment().foci().size()).sum();
    }
}
