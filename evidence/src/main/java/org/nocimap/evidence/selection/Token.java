package org.nocimap.evidence.selection;

/**
 * One word of an expression.
 *
 * @param text without quotes
 * @param at where it begins, from 0
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        /** A bare word; may be a keyword, a name or a value. */
        WORD,
        /** In quotes; never a keyword. */
        QUOTED,
        /** One of = != &lt; &lt;= &gt; &gt;= ~ !~. */
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean isKeyword(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** As messages name it. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
