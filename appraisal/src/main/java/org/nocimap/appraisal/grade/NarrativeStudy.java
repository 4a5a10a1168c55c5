package org.nocimap.appraisal.grade;

import java.util.OptionalLong;

/**
 * A study of a cluster that is not pooled.
 *
 * @param study its name
 * @param design of the study
 * @param people in it, if that is said
 * @param finding in a word or two, the same word for the same finding: {@code change}, {@code no change}; may be empty
 * @param quality by the review's own cut-off
 */
public record NarrativeStudy(String study, Design design, OptionalLong people, String finding, Quality quality) {
    /** The same study of this quality. */
    NarrativeStudy with(Quality other) {
        return new NarrativeStudy(study, design, people, finding, other);
    }

    /** How people came to their groups. */
    public enum Design {
        /** Randomised. */
        RCT,
        /** Controlled clinical trial, not randomised. */
        CCT,
        COHORT,
        OTHER
    }

    /** For van Tulder's levels. */
    public enum Quality {
        HIGH,
        LOW,
        NOT_STATED
    }
}
