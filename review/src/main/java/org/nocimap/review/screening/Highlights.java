package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nocimap.review.protocol.Protocol;

/**
 * Words of the protocol in a text. A word stands for itself, whatever its capitals, not for a part of another; with a star at its end for
 * all words that begin so. Several words with spaces between are found across line ends, too.
 */
public final class Highlights {
    private final List<Rule> rules;

    private Highlights(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern pattern, Protocol.Effect effect) {}

    /**
     * A stretch of a text.
     *
     * @param from its first character
     * @param to the character after its last
     * @param effect whether it speaks for the record or against it
     */
    public record Span(int from, int to, Protocol.Effect effect) {}

    public static Highlights of(Protocol.Highlight words) {
        List<Rule> rules = new ArrayList<>();
        words.include().forEach(word -> rules.add(new Rule(pattern(word), Protocol.Effect.INCLUDE)));
        words.exclude().forEach(word -> rules.add(new Rule(pattern(word), Protocol.Effect.EXCLUDE)));
        return new Highlights(List.copyOf(rules));
    }

    private static Pattern pattern(String word) {
        boolean open = word.endsWith("*");
        String stem = open ? word.substring(0, word.length() - 1) : word;
        String quoted =
                Arrays.stream(stem.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + quoted + (open ? "[\\p{L}\\p{N}]*" : "") + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Where the words stand, in the order of the text; of stretches that overlap the first, and of these the longest. */
    public List<Span> in(String text) {
        List<Span> all = new ArrayList<>();
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(text);
            while (matcher.find()) {
                all.add(new Span(matcher.start(), matcher.end(), rule.effect()));
            }
        }
        all.sort(Comparator.comparingInt(Span::from).thenComparingInt(s -> -s.to()));
        List<Span> apart = new ArrayList<>();
        int end = 0;
        for (Span span : all) {
            if (span.from() >= end) {
                apart.add(span);
                end = span.to();
            }
        }
        return apart;
    }

    /** The text with marks around the words: [+ … +] for the record, [- … -] against it. */
    public String marked(String text) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Span span : in(text)) {
            String sign = span.effect() == Protocol.Effect.INCLUDE ? "+" : "-";
            marked.append(text, at, span.from()).append('[').append(sign);
            marked.append(text, span.from(), span.to()).append(sign).append(']');
            at = span.to();
        }
        return marked.append(text.substring(at)).toString();
    }
}
