package org.nocimap.evidence.conditions;

import java.util.List;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;

/**
 * A set whose conditions were named, with an account of every text.
 *
 * @param source the tag that was mapped
 * @param studies the set with the tag {@value ConditionTags#CONDITION}
 * @param texts every text of the tag and what became of it, in the order of {@link HowMapped}, then by text
 * @param without how many experiments have foci, or are, without the tag
 * @param warnings about texts that were not mapped, and about tags that were there before
 */
public record ConditionMapping(String source, StudySet studies, List<Row> texts, int without, List<Problem> warnings) {
    public ConditionMapping {
        texts = List.copyOf(texts);
        warnings = List.copyOf(warnings);
    }

    /**
     * One text.
     *
     * @param mapped what became of it
     * @param studies how many studies have it
     * @param experiments how many experiments have it, or foci with it
     * @param foci for how many foci it holds
     */
    public record Row(MappedText mapped, int studies, int experiments, int foci) {}

    /** Rows of one kind. */
    public List<Row> rows(HowMapped how) {
        return texts.stream().filter(row -> row.mapped().how() == how).toList();
    }
}
