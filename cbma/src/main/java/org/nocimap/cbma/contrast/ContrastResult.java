package org.nocimap.cbma.contrast;

import java.util.List;
import org.nocimap.cbma.AleResult;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * What a contrast found. Maps are arrays over the mask and not to be changed; they are 0 where nothing was tested.
 *
 * @param spec what was asked
 * @param mask where
 * @param nameA of group A
 * @param nameB of group B
 * @param a main effect of group A
 * @param b main effect of group B
 * @param tested the voxels in which labels were exchanged: those that any labelling may search
 * @param difference ALE of A − ALE of B
 * @param standardised (difference − mean) / deviation over all labellings
 * @param z signed standard normal deviate of the one-sided permutation p of the direction that the labellings favour; 0 where
 *     both p are above one half. Positive means A
 * @param aAboveB where A is greater
 * @param bAboveA where B is greater
 * @param conjunction where both are significant
 * @param exchange how labels were exchanged
 * @param sharedStudies ids of the studies that stand in both groups, ascending
 * @param warnings for the terminal and the report
 */
public record ContrastResult(
        ContrastSpec spec,
        Mask mask,
        String nameA,
        String nameB,
        AleResult a,
        AleResult b,
        boolean[] tested,
        double[] difference,
        double[] standardised,
        double[] z,
        ContrastDirection aAboveB,
        ContrastDirection bAboveA,
        Conjunction conjunction,
        LabelExchange exchange,
        List<String> sharedStudies,
        List<Problem> warnings) {
    public ContrastResult {
        sharedStudies = List.copyOf(sharedStudies);
        warnings = List.copyOf(warnings);
    }

    /** How many voxels were tested. */
    public int testedVoxels() {
        int count = 0;
        for (boolean one : tested) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Both directions, A above B first. */
    public List<ContrastDirection> directions() {
        return List.of(aAboveB, bAboveA);
    }
}
