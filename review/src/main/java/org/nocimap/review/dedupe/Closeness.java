package org.nocimap.review.dedupe;

import java.util.OptionalInt;
import org.nocimap.review.records.BibliographicRecord;

/**
 * How near two descriptions of a publication are, by what every description has.
 *
 * @param title likeness of the titles, 0 to 1 (Dice over pairs of neighbouring characters); 0 when one has none
 * @param yearsApart empty when one has no year
 * @param firstAuthor whether the first author's family name is the same
 */
public record Closeness(double title, OptionalInt yearsApart, FirstAuthor firstAuthor) {
    /** What the first authors say. */
    public enum FirstAuthor {
        SAME,
        OTHER,
        /** One of the two has none. */
        NOT_KNOWN
    }

    public static Closeness of(BibliographicRecord one, BibliographicRecord other) {
        Fingerprint a = Fingerprint.of(one);
        Fingerprint b = Fingerprint.of(other);
        return new Closeness(
                a.title().isEmpty() || b.title().isEmpty()
                        ? 0
                        : a.title().equals(b.title()) ? 1 : Likeness.dice(a.titlePairs(), b.titlePairs()),
                a.year() == 0 || b.year() == 0 ? OptionalInt.empty() : OptionalInt.of(Math.abs(a.year() - b.year())),
                a.firstAuthor().isEmpty() || b.firstAuthor().isEmpty()
                        ? FirstAuthor.NOT_KNOWN
                        : a.firstAuthor().equals(b.firstAuthor()) ? FirstAuthor.SAME : FirstAuthor.OTHER);
    }
}
