package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.selection.SelectionResult;
import org.nocimap.files.Problem;

/**
 * What was read, and what was selected of it.
 *
 * @param read with its conditions named, if that was asked for
 * @param mapping how they were named
 * @param selected part of {@code read}
 * @param warnings of naming and selecting
 */
record SelectedStudies(StudySet read, Optional<ConditionMapping> mapping, StudySet selected, List<Problem> warnings) {
    SelectedStudies {
        warnings = List.copyOf(warnings);
    }

    static SelectedStudies of(StudySet asRead, InputOptions.Understood input) {
        List<Problem> warnings = new ArrayList<>();
        Optional<ConditionMapping> mapping = input.conditions(asRead);
        mapping.ifPresent(m -> warnings.addAll(m.warnings()));
        StudySet read = mapping.map(ConditionMapping::studies).orElse(asRead);
        StudySet selected = read;
        if (input.selection().isPresent()) {
            SelectionResult result = input.selection().get().apply(read);
            warnings.addAll(result.warnings());
            selected = result.kept();
        }
        return new SelectedStudies(read, mapping, selected, warnings);
    }
}
