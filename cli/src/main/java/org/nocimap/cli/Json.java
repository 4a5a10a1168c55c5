package org.nocimap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** JSON for standard output. Apart from {@link Console} so that Jackson is loaded only when it is asked for. */
final class Json {
    private Json() {}

    /**
     * @param tree maps, lists, strings, numbers and booleans
     */
    static String pretty(Object tree) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of plain values", e);
        }
    }
}
