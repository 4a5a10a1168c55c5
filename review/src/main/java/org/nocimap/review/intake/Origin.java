package org.nocimap.review.intake;

/** Where records came from, in the boxes of the PRISMA 2020 flow (Page et al. 2021, doi:10.1136/bmj.n71). */
public enum Origin {
    /** First column. */
    DATABASE("database", Column.DATABASES_AND_REGISTERS),
    /** First column. */
    REGISTER("register", Column.DATABASES_AND_REGISTERS),
    /** Second column: identification by other methods. */
    WEBSITE("website", Column.OTHER_METHODS),
    ORGANISATION("organisation", Column.OTHER_METHODS),
    /** Reference lists read by hand, citations followed backward and forward. */
    CITATION_SEARCHING("citations", Column.OTHER_METHODS),
    /** What an earlier version of the review included; it is not screened again. */
    PREVIOUS_REVIEW("previous", Column.PREVIOUS_STUDIES);

    /** The columns of the flow. */
    public enum Column {
        PREVIOUS_STUDIES,
        DATABASES_AND_REGISTERS,
        OTHER_METHODS
    }

    private final String word;
    private final Column column;

    Origin(String word, Column column) {
        this.word = word;
        this.column = column;
    }

    /** For the command line. */
    public String word() {
        return word;
    }

    public Column column() {
        return column;
    }
}
