package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.Problem;

/**
 * What is legal but looks like a mistake: coordinates that look like the other space, and a study that seems to be in the set
 * twice. Meant for a set as it was read, before it is pooled and brought into one space.
 */
public final class Suspicions {
    private Suspicions() {}

    /** Warnings, of spaces first. */
    public static List<Problem> of(StudySet set) {
        List<Problem> warnings = new ArrayList<>(OtherSpace.warnings(set));
        warnings.addAll(RepeatedStudies.warnings(set));
        return warnings;
    }
}
