package org.nocimap.fmri.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** What editors check by and what the reader checks by are the same. */
class SpecSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path ROOT = Path.of(System.getProperty("nocimap.root", ".."));
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void examplesFit() throws IOException {
        List<JsonNode> examples = new ArrayList<>();
        for (String preset : SpecFile.PRESETS) {
            examples.add(YAML.readTree(SpecFile.class.getResourceAsStream(preset + ".yaml")));
        }
        try (Stream<Path> files = Files.list(ROOT.resolve("examples/fmri"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                examples.add(YAML.readTree(file.toFile()));
            }
        }
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/fmri.md")));
        while (block.find()) {
            examples.add(YAML.readTree(block.group(1)));
        }
        assertThat(examples).hasSizeGreaterThan(4);
        for (JsonNode example : examples) {
            assertThat(SchemaCheck.faults(schema(), example))
                    .as(example.toString())
                    .isEmpty();
            assertThat(refused(example)).as(example.toString()).isFalse();
        }
    }

    /** Every place of the specification in turn holds something of the wrong kind, or out of its range, or unknown. */
    @Test
    void whatOneRefusesTheOtherRefuses() throws IOException {
        List<JsonNode> wrong = new ArrayList<>();
        spoiled(SpecShapes.whole(), wrong);
        assertThat(wrong).hasSizeGreaterThan(150);
        for (JsonNode value : wrong) {
            assertThat(refused(value)).as("reader: " + value).isTrue();
            assertThat(SchemaCheck.faults(schema(), value))
                    .as("schema: " + value)
                    .isNotEmpty();
        }
    }

    /** Of each shape a value that fits. */
    private static JsonNode fitting(Shape shape) {
        if (shape instanceof Shape.Choice choice) {
            return NODES.textNode(choice.words().get(0));
        } else if (shape instanceof Shape.Level level) {
            return NODES.numberNode(level.levels().get(0));
        } else if (shape instanceof Shape.Range range) {
            return range.kind() == Shape.Range.Kind.WHOLE
                    ? NODES.numberNode((int) range.least())
                    : NODES.numberNode(range.least());
        } else if (shape instanceof Shape.Flag) {
            return NODES.booleanNode(true);
        } else if (shape instanceof Shape.Text || shape instanceof Shape.Name) {
            return NODES.textNode("a");
        } else if (shape instanceof Shape.Items items) {
            ArrayNode list = NODES.arrayNode();
            for (int n = 0; n < items.least(); n++) {
                list.add(fitting(items.item()));
            }
            return list;
        }
        Shape.Section section = (Shape.Section) shape;
        ObjectNode node = NODES.objectNode();
        section.required()
                .forEach(name -> node.set(name, fitting(section.fields().get(name))));
        section.oneOf().stream()
                .limit(1)
                .forEach(name -> node.set(name, fitting(section.fields().get(name))));
        return node;
    }

    /** Values that do not fit, each spoiled in one place. */
    private static void spoiled(Shape shape, List<JsonNode> wrong) {
        List<JsonNode> kinds = List.of(
                NODES.textNode(""),
                NODES.numberNode(-1e9),
                NODES.numberNode(0.123),
                NODES.booleanNode(false),
                NODES.nullNode(),
                NODES.objectNode().put("nothing", 1),
                NODES.arrayNode().add(NODES.objectNode().put("nothing", 1)));
        for (JsonNode kind : kinds) {
            Problems problems = new Problems();
            shape.check(kind, "x", Location.NOWHERE, problems);
            if (problems.hasErrors()) {
                wrong.add(kind);
            }
        }
        if (shape instanceof Shape.Items items) {
            List<JsonNode> inside = new ArrayList<>();
            spoiled(items.item(), inside);
            for (JsonNode one : inside) {
                ArrayNode list = (ArrayNode) fitting(shape);
                if (list.size() == items.most()) {
                    list.remove(0);
                }
                wrong.add(list.add(one));
            }
            if (items.most() < 100) {
                wrong.add(((ArrayNode) fitting(shape)).add(fitting(items.item())));
            }
        } else if (shape instanceof Shape.Section section) {
            section.fields().forEach((name, field) -> {
                List<JsonNode> inside = new ArrayList<>();
                spoiled(field, inside);
                for (JsonNode one : inside) {
                    ObjectNode node = (ObjectNode) fitting(shape);
                    if (section.oneOf().contains(name)) {
                        node.remove(List.copyOf(section.oneOf()));
                    }
                    wrong.add(node.set(name, one));
                }
            });
            section.required().forEach(name -> wrong.add(((ObjectNode) fitting(shape)).without(List.of(name))));
            if (!section.oneOf().isEmpty()) {
                wrong.add(((ObjectNode) fitting(shape)).without(List.copyOf(section.oneOf())));
            }
        }
    }

    private static boolean refused(JsonNode value) {
        Problems problems = new Problems();
        SpecShapes.whole().check(value, "", Location.NOWHERE, problems);
        return problems.hasErrors();
    }

    private static JsonNode schema() throws IOException {
        return YAML.readTree(SpecFile.schema());
    }
}
