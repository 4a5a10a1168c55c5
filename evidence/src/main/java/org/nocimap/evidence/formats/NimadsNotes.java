package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/** What NIMADS annotations say of analyses: per study and analysis id, keys and values. Not thread-safe. */
final class NimadsNotes {
    private final Map<Target, Map<String, String>> notes = new HashMap<>();
    private final Map<Target, Location> places = new LinkedHashMap<>();

    /** @param study empty when the note names none */
    private record Target(String study, String analysis) {}

    /** Reads an annotation file. */
    static void readInto(Path file, NimadsNotes notes) {
        try (JsonInput json = JsonInput.open(file)) {
            if (!json.isObject()) {
                throw JsonKind.unknown(file);
            }
            readAnnotation(json, notes);
            json.expectEnd();
        }
    }

    /** Reads the annotation under the cursor; anything but an object is skipped. */
    static void readAnnotation(JsonInput json, NimadsNotes notes) {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.eachMember(name -> {
            if (name.equals("notes") && json.isArray()) {
                json.eachElement(() -> notes.readNote(json));
            } else {
                json.skip();
            }
        });
    }

    private void readNote(JsonInput json) {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        Location where = json.here("");
        Map<String, String> ids = new HashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        json.eachMember(name -> {
            if (name.equals("note") && json.isObject()) {
                json.eachMember(
                        key -> json.scalarOrList().ifPresent(text -> values.put(key.toLowerCase(Locale.ROOT), text)));
            } else {
                json.scalar().ifPresent(text -> ids.put(name, text));
            }
        });
        Target target = new Target(ids.getOrDefault("study", ""), ids.getOrDefault("analysis", ""));
        notes.computeIfAbsent(target, t -> new LinkedHashMap<>()).putAll(values);
        places.putIfAbsent(target, where);
    }

    /** The set with the notes as tags; {@code warnings} gains a line when notes found no experiment. */
    StudySet applyTo(StudySet set, List<Problem> warnings) {
        if (notes.isEmpty()) {
            return set;
        }
        Set<Target> unused = new LinkedHashSet<>(places.keySet());
        StudySet tagged = set.withStudies(set.studies().stream()
                .map(s -> s.withExperiments(
                        s.experiments().stream().map(e -> tagged(s, e, unused)).toList()))
                .toList());
        if (!unused.isEmpty()) {
            Target first = unused.iterator().next();
            warnings.add(Problem.warning(
                    places.getOrDefault(first, Location.NOWHERE),
                    unused.size() + " notes are about analyses that are not in the study set, the first about \""
                            + first.analysis() + "\"",
                    "an annotation of this study set",
                    "Check that the annotation and the study set belong together."));
        }
        return tagged;
    }

    private Experiment tagged(Study study, Experiment experiment, Set<Target> unused) {
        String id = experiment
                .tags()
                .getOrDefault(NimadsAnalysis.ID, NimadsStudy.generatedId(study.id(), experiment.name()));
        Map<String, String> tags = new LinkedHashMap<>(experiment.tags());
        for (Target target : List.of(new Target("", id), new Target(study.id(), id))) {
            Map<String, String> values = notes.get(target);
            if (values != null) {
                tags.putAll(values);
                unused.remove(target);
            }
        }
        return new Experiment(experiment.name(), experiment.subjects(), experiment.foci(), tags, experiment.where());
    }
}
