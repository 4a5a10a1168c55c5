package org.nocimap.review.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A strategy as one database wants it, line by line: for each concept its headings, its terms and both together, then all concepts.
 *
 * @param lines queries, the first is line 1; later ones refer to earlier ones by number
 * @param single the same search as one query
 * @param warnings where the database cannot say what was meant
 */
public record RenderedSearch(Database database, List<String> lines, String single, List<String> warnings) {
    public RenderedSearch {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    public static RenderedSearch of(SearchStrategy strategy, Database database) {
        List<String> lines = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        List<String> references = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Concept concept : strategy.concepts()) {
            List<String> headings = database.headings(concept, warnings::add);
            List<String> terms = concept.terms().stream()
                    .map(term -> database.term(term, warnings::add))
                    .toList();
            if (!headings.isEmpty()) {
                lines.add(String.join(" OR ", headings));
            }
            if (headings.isEmpty()
                    && !concept.mesh().isEmpty()
                    && (database == Database.EMBASE || database == Database.PSYCINFO)) {
                warnings.add("\"" + concept.name() + "\": no headings are given for " + database.title()
                        + "; MeSH is not its thesaurus and is not translated");
            }
            lines.add(String.join(" OR ", terms));
            if (!headings.isEmpty()) {
                lines.add(database.reference(lines.size() - 1) + " OR " + database.reference(lines.size()));
            }
            references.add(database.reference(lines.size()));
            List<String> all = new ArrayList<>(headings);
            all.addAll(terms);
            whole.add("(" + String.join(" OR ", all) + ")");
        }
        if (references.size() > 1) {
            lines.add(String.join(" AND ", references));
        }
        return new RenderedSearch(database, lines, String.join(" AND ", whole), List.copyOf(warnings));
    }
}
