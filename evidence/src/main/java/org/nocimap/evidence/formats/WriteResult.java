package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.files.Problem;

/**
 * What was written.
 *
 * @param files in the order they were written
 * @param warnings what the format could not hold as it was
 */
public record WriteResult(List<Path> files, List<Problem> warnings) {
    public WriteResult {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
