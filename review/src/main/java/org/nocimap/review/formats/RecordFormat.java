package org.nocimap.review.formats;

/** Formats that databases and reference managers export. */
public enum RecordFormat {
    RIS("RIS"),
    NBIB("PubMed (NBIB)"),
    PUBMED_XML("PubMed XML"),
    ENDNOTE_XML("EndNote XML"),
    BIBTEX("BibTeX"),
    WEB_OF_SCIENCE("Web of Science tagged text"),
    CSV("table (CSV or TSV)"),
    XLSX("workbook (XLSX)");

    private final String title;

    RecordFormat(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
