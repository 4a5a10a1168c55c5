package org.nocimap.appraisal.instruments;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A domain of an instrument.
 *
 * @param id as the instrument numbers it: {@code D1}
 * @param title short, in our own words
 * @param questions in the order they are asked; none where a person judges without questions
 * @param parts steps on the way to the judgement, each with rules of its own, by name
 * @param rules that propose the judgement; none where a person judges alone
 */
public record Domain(
        String id, String title, List<Question> questions, Map<String, List<Rule>> parts, List<Rule> rules) {
    public Domain {
        questions = List.copyOf(questions);
        Map<String, List<Rule>> kept = new LinkedHashMap<>();
        parts.forEach((name, own) -> kept.put(name, List.copyOf(own)));
        parts = java.util.Collections.unmodifiableMap(kept);
        rules = List.copyOf(rules);
    }

    /**
     * The answers that count: questions whose condition is not met are {@link Answer#NOT_APPLICABLE}, whatever was said before
     * their condition changed; questions whose condition is open are left out.
     *
     * @param given by question
     */
    public Map<String, Answer> effective(Map<String, Answer> given) {
        Map<String, Answer> effective = new LinkedHashMap<>();
        for (Question question : questions) {
            Truth asked = question.condition().holds(effective, Map.of());
            Answer answer = given.get(question.id());
            if (asked == Truth.FALSE) {
                effective.put(question.id(), Answer.NOT_APPLICABLE);
            } else if (asked == Truth.TRUE
                    && answer != null
                    && question.answers().contains(answer)) {
                effective.put(question.id(), answer);
            }
        }
        return effective;
    }

    /** What the rules propose; empty while an answer on the way is missing, and where there are no rules. */
    public Optional<String> propose(Map<String, Answer> given) {
        Map<String, Answer> answers = effective(given);
        Map<String, String> outcomes = new HashMap<>();
        parts.forEach((name, own) -> first(own, answers, outcomes).ifPresent(outcome -> outcomes.put(name, outcome)));
        return first(rules, answers, outcomes);
    }

    private static Optional<String> first(List<Rule> rules, Map<String, Answer> answers, Map<String, String> outcomes) {
        for (Rule rule : rules) {
            Truth holds = rule.condition().holds(answers, outcomes);
            if (holds == Truth.TRUE) {
                return Optional.of(rule.outcome());
            }
            if (holds == Truth.OPEN) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
