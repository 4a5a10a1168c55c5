package org.nocimap.evidence.conditions;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A text as words: letters and digits without accents; what stands between two things ({@code / + & ;}) is the word "and", and
 * {@code > <} are words of their own.
 *
 * @param written the words in the case they were written
 * @param plain the words in lower case
 */
record Words(List<String> written, List<String> plain) {
    Words {
        written = List.copyOf(written);
        plain = List.copyOf(plain);
    }

    Words(List<String> written) {
        this(
                written,
                written.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    static Words of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("['’‘`]", "")
                .replaceAll("[/+&;]", " and ")
                .replaceAll("([<>])", " $1 ")
                .replaceAll("[^\\p{L}\\p{N}<>]+", " ")
                .strip();
        return new Words(plain.isEmpty() ? List.of() : List.of(plain.split(" +")));
    }

    int size() {
        return written.size();
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    Words from(int from, int to) {
        return new Words(written.subList(from, to), plain.subList(from, to));
    }

    /** Whether the words of {@code name} stand here from a place on, whatever their case. */
    boolean hasAt(int place, Words name) {
        return place + name.size() <= size()
                && plain.subList(place, place + name.size()).equals(name.plain);
    }

    /** Whether the words of {@code name} stand here from a place on, in the same case. */
    boolean hasExactlyAt(int place, Words name) {
        return place + name.size() <= size()
                && written.subList(place, place + name.size()).equals(name.written);
    }

    /** Without the words at these places. */
    Words without(List<Span> spans) {
        List<String> left = new ArrayList<>();
        for (int place = 0; place < size(); place++) {
            int here = place;
            if (spans.stream().noneMatch(span -> span.holds(here))) {
                left.add(written.get(place));
            }
        }
        return new Words(left);
    }

    String text() {
        return written.stream().collect(Collectors.joining(" "));
    }

    /**
     * Words next to each other.
     *
     * @param from place of the first
     * @param to place behind the last
     */
    record Span(int from, int to) {
        boolean holds(int place) {
            return place >= from && place < to;
        }

        boolean isInside(Span other) {
            return from >= other.from && to <= other.to && !equals(other);
        }
    }
}
