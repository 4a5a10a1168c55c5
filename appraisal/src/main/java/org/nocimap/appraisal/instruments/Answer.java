package org.nocimap.appraisal.instruments;

import java.util.Locale;
import java.util.Optional;

/** What can be said to a signalling question. */
public enum Answer {
    YES("Y", "yes"),
    PROBABLY_YES("PY", "probably yes"),
    PROBABLY_NO("PN", "probably no"),
    NO("N", "no"),
    NO_INFORMATION("NI", "no information"),
    NOT_APPLICABLE("NA", "not applicable");

    private final String code;
    private final String words;

    Answer(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** By code or words, in any case. */
    public static Optional<Answer> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        for (Answer answer : values()) {
            if (plain.equals(answer.words) || plain.equals(answer.code.toLowerCase(Locale.ROOT))) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
