package org.nocimap.fmri.firstlevel;

import java.util.Map;

/**
 * Something that happened during a run.
 *
 * @param condition what it was, BIDS' {@code trial_type}
 * @param onsetSeconds from the start of the run
 * @param durationSeconds 0 for an instant, which counts as much as one second of a long stimulus
 * @param values numbers that may modulate the response, by name; NaN where there is none
 */
public record Event(String condition, double onsetSeconds, double durationSeconds, Map<String, Double> values) {
    public Event {
        values = Map.copyOf(values);
        if (!(durationSeconds >= 0) || !Double.isFinite(onsetSeconds)) {
            throw new IllegalArgumentException("an event begins at some time and lasts no less than nothing");
        }
    }
}
