package org.nocimap.evidence.conditions;

import java.util.List;
import java.util.Optional;

/**
 * What became of one free text.
 *
 * @param text as it was given
 * @param how whether and how it was mapped
 * @param condition what it was mapped to; empty when it was not
 * @param candidates what it could mean when it is ambiguous
 * @param matched the words that name the condition or the candidates, as given
 * @param otherWords the words besides that say something, as given
 * @param remark why it was not mapped, or what to look over; may be empty
 */
public record MappedText(
        String text,
        HowMapped how,
        Optional<PainCondition> condition,
        List<PainCondition> candidates,
        String matched,
        String otherWords,
        String remark) {
    public MappedText {
        candidates = List.copyOf(candidates);
        if (condition.isPresent() != how.isMapped()) {
            throw new IllegalArgumentException("a text is mapped when it has a condition");
        }
    }
}
