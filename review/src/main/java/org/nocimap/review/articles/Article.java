package org.nocimap.review.articles;

import java.util.List;

/**
 * An article as far as its file tells.
 *
 * @param source the file, as the user named it
 * @param kind of file
 * @param sha256 of the file, hexadecimal
 * @param name author and year where known, else the title, else the file's name
 * @param title may be empty
 * @param doi may be empty
 * @param pmid may be empty
 * @param paragraphs of the abstract and the body, in order, references left out
 * @param tables in the order of the file
 */
public record Article(
        String source,
        Kind kind,
        String sha256,
        String name,
        String title,
        String doi,
        String pmid,
        List<Paragraph> paragraphs,
        List<ArticleTable> tables) {
    public Article {
        paragraphs = List.copyOf(paragraphs);
        tables = List.copyOf(tables);
    }

    /** Kinds of files that hold articles. */
    public enum Kind {
        JATS("journal XML (JATS)"),
        HTML("publisher's page (HTML)"),
        PDF("PDF"),
        PASTED("pasted text");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    /**
     * A paragraph.
     *
     * @param section headings above it, outermost first, apart by {@code " / "}; may be empty
     */
    public record Paragraph(String section, String text) {}

    /** What names it in tables: PMID, DOI, or the file. */
    public String id() {
        return !pmid.isEmpty() ? "PMID " + pmid : !doi.isEmpty() ? "doi:" + doi : source;
    }
}
