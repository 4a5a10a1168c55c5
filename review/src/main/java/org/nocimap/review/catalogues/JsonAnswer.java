package org.nocimap.review.catalogues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.nocimap.review.services.Unreadable;

/** Answers in JSON. Depth and lengths are bounded by the parser. */
final class JsonAnswer {
    /** E-utilities pass control characters of their records on. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final int SHOWN = 60;

    private JsonAnswer() {}

    /**
     * @throws Unreadable when the answer is no JSON object, as when it was cut off or is a page of HTML
     */
    static JsonNode read(byte[] body) throws Unreadable {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            String start = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            throw new Unreadable("no JSON: it begins with \"" + start + "\"");
        } catch (IOException e) {
            throw new Unreadable("no JSON");
        }
        if (tree == null || !tree.isObject()) {
            throw new Unreadable("no JSON object");
        }
        return tree;
    }

    /** A part that an answer of this kind always has. */
    static JsonNode part(JsonNode tree, String name) throws Unreadable {
        JsonNode part = tree.path(name);
        if (part.isMissingNode() || part.isNull()) {
            throw new Unreadable("an answer without \"" + name + "\"");
        }
        return part;
    }

    /** A text, from a text or a number; empty when there is none. */
    static String text(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The first of a list of texts, or the text itself. */
    static String firstText(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isArray() ? value.path(0).asText("") : text(tree, name);
    }

    static long count(JsonNode tree, String name) throws Unreadable {
        String text = text(part(tree, name).isValueNode() ? tree : JSON.createObjectNode(), name);
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Unreadable("\"" + name + "\" is no count");
    }

    static OptionalInt year(JsonNode tree, String name) {
        int year = tree.path(name).asInt(0);
        return year > 1500 && year < 2100 ? OptionalInt.of(year) : OptionalInt.empty();
    }
}
