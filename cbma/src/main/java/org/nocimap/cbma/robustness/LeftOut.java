package org.nocimap.cbma.robustness;

import java.util.List;

/**
 * One analysis without one study.
 *
 * @param study id of the study left out
 * @param experiments how many experiments went with it
 * @param foci how many foci went with it
 * @param overlap of the map of all studies with the map of the others
 * @param fates for every cluster of all studies, in their order
 */
public record LeftOut(String study, int experiments, int foci, MapOverlap overlap, List<ClusterFate> fates) {
    public LeftOut {
        fates = List.copyOf(fates);
    }
}
