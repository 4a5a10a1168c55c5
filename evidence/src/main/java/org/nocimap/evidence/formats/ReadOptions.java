package org.nocimap.evidence.formats;

import java.util.Objects;
import java.util.Optional;
import org.nocimap.image.Space;

/**
 * What the user says about files that do not say it themselves.
 *
 * @param space the space of coordinates whose file names none; without it such coordinates are an error
 * @param subjects whether the number of subjects may be missing
 * @param sheet the sheet of a workbook to read; without it the first sheet that has coordinate columns
 */
public record ReadOptions(Optional<Space> space, SubjectsRule subjects, Optional<String> sheet) {
    public ReadOptions {
        Objects.requireNonNull(space);
        Objects.requireNonNull(subjects);
        Objects.requireNonNull(sheet);
    }

    /** No default space, subjects required, first fitting sheet. */
    public static ReadOptions withDefaults() {
        return new ReadOptions(Optional.empty(), SubjectsRule.REQUIRED, Optional.empty());
    }

    public ReadOptions withSpace(Space newSpace) {
        return new ReadOptions(Optional.of(newSpace), subjects, sheet);
    }

    public ReadOptions withSubjects(SubjectsRule newSubjects) {
        return new ReadOptions(space, newSubjects, sheet);
    }

    public ReadOptions withSheet(String newSheet) {
        return new ReadOptions(space, subjects, Optional.of(newSheet));
    }
}
