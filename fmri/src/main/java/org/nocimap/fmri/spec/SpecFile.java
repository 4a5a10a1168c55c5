package org.nocimap.fmri.spec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Reads a specification in YAML or JSON. It names a preset and what differs from it; every name the preset does not know is a problem.
 */
public final class SpecFile {
    /** Names of the presets; the first is taken where none is named. */
    public static final List<String> PRESETS = List.of("default", "pain2019");

    private static final long MOST_BYTES = 4L << 20;

    private SpecFile() {}

    /** What is done with every run in a preset as it is. */
    public static ParticipantSpec preset(String name) {
        return presetAnalysis(name).participant();
    }

    /** A preset as it is. */
    public static AnalysisSpec presetAnalysis(String name) {
        return spec(tree(name), new SeedReader(Path.of(""), Location.NOWHERE, new Problems()), List.of());
    }

    private static AnalysisSpec spec(ObjectNode tree, SeedReader seeds, List<String> changes) {
        return new AnalysisSpec(new SpecTree(tree, seeds).spec(changes), new CohortTree(tree, seeds).spec(changes));
    }

    /**
     * What is done with every run.
     *
     * @param usualPreset what a file begins from that names no preset
     * @throws org.nocimap.files.InputException with everything that is wrong with the file
     */
    public static ParticipantSpec read(Path file, String usualPreset) {
        return readAnalysis(file, usualPreset).participant();
    }

    /**
     * @param usualPreset what a file begins from that names no preset
     * @throws org.nocimap.files.InputException with everything that is wrong with the file
     */
    public static AnalysisSpec readAnalysis(Path file, String usualPreset) {
        Problems problems = new Problems();
        JsonNode given = parse(file, problems);
        problems.throwIfAny();
        Location where = Location.of(file);
        if (!given.isMissingNode()) {
            SpecShapes.whole().check(given, "", where, problems);
        }
        String preset = given.path("preset").asText(usualPreset);
        ObjectNode tree = tree(PRESETS.contains(preset) ? preset : usualPreset);
        List<String> changes = new ArrayList<>();
        merge(tree, given, "", changes);
        complete(tree.path("denoising"), where, problems);
        templates(tree.path("networks"), file, where, problems);
        problems.throwIfAny();
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        CohortTree.complete(tree, where, problems);
        problems.throwIfAny();
        AnalysisSpec spec = spec(tree, new SeedReader(folder, where, problems), changes);
        problems.throwIfAny();
        return spec;
    }

    /**
     * JSON Schema (draft 2020-12) of a specification, for editors: written from what {@link #read} checks files against. What depends on
     * several values at once, on names that may not come twice and on other files, only {@link #read} tells.
     */
    public static String schema() {
        ObjectNode schema = new YAMLMapper().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Nocimap: analysis of functional runs");
        schema.setAll(SpecShapes.whole().schema());
        return schema.toPrettyString() + "\n";
    }

    private static JsonNode parse(Path file, Problems problems) {
        try {
            JsonNode node = new YAMLMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
            if (node != null && (node.isObject() || node.isMissingNode())) {
                return node;
            }
            problems.error(Location.of(file), "is no specification", "names and values, such as preset: default", "");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.error(
                    Location.of(file, line),
                    "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "YAML or JSON",
                    "Correct the line.");
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        return new YAMLMapper().createObjectNode();
    }

    private static ObjectNode tree(String preset) {
        try (InputStream in = SpecFile.class.getResourceAsStream(preset + ".yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What depends on several values. */
    private static void complete(JsonNode denoising, Location where, Problems problems) {
        JsonNode censor = denoising.path("censor");
        boolean judged = !censor.path("measure").asText().equals("none");
        if (judged && censor.path("rule").asText().equals("fixed") && !censor.has("above")) {
            problems.error(
                    where.about("denoising.censor.above"),
                    "is missing",
                    "the number above which a volume is censored, as the rule is fixed",
                    "Add it, or choose rule: boxplot.");
        }
        JsonNode highPass = denoising.path("high_pass");
        if (!highPass.path("type").asText().equals("none") && !highPass.has("cut_hz")) {
            problems.error(where.about("denoising.high_pass.cut_hz"), "is missing", "a frequency in Hz", "Add it.");
        }
    }

    /** Templates are there where they are needed; their files are relative to the specification. */
    private static void templates(JsonNode networks, Path file, Location where, Problems problems) {
        JsonNode list = networks.path("templates");
        if (networks.path("from").asText().equals("templates") && list.isEmpty()) {
            problems.error(
                    where.about("networks.templates"),
                    "there are none, and the networks come from templates",
                    "one or more, each with name and file",
                    "Add them, or choose from: ica.");
        }
        for (JsonNode template : list) {
            if (template instanceof ObjectNode node) {
                if (node.has("labels") && node.has("volume")) {
                    problems.error(
                            where.about("networks.templates"),
                            node.path("name").asText() + " has labels and a volume",
                            "the one or the other",
                            "Leave one out.");
                }
                node.put("file", file.resolveSibling(node.path("file").asText()).toString());
            }
        }
    }

    private static void merge(ObjectNode into, JsonNode given, String path, List<String> changes) {
        given.properties().forEach(entry -> {
            String name = path + entry.getKey();
            Optional<JsonNode> known = Optional.ofNullable(into.get(entry.getKey()));
            boolean both = known.isPresent()
                    && known.get().isObject()
                    && entry.getValue().isObject();
            if (both) {
                merge((ObjectNode) known.get(), entry.getValue(), name + ".", changes);
            } else if (known.isEmpty() || !known.get().equals(entry.getValue())) {
                change(name, known, entry.getValue(), changes);
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** Lists of named things differ by the things; all else by its value. */
    private static void change(String name, Optional<JsonNode> known, JsonNode given, List<String> changes) {
        Map<String, JsonNode> before = named(known);
        Map<String, JsonNode> after = named(Optional.of(given));
        if (before.isEmpty() || after.isEmpty()) {
            changes.add(name + ": " + given + " instead of "
                    + known.map(JsonNode::toString).orElse("none"));
            return;
        }
        after.forEach((item, node) -> {
            if (!before.containsKey(item)) {
                changes.add(name + ": " + item + " added");
            } else if (!node.equals(before.get(item))) {
                changes.add(name + ": " + item + " is " + node + " instead of " + before.get(item));
            }
        });
        before.keySet().stream()
                .filter(item -> !after.containsKey(item))
                .forEach(item -> changes.add(name + ": " + item + " left out"));
    }

    private static Map<String, JsonNode> named(Optional<JsonNode> list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        list.filter(JsonNode::isArray)
                .ifPresent(items -> items.forEach(item -> {
                    if (item.path("name").isTextual()) {
                        named.put(item.path("name").asText(), item);
                    }
                }));
        return named;
    }
}
