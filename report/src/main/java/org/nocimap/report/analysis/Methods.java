package org.nocimap.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.report.words.Reference;

/**
 * The methods section of a paper for one run, with its numbers, ready to paste, and the references it cites.
 *
 * @param paragraphs plain text
 * @param references in the order in which they are first cited
 */
public record Methods(List<String> paragraphs, List<Reference> references) {
    public Methods {
        paragraphs = List.copyOf(paragraphs);
        references = List.copyOf(references);
    }

    /** The paragraphs and the list of references, as a text file. */
    public String file() {
        String list = references.stream()
                .map(r -> r.listed() + " https://doi.org/" + r.doi())
                .collect(Collectors.joining("\n"));
        return String.join("\n\n", paragraphs) + (list.isEmpty() ? "\n" : "\n\nReferences\n\n" + list + "\n");
    }

    /** BibTeX entries, one blank line between them. */
    public String bibtex() {
        return references.stream().map(Reference::bibtex).collect(Collectors.joining("\n"));
    }

    /** Collects paragraphs and what they cite. */
    public static final class Writer {
        private final List<String> paragraphs = new ArrayList<>();
        private final Set<Reference> cited = new LinkedHashSet<>();

        /** A paragraph of these sentences; empty ones are left out. */
        public Writer paragraph(String... sentences) {
            String text = Arrays.stream(sentences).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
            return this;
        }

        /** {@code (Eickhoff et al., 2009; Turkeltaub et al., 2012)}. */
        public String cite(Reference... references) {
            cited.addAll(Arrays.asList(references));
            return "(" + Arrays.stream(references).map(Reference::cited).collect(Collectors.joining("; ")) + ")";
        }

        /** {@code Eickhoff et al. (2009)}. */
        public String name(Reference reference) {
            cited.add(reference);
            return reference.citedInText();
        }

        public Methods done() {
            return new Methods(paragraphs, List.copyOf(cited));
        }
    }
}
