package org.nocimap.appraisal.printed;

/**
 * What is said of one printed number.
 *
 * @param item the row's name
 * @param printed which number: {@code p = 0.75}
 * @param verdict whether it can be right
 * @param why what was recomputed
 */
public record Finding(String item, String printed, Verdict verdict, String why) {
    /** Whether a printed number can be right. */
    public enum Verdict {
        CAN("can be right"),
        CANNOT("cannot be right"),
        CANNOT_TELL("cannot be told");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
