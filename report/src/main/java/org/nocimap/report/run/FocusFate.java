package org.nocimap.report.run;

import java.util.Optional;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * A focus from the input file to the analysis.
 *
 * @param study id of the study that reported it
 * @param experiment name of the experiment as it was read; may be empty
 * @param given coordinates as they stand in the input, mm
 * @param space the space they are in
 * @param mni the same place in MNI space, empty when it was dropped before it was converted
 * @param transform how it was converted, empty when it was MNI already or was dropped
 * @param analysedIn label of the experiment it was analysed in, empty when it was dropped
 * @param dropped why it did not go into the analysis, empty when it did
 * @param where the line or record it came from
 */
public record FocusFate(
        String study,
        String experiment,
        Point given,
        Space space,
        Optional<Point> mni,
        Optional<TalairachToMni> transform,
        Optional<String> analysedIn,
        Optional<String> dropped,
        Location where) {
    public FocusFate {
        if (analysedIn.isPresent() == dropped.isPresent()) {
            throw new IllegalArgumentException("a focus is analysed in an experiment, or dropped for a reason");
        }
    }

    /** "Study: experiment", or the study alone when the experiment has no name. */
    public String label() {
        return experiment.isEmpty() ? study : study + ": " + experiment;
    }
}
