package org.nocimap.evidence.conditions;

/** Which of two groups an experiment found to show more. */
public enum Direction {
    /** Patients more than controls. */
    PATIENTS_MORE("patients > controls"),
    /** Controls more than patients. */
    CONTROLS_MORE("controls > patients"),
    /** Said of no one direction, or in words that are not known. */
    OTHER("other or unclear");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /** As tables print it. */
    public String text() {
        return text;
    }
}
