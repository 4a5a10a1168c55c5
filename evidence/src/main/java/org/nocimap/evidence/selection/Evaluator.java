package org.nocimap.evidence.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.TagNames;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/** Says whether a condition holds; keeps account of values that were no numbers. Not thread-safe. */
final class Evaluator {
    /** Names that every set has, besides its tags. */
    static final Set<String> BUILT_IN = Set.of("study", "experiment", "n", "x", "y", "z", "space");

    private final String option;
    private final Map<String, String> notNumbers = new TreeMap<>();

    /** @param option that the condition was given with */
    Evaluator(String option) {
        this.option = option;
    }

    /** @param focus empty for an experiment without foci */
    record Candidate(Study study, Experiment experiment, Optional<Focus> focus) {}

    boolean holds(Condition condition, Candidate candidate) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().allMatch(part -> holds(part, candidate));
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().anyMatch(part -> holds(part, candidate));
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.part(), candidate);
        }
        if (condition instanceof Condition.In in) {
            String name = key(in.name());
            List<String> found = values(name, candidate);
            return in.values().stream().anyMatch(value -> anyEqual(name, found, value));
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        String name = key(comparison.name());
        return holds(name, values(name, candidate), comparison.operator(), comparison.value());
    }

    private boolean holds(String name, List<String> found, Operator operator, String value) {
        return switch (operator) {
            case EQUAL -> anyEqual(name, found, value);
            case UNEQUAL -> !anyEqual(name, found, value);
            case CONTAINS -> anyContains(found, value);
            case CONTAINS_NOT -> !anyContains(found, value);
            default -> found.stream().anyMatch(text -> ordered(name, text, operator, value));
        };
    }

    /** One warning per name whose values were compared as numbers and were none. */
    List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        notNumbers.forEach((name, value) -> warnings.add(Problem.warning(
                Location.option(option),
                "some values of \"" + name + "\" are no numbers, such as \"" + value
                        + "\"; a comparison by size does not hold for them",
                "numbers",
                "Check these values in the input.")));
        return warnings;
    }

    static String key(Token name) {
        return name.text().toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    private static List<String> values(String name, Candidate candidate) {
        Experiment experiment = candidate.experiment();
        Optional<Focus> focus = candidate.focus();
        return switch (name) {
            case "study" -> List.of(candidate.study().id(), candidate.study().name());
            case "experiment" -> List.of(experiment.name());
            case "n" ->
                experiment.subjects().isPresent()
                        ? List.of(Integer.toString(experiment.subjects().getAsInt()))
                        : List.of();
            case "x" -> focus.map(f -> Double.toString(f.point().x())).stream().toList();
            case "y" -> focus.map(f -> Double.toString(f.point().y())).stream().toList();
            case "z" -> focus.map(f -> Double.toString(f.point().z())).stream().toList();
            case "space" -> focus.map(f -> SpaceNames.name(f.space())).stream().toList();
            default ->
                TagNames.value(candidate.study(), experiment, focus, name)
                        .map(value -> TagNames.words(name, value))
                        .orElse(List.of());
        };
    }

    /** A tag that is not there is equal to the empty text. */
    private static boolean anyEqual(String name, List<String> found, String value) {
        if (found.isEmpty()) {
            return value.isBlank();
        }
        return found.stream().anyMatch(text -> equal(name, text, value));
    }

    private static boolean equal(String name, String text, String value) {
        if (text.strip().equalsIgnoreCase(value.strip())) {
            return true;
        }
        if (name.equals("space")) {
            return SpaceNames.parse(value).map(SpaceNames::name).equals(Optional.of(text));
        }
        OptionalDouble a = Numbers.parse(text);
        OptionalDouble b = Numbers.parse(value);
        return a.isPresent() && b.isPresent() && a.getAsDouble() == b.getAsDouble();
    }

    private static boolean anyContains(List<String> found, String value) {
        String wanted = value.strip().toLowerCase(Locale.ROOT);
        return found.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private boolean ordered(String name, String text, Operator operator, String value) {
        OptionalDouble number = Numbers.parse(text);
        if (number.isEmpty()) {
            notNumbers.putIfAbsent(name, text);
            return false;
        }
        return operator.holds(number.getAsDouble(), Numbers.parse(value).orElseThrow());
    }
}
