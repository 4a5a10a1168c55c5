package org.nocimap.evidence.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns words into conditions, by recursive descent:
 *
 * <pre>
 * either     = both ("or" both)*
 * both       = single ("and" single)*
 * single     = "not" single | "(" either ")" | comparison
 * comparison = name operator value | name ["not"] "in" "(" value ("," value)* ")"
 * </pre>
 */
final class Parser {
    private static final int DEEPEST = 50;

    private final Expression expression;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(Expression expression) {
        this.expression = expression;
        this.tokens = Lexer.tokens(expression);
    }

    /**
     * @throws org.nocimap.files.InputException when it is no expression, with a caret below the place
     */
    static Condition parse(Expression expression) {
        Parser parser = new Parser(expression);
        if (parser.peek().kind() == Token.Kind.END) {
            throw expression.problem(
                    0, "an empty selection", "a comparison such as condition = \"low back pain\"", "Write one");
        }
        Condition condition = parser.either();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw expression.problem(
                    rest.at(),
                    rest.kind() == Token.Kind.CLOSE
                            ? "a bracket that was never opened"
                            : rest.shown() + " does not fit here",
                    "\"and\", \"or\" or the end",
                    "Put values with blanks in quotes, or correct it here");
        }
        return condition;
    }

    private Condition either() {
        List<Condition> parts = new ArrayList<>(List.of(both()));
        while (peek().isKeyword("or")) {
            next++;
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private Condition both() {
        List<Condition> parts = new ArrayList<>(List.of(single()));
        while (peek().isKeyword("and")) {
            next++;
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Condition single() {
        Token token = peek();
        if (++depth > DEEPEST) {
            throw expression.problem(
                    token.at(), "brackets nested too deep", "at most " + DEEPEST + " levels", "Simplify");
        }
        Condition condition;
        if (token.isKeyword("not")) {
            next++;
            condition = new Condition.Not(single());
        } else if (token.kind() == Token.Kind.OPEN) {
            next++;
            condition = either();
            close(token);
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private void close(Token open) {
        if (peek().kind() != Token.Kind.CLOSE) {
            throw expression.problem(
                    peek().at(),
                    "the bracket opened at column " + (open.at() + 1) + " is not closed before " + peek().shown(),
                    "\"and\", \"or\" or \")\"",
                    "Close it, or put values with blanks in quotes");
        }
        next++;
    }

    private Condition comparison() {
        Token name = take();
        boolean keyword = name.isKeyword("and") || name.isKeyword("or") || name.isKeyword("in");
        if (keyword || (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.QUOTED)) {
            throw expression.problem(
                    name.at(), name.shown() + " where a comparison begins", "the name of a tag", "Correct it here");
        }
        Token operator = take();
        if (operator.kind() == Token.Kind.OPERATOR) {
            return compared(name, Operator.of(operator.text()).orElseThrow());
        }
        boolean not = operator.isKeyword("not") && peek().isKeyword("in");
        if (not) {
            next++;
        }
        if (not || operator.isKeyword("in")) {
            Condition in = new Condition.In(name, list());
            return not ? new Condition.Not(in) : in;
        }
        throw expression.problem(
                operator.at(),
                operator.shown() + " after the name " + name.shown(),
                "one of = != < <= > >= ~ !~ in",
                "Put names and values with blanks in quotes, or correct it here");
    }

    private Condition compared(Token name, Operator operator) {
        Token token = peek();
        String value = value();
        if (operator.isOrder() && Numbers.parse(value).isEmpty()) {
            throw expression.problem(
                    token.at(), token.shown() + " is no number", "a number to compare with", "Correct it");
        }
        return new Condition.Comparison(name, operator, value);
    }

    private List<String> list() {
        Token open = take();
        if (open.kind() != Token.Kind.OPEN) {
            throw expression.problem(
                    open.at(), open.shown() + " after \"in\"", "a list such as (a, b)", "Put the values in brackets");
        }
        List<String> values = new ArrayList<>(List.of(value()));
        while (peek().kind() == Token.Kind.COMMA) {
            next++;
            values.add(value());
        }
        close(open);
        return values;
    }

    private String value() {
        Token token = take();
        if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED) {
            return token.text();
        }
        throw expression.problem(
                token.at(),
                token.shown() + " where a value belongs",
                "a word, a number or a text in quotes",
                "Write it");
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The next word; the end is never passed. */
    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }
}
