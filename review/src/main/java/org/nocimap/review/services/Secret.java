package org.nocimap.review.services;

/** A key. It is shown nowhere; {@link #reveal} is called where a request is sent. */
public final class Secret {
    private final String value;

    /**
     * @param value not blank
     */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key is not blank");
        }
        this.value = value;
    }

    String reveal() {
        return value;
    }

    /** The text without the key, wherever it stands in it, also as an address writes it. */
    String removedFrom(String text) {
        return text.replace(value, "***").replace(Question.encoded(value), "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
