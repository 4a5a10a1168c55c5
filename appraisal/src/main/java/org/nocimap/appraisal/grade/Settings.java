package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Rules that a review may set for all outcomes.
 *
 * @param title of the report; may be empty
 * @param population in words; may be empty
 * @param intervention what treatment is called; empty for the results' word
 * @param comparison what the comparison is called; empty for the results' word
 * @param consistentFrom share of studies with the same finding from which a cluster is consistent
 * @param highQualityFrom domains at low risk from which a trial has high quality for van Tulder's levels
 * @param keyDomains domains that make a study's risk of bias where it has no overall judgement; all when empty
 * @param imprecision which rule
 */
public record Settings(
        String title,
        String population,
        String intervention,
        String comparison,
        OptionalDouble consistentFrom,
        OptionalInt highQualityFrom,
        List<String> keyDomains,
        Imprecision imprecision) {
    public static final double USUAL_CONSISTENCY = 0.75;

    /** The rule for imprecision. */
    public enum Imprecision {
        /** Core GRADE 2025: the interval against the threshold first, the optimal information size only for large effects. */
        CORE,
        /** Guyatt et al. 2011, doi:10.1016/j.jclinepi.2011.01.012: information size and appreciable effects. */
        GUIDELINE_2011
    }

    public Settings {
        keyDomains = List.copyOf(keyDomains);
    }

    /** What is usual. */
    public static Settings usual() {
        return new Settings(
                "", "", "", "", OptionalDouble.of(USUAL_CONSISTENCY), OptionalInt.empty(), List.of(), Imprecision.CORE);
    }
}
