package org.nocimap.cbma.robustness;

import org.nocimap.evidence.StudySet;

/**
 * A set without some of its experiments.
 *
 * @param rule by which they were left out, as the user wrote it
 * @param left how many experiments were left out
 * @param rest the others, prepared as the whole set was
 */
public record Exclusion(String rule, int left, StudySet rest) {}
