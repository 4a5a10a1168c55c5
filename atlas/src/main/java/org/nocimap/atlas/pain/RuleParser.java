package org.nocimap.atlas.pain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.image.Point;

/**
 * Reads one rule:
 *
 * <pre>
 * rule  = term { "or" term }
 * term  = part { "and" part }
 * part  = "not" part | "(" rule ")" | label | bound | sphere
 * label = atlas ":" '"' name with * for any text '"'
 * bound = ("x" | "y" | "z" | "|x|") ("&lt;" | "&lt;=" | ">" | ">=") number
 * sphere = "sphere" "(" x "," y "," z "," radius ")"
 * </pre>
 */
final class RuleParser {
    /** Deepest nesting of brackets and "not". */
    private static final int DEEPEST = 50;

    /** Longest rule, in characters. */
    private static final int LONGEST = 4000;

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<label>[a-z0-9][a-z0-9-]*):\"(?<name>[^\"]+)\"|(?<axis>\\|x\\||[xyz](?![a-z]))|(?<sign><=|>=|<|>)"
                    + "|(?<number>-?\\d+(?:\\.\\d+)?)|(?<word>[a-z]+)|(?<mark>[(),]))");

    /** A rule that cannot be read: what is wrong and at which column (1-based). */
    static final class RuleException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int column;

        RuleException(String message, int column) {
            super(message);
            this.column = column;
        }

        int column() {
            return column;
        }
    }

    private record Token(String kind, String text, String name, int column) {
        boolean is(String wanted) {
            return text.equals(wanted) && (kind.equals("word") || kind.equals("mark"));
        }
    }

    private static final Token END = new Token("end", "the end", "", 0);

    private final List<Token> tokens;
    private final int length;
    private int at;
    private int depth;

    private RuleParser(List<Token> tokens, int length) {
        this.tokens = tokens;
        this.length = length;
    }

    /**
     * @throws RuleException when the text is not a rule
     */
    static Rule parse(String text) throws RuleException {
        if (text.length() > LONGEST) {
            throw new RuleException("is longer than " + LONGEST + " characters", LONGEST + 1);
        }
        RuleParser parser = new RuleParser(tokens(text), text.length());
        Rule rule = parser.rule();
        if (parser.at < parser.tokens.size()) {
            throw parser.wrong("\"and\", \"or\" or the end");
        }
        return rule;
    }

    private static List<Token> tokens(String text) throws RuleException {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (!text.substring(from).isBlank()) {
            matcher.region(from, text.length());
            if (!matcher.lookingAt()) {
                throw new RuleException("cannot be read from here on", from + 1);
            }
            for (String kind : new String[] {"label", "axis", "sign", "number", "word", "mark"}) {
                String found = matcher.group(kind);
                if (found != null) {
                    String name = kind.equals("label") ? matcher.group("name") : "";
                    tokens.add(new Token(kind, found, name == null ? "" : name, matcher.start(kind) + 1));
                }
            }
            from = matcher.end();
        }
        return tokens;
    }

    private Rule rule() throws RuleException {
        Rule left = term();
        while (peek().is("or")) {
            at++;
            left = new Rule.Or(left, term());
        }
        return left;
    }

    private Rule term() throws RuleException {
        Rule left = part();
        while (peek().is("and")) {
            at++;
            left = new Rule.And(left, part());
        }
        return left;
    }

    private Rule part() throws RuleException {
        if (++depth > DEEPEST) {
            throw new RuleException("is nested deeper than " + DEEPEST, peek().column());
        }
        try {
            Token token = peek();
            if (token.is("not")) {
                at++;
                return new Rule.Not(part());
            }
            if (token.is("(")) {
                at++;
                Rule inner = rule();
                expect(")");
                return inner;
            }
            if (token.is("sphere")) {
                at++;
                return sphere();
            }
            if (token.kind().equals("label")) {
                at++;
                return Rule.Label.of(token.text(), token.name());
            }
            if (token.kind().equals("axis")) {
                at++;
                return new Rule.Bound(Rule.Axis.named(token.text()), comparison(), number());
            }
            throw wrong("a label (atlas:\"name\"), a bound (y > 8), a sphere, \"not\" or \"(\"");
        } finally {
            depth--;
        }
    }

    private Rule sphere() throws RuleException {
        expect("(");
        double x = number();
        expect(",");
        double y = number();
        expect(",");
        double z = number();
        expect(",");
        int column = peek().column();
        double radius = number();
        expect(")");
        if (!(radius > 0 && radius <= 100)) {
            throw new RuleException("has a radius of " + radius + " mm; expected more than 0 and at most 100", column);
        }
        return new Rule.Sphere(new Point(x, y, z), radius);
    }

    private Rule.Comparison comparison() throws RuleException {
        Token token = peek();
        for (Rule.Comparison comparison : Rule.Comparison.values()) {
            if (token.kind().equals("sign") && comparison.sign.equals(token.text())) {
                at++;
                return comparison;
            }
        }
        throw wrong("<, <=, > or >=");
    }

    private double number() throws RuleException {
        if (!peek().kind().equals("number")) {
            throw wrong("a number");
        }
        return Double.parseDouble(tokens.get(at++).text());
    }

    private void expect(String mark) throws RuleException {
        if (!peek().is(mark)) {
            throw wrong("\"" + mark + "\"");
        }
        at++;
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    private RuleException wrong(String expected) {
        Token token = peek();
        int column = at < tokens.size() ? token.column() : length + 1;
        return new RuleException(
                String.format(Locale.ROOT, "has \"%s\" where %s is expected", token.text(), expected), column);
    }
}
