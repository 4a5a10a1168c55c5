package org.nocimap.evidence;

import java.util.List;

/**
 * A set in one space.
 *
 * @param studies all foci in the space asked for
 * @param converted the foci that were in the other space, in input order, with what was done to each
 */
public record SpaceConversionResult(StudySet studies, List<ConvertedFocus> converted) {
    public SpaceConversionResult {
        converted = List.copyOf(converted);
    }
}
