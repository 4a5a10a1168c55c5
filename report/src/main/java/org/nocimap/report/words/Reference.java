package org.nocimap.report.words;

/** The papers that a methods text cites; what is printed of them stands in {@code references.json} under these names. */
public enum Reference {
    GUYATT_2008,
    MURAD_2017,
    VAN_TULDER_2003,
    MANTEL_1959,
    YUSUF_1985,
    HEDGES_2010,
    PAULE_1982,
    EGGER_1997,
    DUVAL_2000,
    HIGGINS_2002,
    KNAPP_2003,
    VIECHTBAUER_2007,
    HIGGINS_2009,
    VIECHTBAUER_2010,
    TURKELTAUB_2002,
    EICKHOFF_2009,
    TURKELTAUB_2012,
    EICKHOFF_2012,
    EICKHOFF_2016,
    ACAR_2018,
    DICE_1945,
    EICKHOFF_2017,
    NICHOLS_2002,
    LAIRD_2005,
    EICKHOFF_2011,
    NICHOLS_2005,
    WAGER_2003,
    WAGER_2007,
    BECKMANN_2004,
    SMITH_2014,
    HYVARINEN_1999,
    HIMBERG_2004,
    HACHEM_2007,
    NICKERSON_2017,
    YARKONI_2011,
    SALIMI_KHORSHIDI_2009,
    DERSIMONIAN_1986,
    VIECHTBAUER_2005,
    PHIPSON_2010,
    CLOPPER_1934,
    SMITH_2009,
    BENJAMINI_1995,
    BENJAMINI_2001,
    LANCASTER_2000,
    LANCASTER_2007,
    ROBINSON_2010,
    LANGNER_2014,
    WILSON_1927,
    FREEMAN_1951,
    FRISTON_1994,
    WOOLRICH_2004,
    WINKLER_2014,
    EKLUND_2016,
    HOLMES_1998;

    /** What is printed of it. */
    public Paper paper() {
        return Papers.of(name());
    }

    /** As parentheses hold it: {@code Eickhoff et al., 2009}. */
    public String cited() {
        return paper().cited();
    }

    /** As a sentence holds it: {@code Eickhoff et al. (2009)}. */
    public String citedInText() {
        return paper().citedInText();
    }

    /** As a list of references prints it, without the DOI. */
    public String listed() {
        return paper().listed();
    }

    public String doi() {
        return paper().doi();
    }

    /** The address of the DOI, with the signs that addresses cannot hold written out. */
    public String address() {
        return paper().address();
    }

    /** A BibTeX entry, its last line closed. */
    public String bibtex() {
        return paper().bibtex();
    }
}
