package org.nocimap.evidence.selection;

import org.nocimap.files.Location;

/**
 * An experiment that a selection left out, or from which it took foci.
 *
 * @param study the study's id
 * @param experiment the experiment's name; may be empty
 * @param fociDropped how many foci did not fulfil the selection
 * @param fociKept how many did; when both are 0 the experiment had no foci and is left out
 * @param where the experiment's place in the input
 */
public record Dropped(String study, String experiment, int fociDropped, int fociKept, Location where) {
    /** Whether nothing is left of the experiment. */
    public boolean isWhole() {
        return fociKept == 0;
    }
}
