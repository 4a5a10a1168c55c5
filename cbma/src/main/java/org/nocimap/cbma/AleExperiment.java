package org.nocimap.cbma;

import org.nocimap.evidence.Experiment;

/**
 * An experiment as it goes into the analysis.
 *
 * @param studyId the study it belongs to
 * @param experiment foci in MNI space
 * @param fwhmMm the width of its kernel
 * @param fociInMask foci whose nearest voxel lies in the mask
 */
public record AleExperiment(String studyId, Experiment experiment, double fwhmMm, int fociInMask) {
    /** "Study: experiment", or the study alone when the experiment has no name. */
    public String label() {
        return experiment.name().isEmpty() ? studyId : studyId + ": " + experiment.name();
    }
}
