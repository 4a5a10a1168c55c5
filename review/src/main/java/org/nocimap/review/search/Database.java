package org.nocimap.review.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.review.search.SearchTerm.Near;
import org.nocimap.review.search.SearchTerm.Phrase;

/** Databases, each with its way of writing a search (as their own guides describe it; see docs/review.md). */
public enum Database {
    PUBMED("PubMed", "pubmed") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            p.words().stream()
                    .filter(w -> w.endsWith("*") && w.length() < 5)
                    .forEach(w -> warn.add(w + ": PubMed wants four letters before *"));
            return p.words().size() == 1 ? p.text() + "[tiab]" : '"' + p.text() + "\"[tiab]";
        }

        @Override
        String near(Near n, Warnings warn) {
            if (n.left().hasStar() || n.right().hasStar()) {
                warn.add(words(n) + ": PubMed knows no * within proximity; written with AND, which finds more");
                return "(" + phrase(n.left(), warn) + " AND " + phrase(n.right(), warn) + ")";
            }
            return '"' + n.left().text() + " " + n.right().text() + "\"[tiab:~" + n.between() + "]";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return c.mesh().stream().map(h -> '"' + h + "\"[Mesh]").toList();
        }
    },
    OVID_MEDLINE("MEDLINE (Ovid)", "ovid-medline") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            return p.text() + ".ti,ab,kf.";
        }

        @Override
        String near(Near n, Warnings warn) {
            return "(" + n.left().text() + " adj" + (n.between() + 1) + " "
                    + n.right().text() + ").ti,ab,kf.";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return c.mesh().stream().map(h -> "exp " + h + "/").toList();
        }
    },
    EMBASE("Embase.com", "embase") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            if (p.words().size() > 1 && p.hasStar()) {
                return "(" + String.join(" NEXT/1 ", p.words()) + "):ti,ab,kw";
            }
            return (p.words().size() == 1 ? p.text() : "'" + p.text().replace("'", "\\'") + "'") + ":ti,ab,kw";
        }

        @Override
        String near(Near n, Warnings warn) {
            return "(" + quoted(n.left(), "'", " NEXT/1 ") + " NEAR/" + (n.between() + 1) + " "
                    + quoted(n.right(), "'", " NEXT/1 ") + "):ti,ab,kw";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return c.emtree().stream()
                    .map(h -> "'" + h.replace("'", "\\'") + "'/exp")
                    .toList();
        }
    },
    WEB_OF_SCIENCE("Web of Science", "web-of-science") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            p.words().stream()
                    .filter(w -> w.endsWith("*") && w.length() < 4)
                    .forEach(w -> warn.add(w + ": Web of Science wants three letters before *"));
            return "TS=" + quoted(p, "\"", " ");
        }

        @Override
        String near(Near n, Warnings warn) {
            return "TS=(" + quoted(n.left(), "\"", " ") + " NEAR/" + n.between() + " " + quoted(n.right(), "\"", " ")
                    + ")";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return withoutVocabulary(c, warn);
        }
    },
    SCOPUS("Scopus", "scopus") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            return "TITLE-ABS-KEY(" + quoted(p, "\"", " ") + ")";
        }

        @Override
        String near(Near n, Warnings warn) {
            return "TITLE-ABS-KEY(" + quoted(n.left(), "\"", " ") + " W/" + n.between() + " "
                    + quoted(n.right(), "\"", " ") + ")";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return withoutVocabulary(c, warn);
        }
    },
    COCHRANE("Cochrane Library", "cochrane") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            if (p.words().size() > 1 && p.hasStar()) {
                return "(" + String.join(" NEXT ", p.words()) + "):ti,ab,kw";
            }
            return quoted(p, "\"", " ") + ":ti,ab,kw";
        }

        @Override
        String near(Near n, Warnings warn) {
            return "(" + quoted(n.left(), "\"", " NEXT ") + " NEAR/" + (n.between() + 1) + " "
                    + quoted(n.right(), "\"", " NEXT ") + "):ti,ab,kw";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return c.mesh().stream().map(h -> "[mh \"" + h + "\"]").toList();
        }
    },
    PSYCINFO("PsycINFO (Ovid)", "psycinfo") {
        @Override
        String phrase(Phrase p, Warnings warn) {
            return p.text() + ".ti,ab,id.";
        }

        @Override
        String near(Near n, Warnings warn) {
            return "(" + n.left().text() + " adj" + (n.between() + 1) + " "
                    + n.right().text() + ").ti,ab,id.";
        }

        @Override
        List<String> headings(Concept c, Warnings warn) {
            return c.apa().stream().map(h -> "exp " + h + "/").toList();
        }
    };

    private final String title;
    private final String word;

    Database(String title, String word) {
        this.title = title;
        this.word = word;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** For names of files. */
    public String word() {
        return word;
    }

    /** The database of a name, as {@link #title} or {@link #word} gives it. */
    public static Optional<Database> named(String name) {
        return java.util.Arrays.stream(values())
                .filter(d -> d.word.equalsIgnoreCase(name.strip()) || d.title.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** How this database refers to a line of its history. */
    String reference(int line) {
        return this == OVID_MEDLINE || this == PSYCINFO ? Integer.toString(line) : "#" + line;
    }

    abstract String phrase(Phrase phrase, Warnings warn);

    abstract String near(Near near, Warnings warn);

    abstract List<String> headings(Concept concept, Warnings warn);

    String term(SearchTerm term, Warnings warn) {
        if (term instanceof Near near) {
            return near(near, warn);
        }
        return phrase((Phrase) term, warn);
    }

    /** What was lost on the way. */
    interface Warnings {
        void add(String warning);
    }

    List<String> withoutVocabulary(Concept concept, Warnings warn) {
        if (!concept.mesh().isEmpty() || !concept.emtree().isEmpty()) {
            warn.add("\"" + concept.name() + "\": " + title
                    + " has no thesaurus to search with; the headings are left out ("
                    + concept.mesh().stream().collect(Collectors.joining(", ")) + "): see that the terms cover them");
        }
        return List.of();
    }

    static String words(Near near) {
        return near.left().text() + " NEAR/" + near.between() + " "
                + near.right().text();
    }

    static String quoted(Phrase phrase, String quote, String apart) {
        if (phrase.words().size() == 1) {
            return phrase.text();
        }
        return phrase.hasStar() && !apart.equals(" ")
                ? String.join(apart, phrase.words())
                : quote + phrase.text() + quote;
    }
}
