package org.nocimap.review.services;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The services that can be asked, each with the pace that it asks for. */
public enum Service {
    /** NCBI's E-utilities: three requests a second, ten with a key. */
    PUBMED("PubMed", "pubmed", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/", "NCBI_API_KEY", 3, 10),
    CROSSREF("Crossref", "crossref", "https://api.crossref.org/", "", 3, 3),
    /** Gives little without a key, which is free. */
    OPENALEX("OpenAlex", "openalex", "https://api.openalex.org/", "OPENALEX_API_KEY", 5, 10),
    EUROPE_PMC("Europe PMC", "europe-pmc", "https://www.ebi.ac.uk/europepmc/webservices/rest/", "", 5, 5);

    private final String title;
    private final String word;
    private final URI address;
    private final String keyName;
    private final int perSecond;
    private final int perSecondWithKey;

    Service(String title, String word, String address, String keyName, int perSecond, int perSecondWithKey) {
        this.title = title;
        this.word = word;
        this.address = URI.create(address);
        this.keyName = keyName;
        this.perSecond = perSecond;
        this.perSecondWithKey = perSecondWithKey;
    }

    /** For people, and the name under which its records are counted. */
    public String title() {
        return title;
    }

    /** For the command line. */
    public String word() {
        return word;
    }

    /** Where it is when nothing else is said; ends with a slash. */
    public URI address() {
        return address;
    }

    /** Name of its key in the environment; empty when it knows none. */
    public String keyName() {
        return keyName;
    }

    /** Name of the environment variable that says where it is. */
    public String addressName() {
        return "NOCIMAP_" + name() + "_URL";
    }

    /** Requests that may start in a second. */
    int perSecond(Access access) {
        return access.key(this).isPresent() ? perSecondWithKey : perSecond;
    }

    public static Optional<Service> named(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
