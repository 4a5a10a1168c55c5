package org.nocimap.appraisal.instruments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@link Condition}. */
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ConditionParser(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no condition
     */
    static Condition parse(String text) {
        ConditionParser parser = new ConditionParser(text);
        Condition condition = parser.any();
        if (parser.at < parser.tokens.size()) {
            throw parser.wrong();
        }
        return condition;
    }

    private Condition any() {
        List<Condition> conditions = new ArrayList<>(List.of(all()));
        while (take("or")) {
            conditions.add(all());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions);
    }

    private Condition all() {
        List<Condition> conditions = new ArrayList<>(List.of(one()));
        while (take("and")) {
            conditions.add(one());
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.All(conditions);
    }

    private Condition one() {
        if (take("(")) {
            Condition inner = any();
            if (!take(")")) {
                throw wrong();
            }
            return inner;
        }
        if (take("always") || take("otherwise")) {
            return new Condition.Always();
        }
        boolean part = take("part");
        String name = next();
        if (!take("is")) {
            throw wrong();
        }
        if (part) {
            return new Condition.Part(name, words());
        }
        Set<Answer> answers = EnumSet.noneOf(Answer.class);
        while (at < tokens.size() && !Condition.answers(tokens.get(at)).isEmpty()) {
            answers.addAll(Condition.answers(tokens.get(at++)));
        }
        if (answers.isEmpty()) {
            throw wrong();
        }
        return new Condition.Answered(name, answers);
    }

    /** A judgement's words: all up to the next connective. */
    private String words() {
        List<String> words = new ArrayList<>(List.of(next()));
        while (at < tokens.size() && !List.of("and", "or", ")").contains(tokens.get(at))) {
            words.add(next());
        }
        return String.join(" ", words);
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private String next() {
        if (at == tokens.size()) {
            throw wrong();
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("\"" + text + "\" is no condition; it cannot be read at word " + (at + 1));
    }
}
