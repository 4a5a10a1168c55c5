package org.nocimap.cbma;

import java.util.List;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * What an activation likelihood estimation found.
 *
 * @param spec what was asked
 * @param mask where; all maps are arrays in its order
 * @param experiments as analysed, in canonical order
 * @param ale ALE per mask voxel, in [0, 1], in the single precision that permutations are computed in
 * @param p uncorrected p per mask voxel, in (0, 1]
 * @param z standard normal deviate of p, 0 where p is above one half
 * @param smallestP the smallest p the null can tell; a voxel with this p has p below or equal to it
 * @param clusterFormingAle the smallest ALE whose uncorrected p is below the spec's voxel p; infinite when there is none
 * @param corrected one per correction asked for, in that order
 * @param warnings for the terminal and the report
 */
public record AleResult(
        AleSpec spec,
        Mask mask,
        List<AleExperiment> experiments,
        double[] ale,
        double[] p,
        double[] z,
        double smallestP,
        double clusterFormingAle,
        List<CorrectedMap> corrected,
        List<Problem> warnings) {
    public AleResult {
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
