package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Reads NIMADS study sets (NiMARE, Neurosynth Compose), plain or gzip, as a stream.
 *
 * <ul>
 *   <li>study: {@code id}, {@code name}; {@code authors}, {@code publication}, {@code year}, {@code doi}, {@code pmid} and the
 *       scalars of {@code metadata} become tags of the study. Its {@code description} (the abstract) is not kept.
 *   <li>analysis: {@code name} is the experiment's, the {@code id} its tag {@value NimadsAnalysis#ID}; {@code description},
 *       {@code conditions}, {@code weights} and the scalars of {@code metadata} become tags of the experiment.
 *   <li>number of subjects: {@code metadata.sample_sizes} or {@code sample_size} of the analysis, else of the study.
 *   <li>point: {@code coordinates}, {@code space} (else of the analysis, of the study, of the user), {@code kind} and
 *       {@code values} as tags of the focus.
 *   <li>notes of an annotation, beside it or inside, become tags of their experiments and overrule the metadata.
 * </ul>
 *
 * Studies without analyses are left out with one warning.
 */
public final class NimadsReader {
    private static final Set<String> STUDY_FACTS = Set.of("authors", "publication", "year", "doi", "pmid");
    private static final Set<String> SPACE_NAMES = Set.of("space", "coordinate_space");

    private final JsonInput json;
    private final ReadOptions options;
    private final Problems problems;
    private final StudySetBuilder studies;
    private final NimadsNotes notes;
    private final NumberReader numbers;
    private final JsonSpaces spaces;
    private int withoutAnalyses;

    private NimadsReader(
            JsonInput json, ReadOptions options, Problems problems, StudySetBuilder studies, NimadsNotes notes) {
        this.json = json;
        this.options = options;
        this.problems = problems;
        this.studies = studies;
        this.notes = notes;
        this.numbers = new NumberReader(problems);
        this.spaces = new JsonSpaces(problems);
    }

    /**
     * Reads one study set and the annotations that go with it.
     *
     * @throws InputException with every problem of the files, each with line and column
     */
    public static ReadResult read(Path studySet, List<Path> annotations, ReadOptions options) {
        Problems problems = new Problems();
        StudySetBuilder studies = new StudySetBuilder(problems);
        NimadsNotes notes = new NimadsNotes();
        readInto(studySet, options, problems, studies, notes);
        annotations.forEach(file -> NimadsNotes.readInto(file, notes));
        problems.throwIfAny();
        List<Problem> warnings = new ArrayList<>(problems.warnings());
        return new ReadResult(notes.applyTo(studies.build(), warnings), warnings);
    }

    static void readInto(
            Path file, ReadOptions options, Problems problems, StudySetBuilder studies, NimadsNotes notes) {
        try (JsonInput json = JsonInput.open(file)) {
            NimadsReader reader = new NimadsReader(json, options, problems, studies, notes);
            if (!json.isObject()) {
                throw JsonKind.unknown(file);
            }
            json.eachMember(reader::topMember);
            json.expectEnd();
            reader.end(file);
        }
    }

    private void topMember(String name) {
        switch (name) {
            case "name" -> json.scalar().ifPresent(studies::nameIfNone);
            case "studies" -> list("studies", this::study);
            case "annotations" -> {
                if (json.isArray()) {
                    json.eachElement(() -> NimadsNotes.readAnnotation(json, notes));
                } else {
                    json.skip();
                }
            }
            default -> json.skip();
        }
    }

    private void study() {
        NimadsStudy study = new NimadsStudy();
        if (!object("a study")) {
            return;
        }
        json.eachMember(name -> {
            switch (name) {
                case "id" -> json.scalar().ifPresent(id -> study.id = id);
                case "name" -> json.scalar().ifPresent(text -> study.name = text);
                case "metadata" -> studyMetadata(study);
                case "analyses" -> list("analyses", () -> analysis(study));
                default -> {
                    if (STUDY_FACTS.contains(name)) {
                        json.scalarOrList().ifPresent(text -> study.tags.put(name, text));
                    } else {
                        json.skip();
                    }
                }
            }
        });
        if (study.analyses.isEmpty()) {
            withoutAnalyses++;
        }
        study.finish(options, problems, studies);
    }

