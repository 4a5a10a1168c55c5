package org.nocimap.evidence;

import java.util.List;
import org.nocimap.files.Problem;

/**
 * A set after pooling.
 *
 * @param pooled what was taken as one, in input order
 * @param warnings about groups whose numbers of subjects differ
 */
public record PoolingResult(StudySet studies, List<PooledExperiment> pooled, List<Problem> warnings) {
    public PoolingResult {
        pooled = List.copyOf(pooled);
        warnings = List.copyOf(warnings);
    }
}
