package org.nocimap.evidence.formats;

import java.util.List;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;

/**
 * What was read.
 *
 * @param studies in input order
 * @param warnings legal but suspicious things seen on the way, in input order
 */
public record ReadResult(StudySet studies, List<Problem> warnings) {
    public ReadResult {
        warnings = List.copyOf(warnings);
    }
}
