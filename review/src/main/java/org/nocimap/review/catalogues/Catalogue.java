package org.nocimap.review.catalogues;

import java.util.List;
import java.util.Optional;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;

/** A service that describes publications and knows what cites what. */
public interface Catalogue {
    Service service();

    /**
     * @param doi lower case, bare
     */
    Optional<Work> byDoi(String doi);

    /** Empty also where the service does not know PubMed's numbers. */
    Optional<Work> byPmid(String pmid);

    /** A few publications that may be this one, the likeliest first; empty where searches are not offered. */
    List<Work> like(BibliographicRecord record);

    /** What a publication cites. */
    List<Work> references(Work work);

    /** What cites a publication; empty where the service does not say. */
    List<Work> citations(Work work);

    /** Whether it tells what cites a publication. */
    Forward forward();

    /** What a service knows of the publications that came later. */
    enum Forward {
        TOLD,
        NOT_TOLD
    }

    /**
     * The catalogue of a service.
     *
     * @throws IllegalArgumentException for PubMed, which is searched by {@link PubMed}
     */
    static Catalogue of(Service service, ServiceClient client) {
        return switch (service) {
            case OPENALEX -> new OpenAlex(client);
            case EUROPE_PMC -> new EuropePmc(client);
            case CROSSREF -> new Crossref(client);
            case PUBMED -> throw new IllegalArgumentException("PubMed is searched, not looked up in");
        };
    }
}
