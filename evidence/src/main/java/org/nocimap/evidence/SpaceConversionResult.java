package org.nocimap.evidence;

import java.util.List;

/**
 * A set in MNI space.
 *
 * @param studies all foci in MNI space
 * @param converted the foci that were in Talairach space, in input order, with what was done to each
 */
public record SpaceConversionResult(StudySet studies, List<ConvertedFocus> converted) {
    public SpaceConversionResult {
        converted = List.copyOf(converted);
    }
}
