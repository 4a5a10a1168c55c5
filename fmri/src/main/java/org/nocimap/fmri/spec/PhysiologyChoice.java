package org.nocimap.fmri.spec;

import java.util.List;
import org.nocimap.fmri.physiology.Retroicor;

/**
 * What becomes of heartbeat and breathing.
 *
 * @param retroicor orders of the phase regressors; all 0 for none
 * @param responses slow responses that are regressed out
 * @param ifMissing what becomes of a run without recording
 */
public record PhysiologyChoice(Retroicor retroicor, List<Response> responses, IfMissing ifMissing) {
    public PhysiologyChoice {
        responses = List.copyOf(responses);
    }

    /** Slow responses to heart and breath. */
    public enum Response {
        /** Heart rate, convolved with the cardiac response. */
        HR,
        /** Variation of the belt, convolved with the respiratory response. */
        RV,
        /** Depth of breaths over their period, convolved with the respiratory response. */
        RVT
    }

    /** What becomes of a run without recording. */
    public enum IfMissing {
        REFUSE,
        SKIP
    }

    /** Whether a pulse is needed. */
    public boolean cardiac() {
        return retroicor.cardiacOrder() > 0 || retroicor.interactionOrder() > 0 || responses.contains(Response.HR);
    }

    /** Whether a belt is needed. */
    public boolean respiratory() {
        return retroicor.respiratoryOrder() > 0
                || retroicor.interactionOrder() > 0
                || responses.contains(Response.RV)
                || responses.contains(Response.RVT);
    }

    /** Whether there are phase regressors. */
    public boolean phases() {
        return retroicor.cardiacOrder() + retroicor.respiratoryOrder() + retroicor.interactionOrder() > 0;
    }
}
