package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Levels of evidence of the Cochrane Back Review Group (van Tulder et al. 2003, doi:10.1097/01.BRS.0000065484.95996.AF), as later
 * papers reproduce them. What counts as high quality is the review's own; that trials are consistent when a share of them agrees
 * is from later adaptations and a setting. The group replaced the levels by GRADE in 2009.
 */
public enum VanTulder {
    STRONG("Strong", "consistent findings in several randomised trials of high quality"),
    MODERATE(
            "Moderate",
            "consistent findings in several trials of low quality, or one randomised trial of high quality"),
    LIMITED("Limited", "one trial of low quality"),
    CONFLICTING("Conflicting", "inconsistent findings among several trials"),
    NONE("No evidence from trials", "no randomised or controlled clinical trial");

    private final String word;
    private final String rule;

    VanTulder(String word, String rule) {
        this.word = word;
        this.rule = rule;
    }

    public String word() {
        return word;
    }

    /** The rule that it stands for. */
    public String rule() {
        return rule;
    }

    /**
     * The level of a group of studies; studies that are no trials do not count.
     *
     * @param studies what was found, in any order
     * @param consistentFrom share of trials with the most common finding from which they are consistent, 0 to 1; empty when
     *     inconsistency is not judged
     */
    public static VanTulder of(List<NarrativeStudy> studies, OptionalDouble consistentFrom) {
        List<NarrativeStudy> trials = studies.stream()
                .filter(s -> s.design() == NarrativeStudy.Design.RCT || s.design() == NarrativeStudy.Design.CCT)
                .toList();
        if (trials.isEmpty()) {
            return NONE;
        }
        if (trials.size() > 1 && consistentFrom.isPresent() && agreement(trials) < consistentFrom.getAsDouble()) {
            return CONFLICTING;
        }
        long high = trials.stream()
                .filter(s -> s.design() == NarrativeStudy.Design.RCT && s.quality() == NarrativeStudy.Quality.HIGH)
                .count();
        if (high > 1) {
            return STRONG;
        }
        return high == 1 || trials.size() > 1 ? MODERATE : LIMITED;
    }

    /** The share of studies with the most common finding, 0 to 1; 0 for none. */
    public static double agreement(List<NarrativeStudy> studies) {
        Map<String, Long> counts =
                studies.stream().collect(Collectors.groupingBy(NarrativeStudy::finding, Collectors.counting()));
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0)
                / (double) Math.max(1, studies.size());
    }
}
