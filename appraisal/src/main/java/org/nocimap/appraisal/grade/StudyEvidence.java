package org.nocimap.appraisal.grade;

import java.util.OptionalDouble;

/**
 * What one study adds to a body of evidence.
 *
 * @param study its name
 * @param effect on the scale it is pooled on
 * @param variance of the effect, positive
 * @param weight share of the pooled effect, in percent
 * @param treated people in the treated group
 * @param control people in the control group
 * @param treatedEvents events in the treated group
 * @param controlEvents events in the control group
 * @param controlMean of the control group
 * @param controlSd of the control group
 */
public record StudyEvidence(
        String study,
        double effect,
        double variance,
        double weight,
        OptionalDouble treated,
        OptionalDouble control,
        OptionalDouble treatedEvents,
        OptionalDouble controlEvents,
        OptionalDouble controlMean,
        OptionalDouble controlSd) {
    /** Both groups; 0 where a size is missing. */
    public double people() {
        return treated.orElse(0) + control.orElse(0);
    }
}
