package org.nocimap.appraisal.assessment;

import java.util.Optional;
import org.nocimap.appraisal.instruments.Judgement;

/**
 * One domain of an assessment.
 *
 * @param judged what a person judged
 * @param proposed what the instrument's rules propose from the answers
 */
public record DomainAssessment(Optional<Judgement> judged, Optional<Judgement> proposed) {
    /** The person's judgement, or what is proposed where there is none yet. */
    public Optional<Judgement> shown() {
        return judged.isPresent() ? judged : proposed;
    }

    /** The person judged otherwise than the rules propose: a reason is due. */
    public boolean departs() {
        return judged.isPresent() && proposed.isPresent() && !judged.equals(proposed);
    }
}
