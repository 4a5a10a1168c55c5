package org.nocimap.review.records;

import java.util.Locale;

/** What kind of publication a record stands for, so far as it matters for screening and de-duplication. */
public enum RecordKind {
    ARTICLE,
    REVIEW,
    CONFERENCE_ABSTRACT,
    /** Also corrections, retractions and expressions of concern. */
    ERRATUM,
    PREPRINT,
    BOOK,
    CHAPTER,
    THESIS,
    OTHER;

    /**
     * From the words databases use: RIS types ({@code JOUR}, {@code CONF}), publication types ({@code Conference Abstract},
     * {@code Published Erratum}), BibTeX entries.
     *
     * @param words all that is said of the kind; unknown words mean {@link #ARTICLE} where an article is said, else
     *     {@link #OTHER}
     */
    public static RecordKind of(Iterable<String> words) {
        RecordKind found = OTHER;
        for (String word : words) {
            RecordKind kind = ofOne(word.toLowerCase(Locale.ROOT).strip());
            // What says more wins over "article", which is said of nearly all.
            if (found == OTHER || (found == ARTICLE && kind != OTHER)) {
                found = kind;
            }
        }
        return found;
    }

    private static RecordKind ofOne(String word) {
        if (word.contains("erratum")
                || word.contains("corrigendum")
                || word.contains("correction")
                || word.contains("retraction")
                || word.contains("retracted")
                || word.contains("expression of concern")) {
            return ERRATUM;
        }
        if (word.contains("meeting abstract")
                || word.contains("conference abstract")
                || word.equals("abst")
                || word.contains("conference proceeding")
                || word.equals("conf")
                || word.equals("cpaper")
                || word.contains("inproceedings")
                || word.contains("conference paper")
                || word.contains("proceedings paper")
                || word.equals("proceedings")) {
            return CONFERENCE_ABSTRACT;
        }
        if (word.contains("preprint") || word.equals("unpb")) {
            return PREPRINT;
        }
        if (word.contains("review")) {
            return REVIEW;
        }
        if (word.contains("chapter")
                || word.equals("chap")
                || word.equals("incollection")
                || word.contains("book section")) {
            return CHAPTER;
        }
        if (word.startsWith("book")) {
            return BOOK;
        }
        if (word.equals("thes") || word.contains("thesis") || word.contains("dissertation")) {
            return THESIS;
        }
        if (word.equals("jour")
                || word.contains("article")
                || word.equals("j")
                || word.equals("ejour")
                || word.contains("clinical trial")
                || word.contains("controlled trial")) {
            return ARTICLE;
        }
        return OTHER;
    }
}
