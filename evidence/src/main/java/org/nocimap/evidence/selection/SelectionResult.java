package org.nocimap.evidence.selection;

import java.util.List;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;

/**
 * What a selection kept and what it dropped.
 *
 * @param kept never without experiments
 * @param dropped in input order
 * @param warnings about comparisons that could not be made
 */
public record SelectionResult(StudySet kept, List<Dropped> dropped, List<Problem> warnings) {
    public SelectionResult {
        dropped = List.copyOf(dropped);
        warnings = List.copyOf(warnings);
    }
}
