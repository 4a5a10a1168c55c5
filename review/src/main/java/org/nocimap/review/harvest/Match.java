package org.nocimap.review.harvest;

import java.util.Locale;
import org.nocimap.review.dedupe.Closeness;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;

/**
 * Whether what a service gave is the publication that was meant.
 *
 * @param certainty of it
 * @param by what it rests on, in words
 */
record Match(Certainty certainty, String by) {
    private static final double SAME_TITLE = 0.95;
    private static final double LIKE_TITLE = 0.8;
    private static final double NEAR_TITLE = 0.6;

    enum Certainty {
        SURE,
        /** A person decides. */
        DOUBTFUL,
        NONE
    }

    /**
     * Looked up by a number. Supplements share a DOI among their abstracts, and exports hold wrong ones: the title has its say.
     *
     * @param number such as {@code DOI}
     */
    static Match byNumber(String number, BibliographicRecord own, BibliographicRecord given) {
        Closeness close = Closeness.of(own, given);
        if (own.title().isEmpty() || given.title().isEmpty() || close.title() >= LIKE_TITLE) {
            return new Match(Certainty.SURE, words(number, close));
        }
        boolean possible = close.title() >= NEAR_TITLE || close.firstAuthor() == Closeness.FirstAuthor.SAME;
        return new Match(possible ? Certainty.DOUBTFUL : Certainty.NONE, words(number, close));
    }

    /** Found by its words: sure when title, year and first author agree. */
    static Match byTitle(BibliographicRecord own, BibliographicRecord given) {
        Closeness close = Closeness.of(own, given);
        int apart = close.yearsApart().orElse(99);
        boolean author = close.firstAuthor() == Closeness.FirstAuthor.SAME;
        if (close.title() >= SAME_TITLE && apart <= 1 && author && kindsFit(own.kind(), given.kind())) {
            return new Match(Certainty.SURE, words("title", close));
        }
        boolean possible = (close.title() >= SAME_TITLE && (apart <= 1 || author))
                || (close.title() >= LIKE_TITLE && apart <= 1 && author);
        return new Match(possible ? Certainty.DOUBTFUL : Certainty.NONE, words("title", close));
    }

    /** An abstract of a meeting, an erratum and a preprint are other publications than the paper of the same title. */
    private static boolean kindsFit(RecordKind a, RecordKind b) {
        return a == b || !(isApart(a) || isApart(b));
    }

    private static boolean isApart(RecordKind kind) {
        return kind == RecordKind.CONFERENCE_ABSTRACT || kind == RecordKind.ERRATUM || kind == RecordKind.PREPRINT;
    }

    private static String words(String by, Closeness close) {
        return String.format(
                Locale.ROOT,
                "%s (titles alike to %.2f, years %s, first author %s)",
                by,
                close.title(),
                close.yearsApart().isPresent() ? close.yearsApart().getAsInt() + " apart" : "not known",
                switch (close.firstAuthor()) {
                    case SAME -> "the same";
                    case OTHER -> "another";
                    case NOT_KNOWN -> "not known";
                });
    }
}
