package org.nocimap.review.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nocimap.evidence.conditions.ConditionMapper;
import org.nocimap.evidence.conditions.MappedText;
import org.nocimap.evidence.conditions.PainCondition;
import org.nocimap.evidence.conditions.PainConditions;
import org.nocimap.files.SpreadsheetText;

/**
 * A question of a form.
 *
 * @param key short, for files and commands
 * @param label for people
 * @param help what to write, and what not; may be empty
 * @param type what an answer is
 * @param duty what its answer is for
 * @param choices of a {@link Type#CHOICE}; else empty
 * @param synonyms other words for a choice, lower case, with the choice
 * @param range that a number lies in
 */
public record FormField(
        String key,
        String label,
        String help,
        Type type,
        Duty duty,
        List<String> choices,
        Map<String, String> synonyms,
        Range range) {
    /** What a field holds. */
    public enum Type {
        TEXT,
        NUMBER,
        WHOLE_NUMBER,
        CHOICE,
        /** A chronic pain condition; abbreviations and other names become the usual one, what is not known stays. */
        CONDITION
    }

    /** What an answer is for. */
    public enum Duty {
        IDENTIFIES,
        SAYS,
        /** Words beside an answer: two extractors' need not agree, and both are kept. */
        REMARKS
    }

    /** Limits of a number, both included; an empty one is none. */
    public record Range(OptionalDouble least, OptionalDouble most) {
        /** Without limits. */
        public static final Range ANY = new Range(OptionalDouble.empty(), OptionalDouble.empty());

        boolean holds(double number) {
            return number >= least.orElse(Double.NEGATIVE_INFINITY) && number <= most.orElse(Double.POSITIVE_INFINITY);
        }

        String words() {
            return (least.isPresent() ? "from " + least.getAsDouble() : "")
                    + (most.isPresent() ? " to " + most.getAsDouble() : "");
        }
    }

    public FormField {
        choices = List.copyOf(choices);
        synonyms = Map.copyOf(synonyms);
        if (!key.matches("[A-Za-z0-9_.-]{1,40}")) {
            throw new IllegalArgumentException("\"" + key + "\" is no key of a field");
        }
        if ((type == Type.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException("a choice, and only a choice, has choices");
        }
        if (!choices.containsAll(synonyms.values())) {
            throw new IllegalArgumentException("a synonym of \"" + key + "\" stands for no choice");
        }
    }

    /** A field of text that tells nothing apart. */
    public static FormField text(String key, String label, String help) {
        return new FormField(key, label, help, Type.TEXT, Duty.SAYS, List.of(), Map.of(), Range.ANY);
    }

    /** Words beside an answer. */
    public static FormField remark(String key, String label, String help) {
        return new FormField(key, label, help, Type.TEXT, Duty.REMARKS, List.of(), Map.of(), Range.ANY);
    }

    /** A choice that tells nothing apart. */
    public static FormField choice(String key, String label, String help, List<String> choices) {
        return new FormField(key, label, help, Type.CHOICE, Duty.SAYS, choices, Map.of(), Range.ANY);
    }

    /** Whether it holds numbers. */
    public boolean isNumber() {
        return type == Type.NUMBER || type == Type.WHOLE_NUMBER;
    }

    /** The answer as it is kept: blanks around it away, minus signs of all kinds plain, synonyms by the word they stand for. */
    public String kept(String answer) {
        String text = SpreadsheetText.original(answer.strip()).strip();
        if (text.isEmpty() || text.equalsIgnoreCase(ExtractionForm.NOT_REPORTED)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> text.replaceAll("^[−–—‐‑﹣－]\\s*(?=[\\d.])", "-");
            // Workbooks write 24 as 24.0.
            case WHOLE_NUMBER -> text.replaceFirst("\\.0+$", "");
            case CHOICE -> choice(text);
            case CONDITION -> condition(text);
        };
    }

    private String choice(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        Map<String, String> words = new TreeMap<>();
        synonyms.forEach((word, choice) -> words.put(word.toLowerCase(Locale.ROOT), choice));
        choices.forEach(choice -> words.put(choice.toLowerCase(Locale.ROOT), choice));
        return words.getOrDefault(plain, text);
    }

    private static String condition(String text) {
        MappedText mapped = ConditionMapper.of(PainConditions.builtIn()).map(text);
        return mapped.condition().map(PainCondition::name).orElse(text);
    }

    /** What is wrong with an answer; empty when it can stand. A blank answer can: it says that nothing was filled in yet. */
    public Optional<String> problemWith(String answer) {
        String text = answer.strip();
        if (text.isEmpty() || text.equals(ExtractionForm.NOT_REPORTED)) {
            return Optional.empty();
        }
        return switch (type) {
            case TEXT, CONDITION -> Optional.empty();
            case NUMBER ->
                text.matches("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?")
                        ? outside(text)
                        : Optional.of("\"" + text + "\" is no number");
            case WHOLE_NUMBER ->
                text.matches("\\d{1,9}") ? outside(text) : Optional.of("\"" + text + "\" is no whole number");
            case CHOICE ->
                choices.contains(text)
                        ? Optional.empty()
                        : Optional.of("\"" + text + "\" is none of " + String.join(", ", choices));
        };
    }

    private Optional<String> outside(String number) {
        return range.holds(Double.parseDouble(number))
                ? Optional.empty()
                : Optional.of(number + " cannot be: a number " + range.words().strip() + " is expected");
    }

    /** Whether two answers say the same: numbers as numbers; words whatever their case and blanks. */
    public boolean same(String a, String b) {
        if (isNumber() && isValue(a) && isValue(b)) {
            return Double.parseDouble(a) == Double.parseDouble(b);
        }
        return plain(a).equals(plain(b));
    }

    private boolean isValue(String text) {
        return !text.isEmpty()
                && !text.equals(ExtractionForm.NOT_REPORTED)
                && problemWith(text).isEmpty();
    }

    private static String plain(String answer) {
        return answer.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
