package org.nocimap.review.search;

import java.util.List;

/**
 * What a record must be about, in all its names: any of them will do.
 *
 * @param mesh headings of MEDLINE's thesaurus, searched with all below them; likewise {@code emtree} (Embase) and {@code apa} (PsycINFO)
 */
public record Concept(String name, List<SearchTerm> terms, List<String> mesh, List<String> emtree, List<String> apa) {
    public Concept {
        terms = List.copyOf(terms);
        mesh = List.copyOf(mesh);
        emtree = List.copyOf(emtree);
        apa = List.copyOf(apa);
    }
}
