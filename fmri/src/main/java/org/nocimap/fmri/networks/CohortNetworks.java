package org.nocimap.fmri.networks;

import java.util.List;
import java.util.Optional;
import org.nocimap.files.Problem;
import org.nocimap.fmri.ica.IcaResult;
import org.nocimap.image.Mask;

/**
 * The networks of a cohort.
 *
 * @param mask voxels that all runs have
 * @param networks that were mapped in every run
 * @param ica the components, when they were looked for
 * @param runs labels of the runs, in the order of their names
 * @param left degrees of freedom of each run's maps; 0 where there are none
 * @param warnings what is suspicious
 * @param state whether the results were there already; then neither networks nor components are
 */
public record CohortNetworks(
        Mask mask,
        List<Network> networks,
        Optional<IcaResult> ica,
        List<String> runs,
        List<Integer> left,
        List<Problem> warnings,
        State state) {
    public CohortNetworks {
        networks = List.copyOf(networks);
        runs = List.copyOf(runs);
        left = List.copyOf(left);
        warnings = List.copyOf(warnings);
    }

    /** Whether something had to be computed. */
    public enum State {
        COMPUTED,
        REUSED
    }

    /**
     * One network.
     *
     * @param name for file names
     * @param component its number from 0, or −1 when the map was brought along
     * @param map over the mask
     * @param match with its template, where there is one
     */
    public record Network(String name, int component, double[] map, Optional<TemplateMatch> match) {}
}
