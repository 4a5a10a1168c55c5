package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a value against a JSON Schema by the rules of draft 2020-12, for the keywords that our schema uses; any other keyword is a fault,
 * so that nothing is passed over in silence.
 */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "title",
            "description",
            "type",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "additionalProperties",
            "required",
            "anyOf",
            "oneOf");

    private SchemaCheck() {}

    /** What is wrong, by place; empty when the value fits. */
    static List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults;
    }

    private static void check(JsonNode schema, JsonNode value, String place, List<String> faults) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KNOWN.contains(keyword)) {
                throw new IllegalArgumentException("the schema uses " + keyword);
            }
        });
        require(!schema.has("type") || typed(schema.get("type"), value), place + ": type", faults);
        require(!schema.has("enum") || contains(schema.get("enum"), value), place + ": enum", faults);
        if (value.isTextual() && schema.has("pattern")) {
            boolean found = Pattern.compile(schema.get("pattern").asText())
                    .matcher(value.asText())
                    .find();
            require(found, place + ": pattern", faults);
        }
        if (value.isNumber()) {
            double number = value.asDouble();
            require(!schema.has("minimum") || number >= schema.get("minimum").asDouble(), place + ": minimum", faults);
            require(!schema.has("maximum") || number <= schema.get("maximum").asDouble(), place + ": maximum", faults);
        }
        if (value.isArray()) {
            int size = value.size();
            require(!schema.has("minItems") || size >= schema.get("minItems").asInt(), place + ": minItems", faults);
            require(!schema.has("maxItems") || size <= schema.get("maxItems").asInt(), place + ": maxItems", faults);
            for (int n = 0; n < size && schema.has("items"); n++) {
                check(schema.get("items"), value.get(n), place + "[" + n + "]", faults);
            }
        }
        if (value.isObject()) {
            value.properties().forEach(entry -> {
                String inside = place + "." + entry.getKey();
                if (schema.path("properties").has(entry.getKey())) {
                    check(schema.get("properties").get(entry.getKey()), entry.getValue(), inside, faults);
                } else if (schema.path("additionalProperties").isObject()) {
                    check(schema.get("additionalProperties"), entry.getValue(), inside, faults);
                } else {
                    require(schema.path("additionalProperties").asBoolean(true), inside, faults);
                }
            });
            schema.path("required")
                    .forEach(name -> require(value.has(name.asText()), place + ": required " + name, faults));
        }
        require(!schema.has("anyOf") || fitting(schema.get("anyOf"), value) > 0, place + ": anyOf", faults);
        require(!schema.has("oneOf") || fitting(schema.get("oneOf"), value) == 1, place + ": oneOf", faults);
    }

    private static int fitting(JsonNode choices, JsonNode value) {
        int fitting = 0;
        for (JsonNode choice : choices) {
            fitting += faults(choice, value).isEmpty() ? 1 : 0;
        }
        return fitting;
    }

    private static void require(boolean fits, String fault, List<String> faults) {
        if (!fits) {
            faults.add(fault);
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean typed(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (typed(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            default -> throw new IllegalArgumentException("the schema uses type " + types);
        };
    }
}
