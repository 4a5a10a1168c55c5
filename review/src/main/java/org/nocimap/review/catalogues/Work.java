package org.nocimap.review.catalogues;

import java.util.List;
import org.nocimap.review.records.BibliographicRecord;

/**
 * A publication as a service describes it.
 *
 * @param id that the service knows it by
 * @param record what it says of it; the raw text is what it sent
 * @param references numbers of what it cites, as far as the service names them by its own numbers
 * @param openAccess address of a free copy; empty when none is known
 */
public record Work(String id, BibliographicRecord record, List<String> references, String openAccess) {
    public Work {
        references = List.copyOf(references);
    }
}
