package org.nocimap.cbma.contrast;

import org.nocimap.evidence.StudySet;

/**
 * One side of a contrast.
 *
 * @param name as it stands in reports; not blank
 * @param studies foci in MNI space, experiments of the same subjects already pooled. A study of the other group is known by its
 *     id
 */
public record ContrastGroup(String name, StudySet studies) {
    public ContrastGroup {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a group has a name");
        }
    }
}
