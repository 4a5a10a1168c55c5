package org.nocimap.cbma.estimators;

import org.nocimap.evidence.Experiment;

/**
 * An experiment as it goes into a density analysis.
 *
 * @param studyId the study it belongs to
 * @param experiment foci in MNI space
 * @param weight its share in the statistic, all experiments together 1; in KDA every focus counts 1 and this is 1
 * @param fociInMask foci whose nearest voxel lies in the mask
 * @param coverage the share of the mask's voxels that its spheres reach
 */
public record DensityExperiment(String studyId, Experiment experiment, double weight, int fociInMask, double coverage) {
    /** "Study: experiment", or the study alone when the experiment has no name. */
    public String label() {
        return experiment.name().isEmpty() ? studyId : studyId + ": " + experiment.name();
    }
}
