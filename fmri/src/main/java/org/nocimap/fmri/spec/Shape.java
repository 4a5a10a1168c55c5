package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * What may stand at a place of a specification. Files are checked against it and the JSON Schema for editors is written from it, so that
 * the two cannot differ.
 */
sealed interface Shape {
    /** Adds a problem for everything about a value that cannot be used. */
    void check(JsonNode value, String path, Location where, Problems problems);

    /** The same as JSON Schema (draft 2020-12). */
    ObjectNode schema();

    private static void wrong(JsonNode value, String path, String expected, Location where, Problems problems) {
        problems.error(where.about(path), value + " cannot be used", expected, "Correct the value.");
    }

    private static ObjectNode typed(String type, String about) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!type.isEmpty()) {
            node.put("type", type);
        }
        if (!about.isEmpty()) {
            node.put("description", about);
        }
        return node;
    }

    /**
     * Names and values.
     *
     * @param fields what each name may hold, in the order in which they are told
     * @param required names that must be there
     * @param oneOf exactly one of these must be there; none when it is empty
     */
    record Section(String about, Map<String, Shape> fields, Set<String> required, Set<String> oneOf) implements Shape {
        public Section {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            required = new TreeSet<>(required);
            oneOf = new TreeSet<>(oneOf);
        }

        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isObject()) {
                wrong(value, path, "names and values", where, problems);
                return;
            }
            String prefix = path.isEmpty() ? "" : path + ".";
            value.properties().forEach(entry -> {
                Shape shape = fields.get(entry.getKey());
                if (shape == null) {
                    problems.error(
                            where.about(prefix + entry.getKey()),
                            "is not known",
                            "one of " + String.join(", ", fields.keySet()),
                            "Correct the name.");
                } else {
                    shape.check(entry.getValue(), prefix + entry.getKey(), where, problems);
                }
            });
            for (String name : required) {
                if (!value.has(name)) {
                    problems.error(where.about(prefix + name), "is missing", "", "Add it.");
                }
            }
            if (!oneOf.isEmpty() && oneOf.stream().filter(value::has).count() != 1) {
                wrong(value, path, "exactly one of " + String.join(", ", oneOf), where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("object", about);
            ObjectNode properties = node.putObject("properties");
            fields.forEach((name, shape) -> properties.set(name, shape.schema()));
            node.put("additionalProperties", false);
            if (!required.isEmpty()) {
                ArrayNode names = node.putArray("required");
                required.forEach(names::add);
            }
            if (!oneOf.isEmpty()) {
                ArrayNode choices = node.putArray("oneOf");
                oneOf.forEach(name -> choices.addObject().putArray("required").add(name));
            }
            return node;
        }
    }

    /** One of some words. */
    record Choice(String about, List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isTextual() || !words.contains(value.asText())) {
                wrong(value, path, "one of " + String.join(", ", words), where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("", about);
            ArrayNode choices = node.putArray("enum");
            words.forEach(choices::add);
            return node;
        }
    }

    /** One of some whole numbers. */
    record Level(String about, List<Integer> levels) implements Shape {
        public Level {
            levels = List.copyOf(levels);
        }

        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isIntegralNumber() || !levels.contains(value.asInt())) {
                wrong(
                        value,
                        path,
                        "one of "
                                + String.join(
                                        ", ",
                                        levels.stream().map(String::valueOf).toList()),
                        where,
                        problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("", about);
            ArrayNode choices = node.putArray("enum");
            levels.forEach(choices::add);
            return node;
        }
    }

    /** A number from a least to a most. */
    record Range(String about, double least, double most, Kind kind) implements Shape {
        enum Kind {
            REAL,
            WHOLE
        }

        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            boolean fits = value.isNumber() && value.asDouble() >= least && value.asDouble() <= most;
            if (!fits || (kind == Kind.WHOLE && value.asDouble() != Math.rint(value.asDouble()))) {
                String number = kind == Kind.WHOLE ? "a whole number" : "a number";
                wrong(value, path, number + " from " + text(least) + " to " + text(most), where, problems);
            }
        }

        private static String text(double bound) {
            return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed(kind == Kind.WHOLE ? "integer" : "number", about);
            node.put("minimum", least);
            node.put("maximum", most);
            return node;
        }
    }

    /** What fits one of two shapes, a word or a number. */
    record Either(String about, Choice word, Range number) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            Problems asWord = new Problems();
            Problems asNumber = new Problems();
            word.check(value, path, where, asWord);
            number.check(value, path, where, asNumber);
            if (asWord.hasErrors() && asNumber.hasErrors()) {
                wrong(
                        value,
                        path,
                        String.join(", ", word.words()) + ", or a number from " + Range.text(number.least()) + " to "
                                + Range.text(number.most()),
                        where,
                        problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("", about);
            node.putArray("anyOf").add(word.schema()).add(number.schema());
            return node;
        }
    }

    /** True or false. */
    record Flag(String about) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isBoolean()) {
                wrong(value, path, "true or false", where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            return typed("boolean", about);
        }
    }

    /**
     * Words that fit a pattern.
     *
     * @param pattern regular expression for the whole text
     * @param expected the same in words
     */
    record Text(String about, String pattern, String expected) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isTextual() || !value.asText().matches(pattern)) {
                wrong(value, path, expected, where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("string", about);
            node.put("pattern", "^(?:" + pattern + ")$");
            return node;
        }
    }

    /** A name or a whole number. */
    record Name(String about) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            boolean whole = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            if (!value.isTextual() && !whole) {
                wrong(value, path, "a name or a whole number", where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("", about);
            node.putArray("type").add("string").add("integer");
            return node;
        }
    }

    /**
     * A list.
     *
     * @param once a name of the items that may not come twice with the same value; empty for none
     */
    record Items(String about, Shape item, int least, int most, String once) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (!value.isArray() || value.size() < least || value.size() > most) {
                String size = least == 0 && most == Integer.MAX_VALUE
                        ? "a list"
                        : least == most ? "a list of " + least : "a list of " + least + " or more";
                wrong(value, path, size, where, problems);
                return;
            }
            List<String> names = new ArrayList<>();
            for (int n = 0; n < value.size(); n++) {
                String place = path + "[" + (n + 1) + "]";
                item.check(value.get(n), place, where, problems);
                if (!once.isEmpty()) {
                    names.add(value.get(n).path(once).asText());
                }
            }
            for (int n = 0; n < names.size(); n++) {
                if (new HashSet<>(names.subList(0, n)).contains(names.get(n))) {
                    problems.error(
                            where.about(path + "[" + (n + 1) + "]." + once),
                            "\"" + names.get(n) + "\" comes twice",
                            "each " + once + " once",
                            "Rename one.");
                }
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("array", about);
            node.set("items", item.schema());
            if (least > 0) {
                node.put("minItems", least);
            }
            if (most < Integer.MAX_VALUE) {
                node.put("maxItems", most);
            }
            return node;
        }
    }

    /**
     * Any names, each with a value of the same shape.
     *
     * @param value of every name
     */
    record Names(String about, Shape value) implements Shape {
        @Override
        public void check(JsonNode node, String path, Location where, Problems problems) {
            if (!node.isObject()) {
                wrong(node, path, "names and values", where, problems);
                return;
            }
            node.properties()
                    .forEach(entry -> value.check(entry.getValue(), path + "." + entry.getKey(), where, problems));
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("object", about);
            node.set("additionalProperties", value.schema());
            return node;
        }
    }

    /**
     * One thing, or a list of such things.
     *
     * @param one what it is
     */
    record OneOrMore(String about, Shape one) implements Shape {
        @Override
        public void check(JsonNode value, String path, Location where, Problems problems) {
            if (value.isArray()) {
                new Items(about, one, 1, Integer.MAX_VALUE, "").check(value, path, where, problems);
            } else {
                one.check(value, path, where, problems);
            }
        }

        @Override
        public ObjectNode schema() {
            ObjectNode node = typed("", about);
            ArrayNode choices = node.putArray("oneOf");
            choices.add(one.schema());
            choices.add(new Items("", one, 1, Integer.MAX_VALUE, "").schema());
            return node;
        }
    }
}
