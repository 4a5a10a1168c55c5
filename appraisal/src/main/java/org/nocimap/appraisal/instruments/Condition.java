package org.nocimap.appraisal.instruments;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * When a question is asked or a rule fires. As text: {@code 2.1 is Y PY NI or 2.2 is Y PY NI}; {@code yes} stands for Y PY,
 * {@code no} for N PN; {@code and} binds before {@code or}, brackets group; {@code part 1 is High} asks for the outcome of an
 * earlier part of the same domain; {@code always} holds.
 */
sealed interface Condition {
    /**
     * @param answers by question; a question that is missing was not answered, one that is not asked is {@link
     *     Answer#NOT_APPLICABLE}
     * @param parts outcomes of earlier parts, by name; one that is missing is not known yet
     */
    Truth holds(Map<String, Answer> answers, Map<String, String> parts);

    /** Holds in any case. */
    record Always() implements Condition {
        @Override
        public Truth holds(Map<String, Answer> answers, Map<String, String> parts) {
            return Truth.TRUE;
        }
    }

    /** A question has one of these answers. */
    record Answered(String question, Set<Answer> answers) implements Condition {
        public Answered {
            answers = Set.copyOf(answers);
        }

        @Override
        public Truth holds(Map<String, Answer> given, Map<String, String> parts) {
            Answer answer = given.get(question);
            return answer == null ? Truth.OPEN : Truth.of(answers.contains(answer));
        }
    }

    /** A part of the domain came out as this. */
    record Part(String name, String outcome) implements Condition {
        @Override
        public Truth holds(Map<String, Answer> given, Map<String, String> parts) {
            String known = parts.get(name);
            return known == null ? Truth.OPEN : Truth.of(known.equals(outcome));
        }
    }

    /** All hold. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth holds(Map<String, Answer> answers, Map<String, String> parts) {
            return conditions.stream().map(c -> c.holds(answers, parts)).reduce(Truth.TRUE, Truth::and);
        }
    }

    /** One holds at least. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth holds(Map<String, Answer> answers, Map<String, String> parts) {
            return conditions.stream().map(c -> c.holds(answers, parts)).reduce(Truth.FALSE, Truth::or);
        }
    }

    /** The answers that a word of a condition stands for. */
    static Set<Answer> answers(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes" -> EnumSet.of(Answer.YES, Answer.PROBABLY_YES);
            case "no" -> EnumSet.of(Answer.NO, Answer.PROBABLY_NO);
            default -> Answer.of(word).map(EnumSet::of).orElse(EnumSet.noneOf(Answer.class));
        };
    }
}
