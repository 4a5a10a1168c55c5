package org.nocimap.evidence.selection;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.InputException;

/** Cuts an expression into words. */
final class Lexer {
    private final Expression expression;
    private final String text;
    private int at;

    private Lexer(Expression expression) {
        this.expression = expression;
        this.text = expression.text();
    }

    /** The words, the last of kind {@link Token.Kind#END}. */
    static List<Token> tokens(Expression expression) {
        Lexer lexer = new Lexer(expression);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> single(Token.Kind.OPEN);
            case ')' -> single(Token.Kind.CLOSE);
            case ',' -> single(Token.Kind.COMMA);
            case '"', '\'', '\u201C', '\u2018' -> quoted(closing(c));
            case '=', '!', '<', '>', '~' -> operator();
            default -> word();
        };
    }

    private static char closing(char quote) {
        return switch (quote) {
            case '\u201C' -> '\u201D';
            case '\u2018' -> '\u2019';
            default -> quote;
        };
    }

    private Token single(Token.Kind kind) {
        at++;
        return new Token(kind, text.substring(at - 1, at), at - 1);
    }

    private Token quoted(char quote) {
        int start = at;
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw expression.problem(start, "a quote that is not closed", "the same quote at its end", "Close it");
        }
        at = end + 1;
        return new Token(Token.Kind.QUOTED, text.substring(start + 1, end).strip(), start);
    }

    private Token operator() {
        int start = at;
        while (at < text.length() && "=!<>~".indexOf(text.charAt(at)) >= 0 && at - start < 2) {
            at++;
        }
        String found = text.substring(start, at);
        String meant =
                switch (found) {
                    case "==" -> "=";
                    case "<>" -> "!=";
                    case "=<" -> "<=";
                    case "=>" -> ">=";
                    case "=~" -> "~";
                    default -> found;
                };
        if (Operator.of(meant).isEmpty()) {
            throw unknownOperator(start, found);
        }
        return new Token(Token.Kind.OPERATOR, meant, start);
    }

    private InputException unknownOperator(int start, String found) {
        return expression.problem(
                start, "\"" + found + "\" is no comparison", "one of = != < <= > >= ~ !~", "Correct it");
    }

    private Token word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "(),\"'=!<>~".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Token(Token.Kind.WORD, text.substring(start, at), start);
    }
}
