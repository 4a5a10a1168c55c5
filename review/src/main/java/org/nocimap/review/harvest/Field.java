package org.nocimap.review.harvest;

import org.nocimap.review.records.BibliographicRecord;

/** Fields that can be filled in. */
public enum Field {
    DOI("doi", "doi"),
    PMID("pmid", "pmid"),
    ABSTRACT("abstract", "abstract_text"),
    /** Of references that a publisher gave as a DOI alone. */
    TITLE("title", "title");

    private final String word;
    private final String column;

    Field(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** For the command line. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    String of(BibliographicRecord record) {
        return switch (this) {
            case DOI -> record.doi();
            case PMID -> record.pmid();
            case ABSTRACT -> record.abstractText();
            case TITLE -> record.title();
        };
    }
}