    private void studyMetadata(NimadsStudy study) {
        metadata(
                study.id,
                study.tags,
                n -> study.subjects = study.subjects.isPresent() ? study.subjects : n,
                s -> study.space = s);
    }

    private void analysis(NimadsStudy study) {
        NimadsAnalysis analysis = new NimadsAnalysis(json.here(""));
        if (!object("an analysis")) {
            return;
        }
        json.eachMember(name -> {
            switch (name) {
                case "id" -> json.scalar().ifPresent(id -> analysis.id = id);
                case "name" -> json.scalar().ifPresent(text -> analysis.name = text);
                case "description" -> json.scalar().ifPresent(text -> analysis.tags.put("description", text));
                case "conditions" ->
                    NimadsConditions.readNames(json).ifPresent(c -> analysis.tags.put("conditions", c));
                case "weights" -> NimadsConditions.readWeights(json).ifPresent(w -> analysis.tags.put("weights", w));
                case "space" -> spaces.read(json, study.id).ifPresent(s -> analysis.space = Optional.of(s));
                case "metadata" ->
                    metadata(
                            study.id,
                            analysis.tags,
                            n -> analysis.subjects = analysis.subjects.isPresent() ? analysis.subjects : n,
                            s -> analysis.space = s);
                case "points" -> list("points", () -> point(study, analysis));
                default -> json.skip();
            }
        });
        study.analyses.add(analysis);
    }

    private void metadata(
            String item,
            Map<String, String> tags,
            java.util.function.Consumer<java.util.OptionalInt> subjects,
            java.util.function.Consumer<Optional<Space>> space) {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.eachMember(name -> {
            if (JsonSubjects.isName(name)) {
                subjects.accept(JsonSubjects.read(json, item, numbers, problems));
            } else if (SPACE_NAMES.contains(name)) {
                Optional<Space> found = spaces.read(json, item);
                if (found.isPresent()) {
                    space.accept(found);
                }
            } else {
                json.scalarOrList().ifPresent(text -> tags.put(name.toLowerCase(Locale.ROOT), text));
            }
        });
    }

    private void point(NimadsStudy study, NimadsAnalysis analysis) {
        Location where = json.here(study.id);
        if (!object("a point")) {
            return;
        }
        NimadsPoint point = new NimadsPoint(where);
        json.eachMember(name -> {
            switch (name) {
                case "coordinates" -> point.readCoordinates(json, numbers, problems);
                case "x", "y", "z" -> point.readAxis(name, json, numbers, problems);
                case "space" -> point.space = spaces.read(json, study.id);
                case "kind" -> json.scalar().ifPresent(text -> point.tags.put("kind", text));
                case "values" -> point.readValues(json);
                default -> json.skip();
            }
        });
        Optional<Point> place = point.place(problems);
        if (place.isPresent()) {
            numbers.countFocus(where);
            analysis.points.add(new NimadsAnalysis.RawPoint(place.get(), point.space, point.tags, where));
        }
    }

    private boolean object(String what) {
        if (json.isObject()) {
            return true;
        }
        problems.error(json.here(""), what + " that is no object", "an object {...}", "Export the file again.");
        json.skip();
        return false;
    }

    private void list(String what, Runnable element) {
        if (json.isArray()) {
            json.eachElement(element);
        } else {
            json.scalar()
                    .ifPresent(text -> problems.error(
                            json.here(""),
                            "\"" + what + "\" is no list",
                            "a list [...]",
                            "Export the file again, with its " + what + " nested inside."));
        }
    }

    private void end(Path file) {
        if (withoutAnalyses > 0) {
            problems.warning(
                    Location.of(file),
                    withoutAnalyses + (withoutAnalyses == 1 ? " study has" : " studies have")
                            + " no analyses and are left out",
                    "analyses with points",
                    "Check that none were lost.");
        }
    }
}
