package org.nocimap.appraisal.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * The bodies of evidence in a result folder of {@code nocimap meta}: {@value #NAME}, whose form is {@value #FORMAT}.
 */
public final class EvidenceFile {
    public static final String NAME = "evidence.json";
    public static final String FORMAT = "nocimap-evidence/1";
    private static final long MOST_BYTES = 64L << 20;

    private EvidenceFile() {}

    /**
     * @param folder a result folder
     * @throws InputException when it holds none, or one of another form
     */
    public static List<Body> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw InputException.of(
                    Location.of(folder),
                    "holds no " + NAME,
                    "a result folder of nocimap meta",
                    "Run nocimap meta again with this version.");
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
            if (!tree.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "its format is \"" + tree.path("format").asText() + "\"");
            }
            List<Body> bodies = new ArrayList<>();
            String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            for (JsonNode body : tree.path("bodies")) {
                bodies.add(body(tree, body, name));
            }
            return bodies;
        } catch (IOException | IllegalArgumentException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "cannot be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    "what nocimap meta wrote, of the form " + FORMAT,
                    "Run nocimap meta again with this version.");
            problem.initCause(e);
            throw problem;
        }
    }

    private static Body body(JsonNode file, JsonNode node, String folder) {
        List<Body.AsymmetryTest> tests = new ArrayList<>();
        for (JsonNode test : node.path("smallStudyTests")) {
            tests.add(new Body.AsymmetryTest(test.path("name").asText(), required(test, "p")));
        }
        List<Body.Subgroup> subgroups = new ArrayList<>();
        for (JsonNode group : node.path("subgroups")) {
            subgroups.add(new Body.Subgroup(
                    group.path("name").asText(),
                    group.path("k").asInt(),
                    required(group, "estimate"),
                    new Range(required(group, "low"), required(group, "high")),
                    required(group, "p")));
        }
        List<StudyEvidence> studies = new ArrayList<>();
        for (JsonNode study : node.path("studies")) {
            studies.add(new StudyEvidence(
                    study.path("study").asText(),
                    required(study, "effect"),
                    required(study, "variance"),
                    required(study, "weight"),
                    number(study, "treated"),
                    number(study, "control"),
                    number(study, "treatedEvents"),
                    number(study, "controlEvents"),
                    number(study, "controlMean"),
                    number(study, "controlSd")));
        }
        OptionalDouble people = number(node, "people");
        String better = node.path("better").asText();
        return new Body(
                node.path("question").asText(),
                folder,
                EffectKind.of(file.path("measure").asText()),
                node.path("unit").asText(),
                file.path("treated").asText("treatment"),
                file.path("control").asText("control"),
                better.isEmpty() ? Optional.empty() : Optional.of(Body.Better.valueOf(better.toUpperCase(Locale.ROOT))),
                number(node, "important"),
                node.path("importantSource").asText(),
                file.path("confidence").asDouble(0.95),
                node.path("k").asInt(),
                people.isPresent() ? OptionalLong.of(Math.round(people.getAsDouble())) : OptionalLong.empty(),
                required(node, "estimate"),
                Optional.of(new Range(required(node, "low"), required(node, "high"))),
                number(node, "p"),
                "",
                number(node, "tau2"),
                number(node, "i2"),
                node.path("predictionLow").isNumber()
                        ? Optional.of(new Range(required(node, "predictionLow"), required(node, "predictionHigh")))
                        : Optional.empty(),
                tests,
                subgroups,
                number(node, "subgroupP"),
                studies);
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return node.path(name).isNumber() ? OptionalDouble.of(node.path(name).asDouble()) : OptionalDouble.empty();
    }

    private static double required(JsonNode node, String name) {
        if (!node.path(name).isNumber()) {
            throw new IllegalArgumentException("\"" + name + "\" is no number");
        }
        return node.path(name).asDouble();
    }
}
