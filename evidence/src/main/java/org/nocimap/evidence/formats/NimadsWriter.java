package org.nocimap.evidence.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Space;

/**
 * Writes a NIMADS study set and, beside it, an annotation with the tags of the experiments, so that NiMARE and Neurosynth
 * Compose can select by them. The study set alone holds everything; {@link NimadsReader} gives it back.
 */
public final class NimadsWriter {
    private static final Set<String> STUDY_FACTS = Set.of("authors", "publication", "year", "doi", "pmid");
    private static final Set<String> ANALYSIS_FACTS = Set.of(NimadsAnalysis.ID, "description", "conditions", "weights");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d{1,15})?");
    private static final JsonFactory FACTORY = new JsonFactory();

    private NimadsWriter() {}

    /**
     * Writes {@code name.json} and {@code name_annotation.json} (the latter only when there are tags).
     *
     * @param file where to; gzip when it ends in {@code .gz}
     * @throws org.nocimap.files.InputException when the file cannot be written
     */
    public static WriteResult write(StudySet set, Path file) {
        Map<Path, TextOutput.Content> files = new LinkedHashMap<>();
        files.put(file, out -> json(out, json -> studySet(set, file, json)));
        if (!set.studies().stream().flatMap(s -> s.experiments().stream()).allMatch(e -> notes(e).isEmpty())) {
            files.put(annotationFile(file), out -> json(out, json -> annotation(set, file, json)));
        }
        TextOutput.writeAll(files);
        return new WriteResult(List.copyOf(files.keySet()), List.of());
    }

    /** Where the annotation of a study set goes: {@code foci.json} has {@code foci_annotation.json}. */
    public static Path annotationFile(Path studySet) {
        String name = String.valueOf(studySet.getFileName());
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return studySet.resolveSibling(stem + "_annotation" + name.substring(stem.length()));
    }

    @FunctionalInterface
    private interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static void json(Writer out, Body body) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
        body.writeTo(json);
        json.writeRaw('\n');
        json.flush();
    }

    private static String setId(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static void studySet(StudySet set, Path file, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", setId(file));
        json.writeStringField("name", set.name());
        json.writeArrayFieldStart("studies");
        for (Study study : set.studies()) {
            study(study, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void study(Study study, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", study.id());
        json.writeStringField("name", study.name());
        for (Map.Entry<String, String> fact : study.tags().entrySet()) {
            if (STUDY_FACTS.contains(fact.getKey())) {
                scalar(fact.getKey(), fact.getValue(), json);
            }
        }
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> tag : study.tags().entrySet()) {
            if (!STUDY_FACTS.contains(tag.getKey())) {
                scalar(tag.getKey(), tag.getValue(), json);
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("analyses");
        for (Experiment experiment : study.experiments()) {
            analysis(study, experiment, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String analysisId(Study study, Experiment experiment) {
        return experiment
                .tags()
                .getOrDefault(NimadsAnalysis.ID, NimadsStudy.generatedId(study.id(), experiment.name()));
    }

    private static void analysis(Study study, Experiment experiment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", analysisId(study, experiment));
        json.writeStringField("name", experiment.name());
        if (experiment.tags().containsKey("description")) {
            json.writeStringField("description", experiment.tags().get("description"));
        }
        conditions(experiment.tags(), json);
        json.writeObjectFieldStart("metadata");
        if (experiment.subjects().isPresent()) {
            json.writeArrayFieldStart("sample_sizes");
            json.writeNumber(experiment.subjects().getAsInt());
            json.writeEndArray();
        }
        for (Map.Entry<String, String> tag : notes(experiment).entrySet()) {
            scalar(tag.getKey(), tag.getValue(), json);
        }
        json.writeEndObject();
        json.writeArrayFieldStart("points");
        for (Focus focus : experiment.foci()) {
            point(focus, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("images");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void conditions(Map<String, String> tags, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (String name : parts(tags.getOrDefault("conditions", "default"))) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("description", "");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (String weight : parts(tags.getOrDefault("weights", "1"))) {
            if (NUMBER.matcher(weight).matches()) {
                json.writeNumber(weight);
            } else {
                json.writeString(weight);
            }
        }
        json.writeEndArray();
    }

    private static List<String> parts(String joined) {
        return List.of(joined.split("; "));
    }

    private static void point(Focus focus, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("coordinates");
        json.writeNumber(focus.point().x());
        json.writeNumber(focus.point().y());
        json.writeNumber(focus.point().z());
        json.writeEndArray();
        json.writeStringField("space", focus.space() == Space.MNI ? "MNI" : "TAL");
        if (focus.tags().containsKey("kind")) {
            json.writeStringField("kind", focus.tags().get("kind"));
        }
        json.writeArrayFieldStart("values");
        for (Map.Entry<String, String> tag : focus.tags().entrySet()) {
            if (!tag.getKey().equals("kind")) {
                json.writeStartObject();
                json.writeStringField("kind", tag.getKey());
                scalar("value", tag.getValue(), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void annotation(StudySet set, Path file, JsonGenerator json) throws IOException {
        Map<String, String> types = new TreeMap<>();
        json.writeStartObject();
        json.writeStringField("id", setId(file) + "_annotation");
        json.writeStringField("name", "tags of " + setId(file));
        json.writeStringField("studyset", setId(file));
        json.writeArrayFieldStart("notes");
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                note(study, experiment, types, json);
            }
        }
        json.writeEndArray();
        json.writeObjectFieldStart("note_keys");
        for (Map.Entry<String, String> type : types.entrySet()) {
            json.writeStringField(type.getKey(), type.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void note(Study study, Experiment experiment, Map<String, String> types, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("study", study.id());
        json.writeStringField("analysis", analysisId(study, experiment));
        json.writeObjectFieldStart("note");
        for (Map.Entry<String, String> tag : notes(experiment).entrySet()) {
            scalar(tag.getKey(), tag.getValue(), json);
            String type = typeOf(tag.getValue());
            types.merge(tag.getKey(), type, (a, b) -> a.equals(b) ? a : "string");
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The tags that have no place of their own in an analysis. */
    private static Map<String, String> notes(Experiment experiment) {
        Map<String, String> notes = new LinkedHashMap<>(experiment.tags());
        notes.keySet().removeAll(ANALYSIS_FACTS);
        return notes;
    }

    private static String typeOf(String value) {
        if (value.equals("true") || value.equals("false")) {
            return "boolean";
        }
        return NUMBER.matcher(value).matches() ? "number" : "string";
    }

    /** Numbers and truth values as JSON has them, where reading them gives the same text back. */
    private static void scalar(String name, String value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        switch (typeOf(value)) {
            case "boolean" -> json.writeBoolean(value.equals("true"));
            case "number" -> json.writeNumber(value);
            default -> json.writeString(value);
        }
    }
}
