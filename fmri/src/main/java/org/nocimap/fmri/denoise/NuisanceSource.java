package org.nocimap.fmri.denoise;

/** Where a nuisance regressor comes from. */
public enum NuisanceSource {
    TREND("mean and trend"),
    DRIFT("high-pass filter"),
    MOTION("head motion"),
    PHYSIOLOGY("physiology"),
    TISSUE("white matter and CSF"),
    GLOBAL("global signal"),
    OTHER("other confounds"),
    SPIKE("censored volumes"),
    /** No nuisance: what a task model asks about. */
    TASK("conditions");

    private final String words;

    NuisanceSource(String words) {
        this.words = words;
    }

    /** What a table calls it. */
    public String words() {
        return words;
    }
}
