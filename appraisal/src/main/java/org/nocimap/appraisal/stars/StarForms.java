package org.nocimap.appraisal.stars;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.appraisal.instruments.FormJson;
import org.nocimap.appraisal.instruments.FormLibrary;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.files.InputException;

/** The star forms that ship, and those that a review brings as a file of the same form. */
public final class StarForms {
    private static final String KIND = "stars";
    private static final FormLibrary<StarForm> LIBRARY = new FormLibrary<>(
            StarForms.class,
            "star form",
            List.of("nos-cohort", "nos-case-control", "nos-cross-sectional"),
            "JSON with \"kind\": \"stars\", id, title and groups of items",
            StarForms::of);

    private StarForms() {}

    /** Names of the forms that ship. */
    public static List<String> names() {
        return LIBRARY.shipped();
    }

    /**
     * @param name one of {@link #names()}
     */
    public static StarForm shipped(String name) {
        return LIBRARY.shipped(name);
    }

    /** Whether a file says that it is a star form ({@code "kind": "stars"}); false also where it cannot be read. */
    public static boolean isOne(Path file) {
        try {
            return FormLibrary.tree(file).path("kind").asText().equals(KIND);
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
        return LIBRARY.read(file);
    }

    private static StarForm of(JsonNode node) {
        List<StarGroup> groups = new ArrayList<>();
        for (JsonNode group : FormJson.required(node, "groups")) {
            List<StarItem> items = new ArrayList<>();
            for (JsonNode item : FormJson.required(group, "items")) {
                items.add(item(item));
            }
            groups.add(new StarGroup(FormJson.text(group, "id"), FormJson.text(group, "title"), items));
        }
        List<CutOffs> cutOffs = new ArrayList<>();
        for (JsonNode own : node.path("cutOffs")) {
            cutOffs.add(cutOffs(own));
        }
        List<String> settings = new ArrayList<>();
        node.path("settings").forEach(setting -> settings.add(setting.asText()));
        return new StarForm(
                FormJson.text(node, "id"),
                FormJson.text(node, "title"),
                FormJson.text(node, "version"),
                FormJson.text(node, "unit"),
                FormJson.text(node, "reference"),
                FormJson.text(node, "support"),
                settings,
                groups,
                cutOffs);
    }

    private static StarItem item(JsonNode node) {
        List<StarItem.Option> options = new ArrayList<>();
        for (JsonNode option : FormJson.required(node, "options")) {
            if (!option.path("stars").isIntegralNumber()) {
                throw new IllegalArgumentException(
                        "option " + option.path("letter").asText() + " of "
                                + node.path("id").asText() + " does not say how many \"stars\" it gives");
            }
            options.add(new StarItem.Option(
                    FormJson.text(option, "letter"),
                    FormJson.text(option, "text"),
                    option.path("stars").asInt()));
        }
        StarItem.Choose choose =
                StarItem.Choose.valueOf(node.path("choose").asText("one").toUpperCase(Locale.ROOT));
        return new StarItem(FormJson.text(node, "id"), FormJson.text(node, "text"), choose, options);
    }

    private static CutOffs cutOffs(JsonNode node) {
        List<Judgement> levels = new ArrayList<>();
        for (JsonNode level : FormJson.required(node, "levels")) {
            levels.add(FormJson.judgement(level));
        }
        List<CutOffs.Rule> rules = new ArrayList<>();
        FormJson.required(node, "rules").forEach(line -> rules.add(CutOffs.Rule.parse(line.asText())));
        return new CutOffs(FormJson.text(node, "name"), FormJson.text(node, "source"), levels, rules);
    }
}
