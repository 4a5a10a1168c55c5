package org.nocimap.appraisal.grade;

import java.util.List;

/** GRADE's levels of certainty (Balshem et al. 2011, doi:10.1016/j.jclinepi.2010.07.015), from the lowest. */
public enum Certainty {
    VERY_LOW("Very low", "⊕○○○", "the true effect is likely to be substantially different from this one"),
    LOW("Low", "⊕⊕○○", "confidence is limited: the true effect may be substantially different from this one"),
    MODERATE("Moderate", "⊕⊕⊕○", "the true effect is probably close to this one, but may be substantially different"),
    HIGH("High", "⊕⊕⊕⊕", "the true effect is very likely close to this one");

    private final String word;
    private final String sign;
    private final String meaning;

    Certainty(String word, String sign, String meaning) {
        this.word = word;
        this.sign = sign;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    /** Four circles, filled from the left. */
    public String sign() {
        return sign;
    }

    /** In our own words, a sentence without capital and full stop. */
    public String meaning() {
        return meaning;
    }

    /** So many levels up, or down where negative; never beyond the ends. */
    public Certainty moved(int levels) {
        List<Certainty> all = List.of(values());
        return all.get(Math.max(0, Math.min(all.size() - 1, all.indexOf(this) + levels)));
    }
}
