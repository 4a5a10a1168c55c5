package org.nocimap.appraisal.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Reading the parts of a form's JSON; each complaint names the key. */
public final class FormJson {
    private FormJson() {}

    /**
     * The list or object under a key.
     *
     * @throws IllegalArgumentException when it is missing or empty
     */
    public static JsonNode required(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isEmpty()) {
            throw missing(key);
        }
        return value;
    }

    /**
     * The text under a key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw missing(key);
        }
        return value.asText();
    }

    /** A judgement: its words, the sign that figures draw and the shade. */
    public static Judgement judgement(JsonNode node) {
        return new Judgement(
                text(node, "words"),
                text(node, "sign"),
                Judgement.Shade.valueOf(text(node, "shade").toUpperCase(Locale.ROOT)));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("\"" + key + "\" is missing");
    }
}
