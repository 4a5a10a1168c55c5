package org.nocimap.evidence.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TagNames;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * Which experiments and foci to analyse, in words: {@code condition = "low back pain" and n >= 10}.
 *
 * <ul>
 *   <li>Comparisons: {@code = != < <= > >=}, {@code ~} and {@code !~} (contains or not), {@code in (a, b)}, {@code not in}.
 *   <li>They are joined by {@code and}, {@code or}, {@code not} and brackets; {@code and} binds tighter than {@code or}.
 *   <li>Names are tags, of the focus, else of its experiment, else of its study; and {@code study} (id or name),
 *       {@code experiment}, {@code n}, {@code x}, {@code y}, {@code z} (mm, as they came in) and {@code space}.
 *   <li>Names and values with blanks stand in quotes. Case and blanks around do not matter. Two numbers are compared as
 *       numbers. A tag that is not there is like an empty text: {@code group != controls} holds for it.
 *   <li>{@code tags = pain} holds when one of the free tags is "pain".
 * </ul>
 *
 * Immutable.
 */
public final class Selection {
    private static final int LONGEST = 10_000;
    private static final int VALUES_SHOWN = 12;

    private final Expression expression;
    private final Condition condition;

    private Selection(Expression expression, Condition condition) {
        this.expression = expression;
        this.condition = condition;
    }

    /** Reads an expression that was given with {@code --where}. */
    public static Selection parse(String text) {
        return parse(text, "--where");
    }

    /**
     * Reads an expression.
     *
     * @param option the option that it was given with, such as {@code --where}; problems name it
     * @throws InputException when it is none; the message shows it with a caret below the place
     */
    public static Selection parse(String text, String option) {
        Expression expression = new Expression(text, option);
        if (text.length() > LONGEST) {
            throw expression.problem(
                    LONGEST, "a selection of " + text.length() + " characters", "at most " + LONGEST, "Shorten it");
        }
        return new Selection(expression, Parser.parse(expression));
    }

    /**
     * Keeps the foci for which the expression holds. Experiments that lose all their foci are left out, and experiments
     * without foci when it does not hold for them; so are studies that lose all their experiments.
     *
     * @param set not modified
     * @throws InputException when the expression uses names that the set does not have, or keeps nothing
     */
    public SelectionResult apply(StudySet set) {
        checkNames(set);
        Evaluator evaluator = new Evaluator(expression.option());
        List<Dropped> dropped = new ArrayList<>();
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            List<Experiment> kept = new ArrayList<>();
            for (Experiment experiment : study.experiments()) {
                select(study, experiment, evaluator, dropped).ifPresent(kept::add);
            }
            if (!kept.isEmpty()) {
                studies.add(study.withExperiments(kept));
            }
        }
        if (studies.isEmpty()) {
            throw nothingLeft(set);
        }
        return new SelectionResult(set.withStudies(studies), dropped, evaluator.warnings());
    }

    /** The expression as it was given. */
    @Override
    public String toString() {
        return expression.text();
    }

    private Optional<Experiment> select(
            Study study, Experiment experiment, Evaluator evaluator, List<Dropped> dropped) {
        List<Focus> foci = experiment.foci().stream()
                .filter(focus ->
                        evaluator.holds(condition, new Evaluator.Candidate(study, experiment, Optional.of(focus))))
                .toList();
        boolean keeps = experiment.foci().isEmpty()
                ? evaluator.holds(condition, new Evaluator.Candidate(study, experiment, Optional.empty()))
                : !foci.isEmpty();
        if (!keeps || foci.size() < experiment.foci().size()) {
            dropped.add(new Dropped(
                    study.id(),
                    experiment.name(),
                    experiment.foci().size() - foci.size(),
                    foci.size(),
                    experiment.where()));
        }
        if (!keeps) {
            return Optional.empty();
        }
        return Optional.of(foci.size() == experiment.foci().size() ? experiment : experiment.withFoci(foci));
    }

    private void checkNames(StudySet set) {
        SortedSet<String> known = new TreeSet<>(TagNames.of(set));
        Problems problems = new Problems();
        for (Token name : names(condition)) {
            String key = Evaluator.key(name);
            if (Evaluator.BUILT_IN.contains(key) || known.contains(key)) {
                continue;
            }
            Set<String> all = new TreeSet<>(known);
            all.addAll(Evaluator.BUILT_IN);
            String suggestion = TagNames.nearest(key, all)
                    .map(nearest -> "Did you mean \"" + nearest + "\"?")
                    .orElse("Correct the name");
            problems.add(expression.asProblem(
                    name.at(),
                    "no tag is called \"" + name.text() + "\"",
                    "one of " + String.join(", ", all),
                    suggestion));
        }
        problems.throwIfAny();
    }

    private static List<Token> names(Condition condition) {
        List<Token> names = new ArrayList<>();
        if (condition instanceof Condition.And and) {
            and.parts().forEach(part -> names.addAll(names(part)));
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(part -> names.addAll(names(part)));
        } else if (condition instanceof Condition.Not not) {
            names.addAll(names(not.part()));
        } else if (condition instanceof Condition.In in) {
            names.add(in.name());
        } else if (condition instanceof Condition.Comparison comparison) {
            names.add(comparison.name());
        }
        return names;
    }

    private InputException nothingLeft(StudySet set) {
        String values = names(condition).stream()
                .map(Evaluator::key)
                .filter(name -> !Evaluator.BUILT_IN.contains(name))
                .distinct()
                .map(name -> name + " is " + valuesOf(set, name))
                .collect(Collectors.joining("; "));
        Problem problem = expression.asProblem(
                0,
                "it selects none of the " + set.experimentCount() + " experiments",
                values.isEmpty() ? "at least one" : "values that occur: " + values,
                "Correct it");
        return new InputException(problem);
    }

    private static String valuesOf(StudySet set, String name) {
        Set<String> values = new LinkedHashSet<>();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                TagNames.value(study, experiment, Optional.empty(), name)
                        .ifPresent(value -> values.addAll(TagNames.words(name, value)));
                experiment.foci().forEach(focus -> Optional.ofNullable(
                                focus.tags().get(name))
                        .ifPresent(values::add));
            }
        }
        String shown =
                values.stream().limit(VALUES_SHOWN).map(v -> "\"" + v + "\"").collect(Collectors.joining(", "));
        return values.size() > VALUES_SHOWN ? shown + ", ..." : shown;
    }
}
