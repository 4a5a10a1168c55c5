package org.nocimap.appraisal.stars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** The star forms that ship, and those that a review brings as a file of the same form. */
public final class StarForms {
    private static final List<String> SHIPPED = List.of("nos-cohort", "nos-case-control", "nos-cross-sectional");
    private static final String KIND = "stars";
    private static final long MOST_BYTES = 1 << 20;

    private StarForms() {}

    /** Names of the forms that ship. */
    public static List<String> names() {
        return SHIPPED;
    }

    /**
     * @param name one of {@link #names()}
     */
    public static StarForm shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("no star form is called " + name);
        }
        try (InputStream in = StarForms.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException(name + ".json is missing from the class path");
            }
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file says that it is a star form ({@code "kind": "stars"}); false also where it cannot be read. */
    public static boolean isOne(Path file) {
        try {
            return new ObjectMapper()
                    .readTree(BoundedInput.readAll(file, MOST_BYTES))
                    .path("kind")
                    .asText()
                    .equals(KIND);
        } catch (IOException | InputException e) {
            return false;
        }
    }

    /**
     * A form of one's own.
     *
     * @throws InputException when the file is no star form
     */
    public static StarForm read(Path file) {
        try {
            return of(new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES)));
        } catch (IOException | IllegalArgumentException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "is no star form that can be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    "JSON with \"kind\": \"stars\", id, title and groups of items, as the forms that ship have them",
                    "Compare it with one of them, or use one of " + String.join(", ", SHIPPED) + ".");
            problem.initCause(e);
            throw problem;
        }
    }

    private static StarForm of(JsonNode node) {
        List<StarGroup> groups = new ArrayList<>();
        for (JsonNode group : required(node, "groups")) {
            List<StarItem> items = new ArrayList<>();
            for (JsonNode item : required(group, "items")) {
                items.add(item(item));
            }
            groups.add(new StarGroup(text(group, "id"), text(group, "title"), items));
        }
        List<CutOffs> cutOffs = new ArrayList<>();
        for (JsonNode own : node.path("cutOffs")) {
            cutOffs.add(cutOffs(own));
        }
        List<String> settings = new ArrayList<>();
        node.path("settings").forEach(setting -> settings.add(setting.asText()));
        return new StarForm(
                text(node, "id"),
                text(node, "title"),
                text(node, "version"),
                text(node, "unit"),
                text(node, "reference"),
                text(node, "support"),
                settings,
                groups,
                cutOffs);
    }

    private static StarItem item(JsonNode node) {
        List<StarItem.Option> options = new ArrayList<>();
        for (JsonNode option : required(node, "options")) {
            if (!option.path("stars").isIntegralNumber()) {
                throw new IllegalArgumentException(
                        "option " + option.path("letter").asText() + " of "
                                + node.path("id").asText() + " does not say how many \"stars\" it gives");
            }
            options.add(new StarItem.Option(
                    text(option, "letter"),
                    text(option, "text"),
                    option.path("stars").asInt()));
        }
        StarItem.Choose choose =
                StarItem.Choose.valueOf(node.path("choose").asText("one").toUpperCase(Locale.ROOT));
        return new StarItem(text(node, "id"), text(node, "text"), choose, options);
    }

    private static CutOffs cutOffs(JsonNode node) {
        List<Judgement> levels = new ArrayList<>();
        for (JsonNode level : required(node, "levels")) {
            levels.add(new Judgement(
                    text(level, "words"),
                    text(level, "sign"),
                    Judgement.Shade.valueOf(text(level, "shade").toUpperCase(Locale.ROOT))));
        }
        List<CutOffs.Rule> rules = new ArrayList<>();
        required(node, "rules").forEach(line -> rules.add(CutOffs.Rule.parse(line.asText())));
        return new CutOffs(text(node, "name"), text(node, "source"), levels, rules);
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value.asText();
    }
}
