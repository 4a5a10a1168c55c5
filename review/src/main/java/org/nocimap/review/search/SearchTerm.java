package org.nocimap.review.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words to look for in title, abstract and keywords. A star at the end of a word stands for any ending. */
public sealed interface SearchTerm {
    /**
     * Words side by side, in this order.
     *
     * @param words at least one
     */
    record Phrase(List<String> words) implements SearchTerm {
        public Phrase {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a phrase has words");
            }
        }

        boolean hasStar() {
            return words.stream().anyMatch(word -> word.endsWith("*"));
        }

        String text() {
            return String.join(" ", words);
        }
    }

    /**
     * Two phrases near each other, in either order.
     *
     * @param between how many words at most stand between them, 0 for none
     */
    record Near(Phrase left, Phrase right, int between) implements SearchTerm {}

    /** {@code chronic pain}, {@code alter*}, or {@code pain NEAR/3 chronic}: at most three words between them. */
    static SearchTerm parse(String text) {
        Matcher near = Syntax.NEAR.matcher(text.strip());
        return near.matches()
                ? new Near(phrase(near.group(1)), phrase(near.group(3)), Integer.parseInt(near.group(2)))
                : phrase(text);
    }

    private static Phrase phrase(String text) {
        String plain = text.strip().replaceAll("^\"|\"$", "").strip();
        if (!Syntax.WORDS.matcher(plain).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no term");
        }
        return new Phrase(List.of(plain.split("\\s+")));
    }

    /** What a term may look like. */
    final class Syntax {
        static final Pattern NEAR = Pattern.compile("(.+?)\\s+NEAR/(\\d{1,2})\\s+(.+)");
        static final Pattern WORDS =
                Pattern.compile("[\\p{L}\\p{M}\\p{N}'’./-]+\\*?(?:\\s+[\\p{L}\\p{M}\\p{N}'’./-]+\\*?)*");

        private Syntax() {}
    }
}
