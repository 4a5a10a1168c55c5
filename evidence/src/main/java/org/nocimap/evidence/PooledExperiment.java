package org.nocimap.evidence;

import java.util.List;

/**
 * Several experiments that were taken as one.
 *
 * @param study the study's id
 * @param experiment what they became
 * @param members what they were, in input order; at least two
 */
public record PooledExperiment(String study, Experiment experiment, List<Experiment> members) {
    public PooledExperiment {
        members = List.copyOf(members);
    }
}
