package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Reads NiMARE's older data set JSON: {@code {study: {contrasts: {id: {coords: {space, x, y, z}, metadata, labels}}}}}, with
 * one list per axis. Metadata and labels become tags of the experiment, metadata of the study tags of the study; images and
 * texts are left out.
 */
public final class NimareDatasetReader {
    private final JsonInput json;
    private final ReadOptions options;
    private final Problems problems;
    private final StudySetBuilder studies;
    private final NumberReader numbers;
    private final JsonSpaces spaces;

    private NimareDatasetReader(JsonInput json, ReadOptions options, Problems problems, StudySetBuilder studies) {
        this.json = json;
        this.options = options;
        this.problems = problems;
        this.studies = studies;
        this.numbers = new NumberReader(problems);
        this.spaces = new JsonSpaces(problems);
    }

    /**
     * Reads one file.
     *
     * @throws InputException with every problem of the file, each with line and column
     */
    public static ReadResult read(Path file, ReadOptions options) {
        Problems problems = new Problems();
        StudySetBuilder studies = new StudySetBuilder(problems);
        readInto(file, options, problems, studies);
        problems.throwIfAny();
        return new ReadResult(studies.build(), problems.warnings());
    }

    static void readInto(Path file, ReadOptions options, Problems problems, StudySetBuilder studies) {
        try (JsonInput json = JsonInput.open(file)) {
            if (!json.isObject()) {
                throw JsonKind.unknown(file);
            }
            NimareDatasetReader reader = new NimareDatasetReader(json, options, problems, studies);
            json.eachMember(reader::study);
            json.expectEnd();
        }
    }

    private void study(String id) {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        NimadsStudy study = new NimadsStudy();
        study.id = id.strip();
        json.eachMember(name -> {
            if (name.equals("contrasts") && json.isObject()) {
                json.eachMember(contrast -> contrast(study, contrast.strip()));
            } else if (name.equals("metadata") && json.isObject()) {
                json.eachMember(key -> tag(key, study.tags));
            } else {
                json.skip();
            }
        });
        study.finish(options, problems, studies);
    }

    private void contrast(NimadsStudy study, String id) {
        NimadsAnalysis analysis = new NimadsAnalysis(json.here(study.id));
        analysis.id = id;
        analysis.name = id;
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.eachMember(name -> {
            if (name.equals("coords") && json.isObject()) {
                coordinates(study, analysis);
            } else if ((name.equals("metadata") || name.equals("labels")) && json.isObject()) {
                json.eachMember(key -> {
                    if (JsonSubjects.isName(key)) {
                        analysis.subjects = JsonSubjects.read(json, study.id, numbers, problems);
                    } else {
                        tag(key, analysis.tags);
                    }
                });
            } else {
                json.skip();
            }
        });
        study.analyses.add(analysis);
    }

    private void tag(String key, Map<String, String> tags) {
        json.scalarOrList().ifPresent(text -> tags.put(key.toLowerCase(Locale.ROOT), text));
    }

    private void coordinates(NimadsStudy study, NimadsAnalysis analysis) {
        Location where = json.here(StudySetBuilder.label(study.id, analysis.id));
        List<List<Double>> axes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        json.eachMember(name -> {
            switch (name) {
                case "space" -> analysis.space = spaces.read(json, study.id);
                case "x", "y", "z" -> axis(name, axes.get(name.charAt(0) - 'x'), where);
                default -> json.skip();
            }
        });
        int count = axes.get(0).size();
        if (axes.get(1).size() != count || axes.get(2).size() != count) {
            problems.error(
                    where,
                    "x, y and z have " + count + ", " + axes.get(1).size() + " and "
                            + axes.get(2).size() + " values",
                    "three lists of the same length",
                    "Add what is missing.");
            return;
        }
        for (int i = 0; i < count; i++) {
            Point point = new Point(
                    axes.get(0).get(i), axes.get(1).get(i), axes.get(2).get(i));
            analysis.points.add(new NimadsAnalysis.RawPoint(point, Optional.<Space>empty(), Map.of(), where));
        }
    }

    private void axis(String name, List<Double> values, Location where) {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.eachElement(() -> {
            numbers.countFocus(where);
            if (json.isNumber()) {
                values.add(numbers.coordinate(json.number(), name, where));
            } else {
                values.add(numbers.coordinate(json.scalar().orElse(""), name, where));
            }
        });
    }
}
