package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TagNames;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.evidence.conditions.Directions;

/**
 * What the tags tell of a focus, or of an experiment without foci. Case and blanks around do not tell values apart; of several
 * spellings the first in the order of characters names them all.
 */
final class Told {
    /** Where no tag has this name, it means the experiment's own name: "pain_pat_con". */
    static final String EXPERIMENT = "experiment";

    /** The modality of what has no such tag. */
    static final String NOT_GIVEN = "not given";

    private final FrequencySpec spec;
    private final Directions directions;
    private final Map<String, String> conditionNames = new TreeMap<>();
    private final Map<String, String> modalityNames = new TreeMap<>();
    private final Map<String, Direction> directionOf = new LinkedHashMap<>();

    Told(StudySet set, FrequencySpec spec, Directions directions) {
        this.spec = spec;
        this.directions = directions;
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                for (Optional<Focus> focus : candidates(experiment)) {
                    words(study, experiment, focus, spec.condition()).forEach(w -> spell(w, conditionNames));
                    spec.modality().ifPresent(tag -> words(study, experiment, focus, tag)
                            .forEach(w -> spell(w, modalityNames)));
                }
            }
        }
    }

    /** The foci of an experiment, or nothing at all for one that found nothing. */
    static List<Optional<Focus>> candidates(Experiment experiment) {
        return experiment.foci().isEmpty()
                ? List.of(Optional.empty())
                : experiment.foci().stream().map(Optional::of).toList();
    }

    /** The parts of the evidence it belongs to; none when it has no condition, several when it has several. */
    List<Stratum> of(Study study, Experiment experiment, Optional<Focus> focus) {
        Optional<Direction> direction = spec.direction().map(tag -> value(study, experiment, focus, tag)
                .map(this::direction)
                .orElse(Direction.OTHER));
        List<Optional<String>> modalities =
                spec.modality().isEmpty() ? List.of(Optional.empty()) : modalities(study, experiment, focus);
        List<Stratum> told = new ArrayList<>();
        for (String word : words(study, experiment, focus, spec.condition())) {
            for (Optional<String> modality : modalities) {
                told.add(new Stratum(Optional.of(named(word, conditionNames)), direction, modality));
            }
        }
        return told.stream().distinct().toList();
    }

    /** The texts of directions that were read, and as what. */
    Map<String, Direction> directionTexts() {
        return new LinkedHashMap<>(directionOf);
    }

    private Direction direction(String text) {
        return directionOf.computeIfAbsent(text.strip(), directions::read);
    }

    private List<Optional<String>> modalities(Study study, Experiment experiment, Optional<Focus> focus) {
        List<String> words = words(study, experiment, focus, spec.modality().orElseThrow());
        return words.isEmpty()
                ? List.of(Optional.of(NOT_GIVEN))
                : words.stream()
                        .map(word -> Optional.of(named(word, modalityNames)))
                        .toList();
    }

    private static List<String> words(Study study, Experiment experiment, Optional<Focus> focus, String tag) {
        return value(study, experiment, focus, tag)
                .map(value -> TagNames.words(tag, value).stream()
                        .map(word -> word.strip().replaceAll("\\s+", " "))
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<String> value(Study study, Experiment experiment, Optional<Focus> focus, String tag) {
        Optional<String> told = TagNames.value(study, experiment, focus, tag);
        return told.isEmpty() && tag.equals(EXPERIMENT) ? Optional.of(experiment.name()) : told;
    }

    private static void spell(String word, Map<String, String> names) {
        names.merge(word.toLowerCase(Locale.ROOT), word, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private static String named(String word, Map<String, String> names) {
        return names.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }
}
