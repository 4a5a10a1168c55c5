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
import java.util.List;
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

    /** A preset as it is. */
    public static ParticipantSpec preset(String name) {
        Problems problems = new Problems();
        ParticipantSpec spec = new SpecTree(tree(name), new Location(name, 0, 0, ""), problems).spec(List.of());
        problems.throwIfAny();
        return spec;
    }

    /**
     * @param usualPreset what a file begins from that names no preset
     * @throws org.nocimap.files.InputException with everything that is wrong with the file
     */
    public static ParticipantSpec read(Path file, String usualPreset) {
        Problems problems = new Problems();
        JsonNode given = parse(file, problems);
        problems.throwIfAny();
        Location where = Location.of(file);
        String preset = given.path("preset").asText(usualPreset);
        if (!PRESETS.contains(preset)) {
            problems.error(
                    where.about("preset"),
                    "there is no preset \"" + preset + "\"",
                    "one of " + String.join(", ", PRESETS),
                    "Choose one, or leave the line out.");
            problems.throwIfAny();
        }
        ObjectNode tree = tree(preset);
        List<String> changes = new ArrayList<>();
        merge(tree, given, "", where, changes, problems);
        ParticipantSpec spec = new SpecTree(tree, where, problems).spec(changes);
        problems.throwIfAny();
        return spec;
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

    private static void merge(
            ObjectNode into, JsonNode given, String path, Location where, List<String> changes, Problems problems) {
        given.properties().forEach(entry -> {
            String name = path + entry.getKey();
            Optional<JsonNode> known = Optional.ofNullable(into.get(entry.getKey()));
            boolean mayBeNew = name.equals("denoising.censor.above") || name.equals("denoising.high_pass.order");
            if (known.isEmpty() && !mayBeNew) {
                List<String> names = new ArrayList<>();
                into.fieldNames().forEachRemaining(names::add);
                problems.error(
                        where.about(name), "is not known", "one of " + String.join(", ", names), "Correct the name.");
            } else if (known.isPresent()
                    && known.get().isObject()
                    && entry.getValue().isObject()) {
                merge((ObjectNode) known.get(), entry.getValue(), name + ".", where, changes, problems);
            } else if (known.isEmpty() || !known.get().equals(entry.getValue())) {
                changes.add(name + ": " + entry.getValue() + " instead of "
                        + known.map(JsonNode::toString).orElse("none"));
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
