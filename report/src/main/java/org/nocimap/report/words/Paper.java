package org.nocimap.report.words;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * An article as lists of references print it.
 *
 * @param key of its BibTeX entry
 * @param authors {@code Family, Given}, in order
 * @param title without a full stop
 * @param journal written out
 * @param year of publication
 * @param volume as printed
 * @param pages {@code first-last}, or the article's number
 * @param doi without resolver
 */
public record Paper(
        String key,
        List<String> authors,
        String title,
        String journal,
        int year,
        String volume,
        String pages,
        String doi) {
    /** Combining acute, grave, circumflex, tilde and diaeresis, and LaTeX's commands for them. */
    private static final String ACCENTS = "\u0301\u0300\u0302\u0303\u0308";

    private static final String COMMANDS = "'`^~\"";

    public Paper {
        authors = List.copyOf(authors);
    }

    /** As parentheses hold it: {@code Eickhoff et al., 2009}. */
    public String cited() {
        return shortNames() + ", " + year;
    }

    /** As a sentence holds it: {@code Eickhoff et al. (2009)}. */
    public String citedInText() {
        return shortNames() + " (" + year + ")";
    }

    /** As a list of references prints it, without the DOI. */
    public String listed() {
        StringBuilder names = new StringBuilder();
        for (int n = 0; n < authors.size(); n++) {
            names.append(n == 0 ? "" : n == authors.size() - 1 ? " & " : ", ");
            names.append(family(authors.get(n))).append(' ').append(initials(authors.get(n)));
        }
        return names + " (" + year + "). " + title + ". " + journal + " " + volume + ":" + pages.replace('-', '–')
                + ".";
    }

    /** The address of the DOI, with the signs that addresses cannot hold written out. */
    public String address() {
        return "https://doi.org/" + doi.replace("<", "%3C").replace(">", "%3E").replace(";", "%3B");
    }

    /** A BibTeX entry, its last line closed. */
    public String bibtex() {
        return String.format(
                        Locale.ROOT,
                        "@article{%s,%n  author  = {%s},%n  title   = {{%s}},%n  journal = {%s},%n  year    = {%d},%n"
                                + "  volume  = {%s},%n  pages   = {%s},%n  doi     = {%s}%n}%n",
                        key,
                        latex(String.join(" and ", authors)),
                        latex(title),
                        latex(journal),
                        year,
                        volume,
                        pages.replace("-", "--"),
                        doi)
                .replace(System.lineSeparator(), "\n");
    }

    private String shortNames() {
        String first = family(authors.get(0));
        return switch (authors.size()) {
            case 1 -> first;
            case 2 -> first + " & " + family(authors.get(1));
            default -> first + " et al.";
        };
    }

    /** Letters with accents as every version of BibTeX reads them: ü becomes {@code {\"u}}. */
    private static String latex(String text) {
        StringBuilder latex = new StringBuilder();
        for (int n = 0; n < text.length(); n++) {
            char letter = text.charAt(n);
            String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
            int accent = parts.length() == 2 ? ACCENTS.indexOf(parts.charAt(1)) : -1;
            latex.append(accent < 0 ? String.valueOf(letter) : "{\\" + COMMANDS.charAt(accent) + parts.charAt(0) + "}");
        }
        return latex.toString();
    }

    private static String family(String person) {
        return person.substring(0, person.indexOf(','));
    }

    private static String initials(String person) {
        StringBuilder initials = new StringBuilder();
        for (String name : person.substring(person.indexOf(',') + 2).split("[ ]")) {
            initials.append(name.charAt(0));
        }
        return initials.toString();
    }
}
