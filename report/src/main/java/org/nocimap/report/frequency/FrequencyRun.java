package org.nocimap.report.frequency;

import java.util.List;
import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.report.run.Preparation;

/**
 * A finished frequency analysis with what a reader must be told of it.
 *
 * @param title what the report is called, one line; not blank
 * @param result what was counted
 * @param preparation how the input became what was counted
 * @param brain whose outline the circuit is drawn on
 * @param brainName what it is
 * @param warnings of reading, preparing and counting
 */
public record FrequencyRun(
        String title,
        FrequencyResult result,
        Preparation preparation,
        Mask brain,
        String brainName,
        List<Problem> warnings) {
    public FrequencyRun {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report has a title");
        }
        warnings = List.copyOf(warnings);
    }
}
