package org.nocimap.review.catalogues;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;
import org.nocimap.review.services.Question;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.services.Unreadable;

/** Europe PMC's REST service (europepmc.org/RestfulWebService): records with abstracts, references and citations. */
final class EuropePmc implements Catalogue {
    private static final int PAGE = 1000;
    private static final int CANDIDATES = 5;
    private static final int MOST_PAGES = 20;

    private final ServiceClient client;

    EuropePmc(ServiceClient client) {
        this.client = client;
    }

    private record Page(List<Work> works, long hits) {}

    @Override
    public Service service() {
        return Service.EUROPE_PMC;
    }

    @Override
    public Forward forward() {
        return Forward.TOLD;
    }

    @Override
    public Optional<Work> byDoi(String doi) {
        return search("DOI:\"" + doi.replace("\"", "") + "\"").stream()
                .filter(w -> w.record().doi().equals(doi))
                .findFirst();
    }

    @Override
    public Optional<Work> byPmid(String pmid) {
        return search("EXT_ID:" + pmid + " AND SRC:MED").stream()
                .filter(w -> w.record().pmid().equals(pmid))
                .findFirst();
    }

    @Override
    public List<Work> like(BibliographicRecord record) {
        String words = record.title().replaceAll("[^\\p{L}\\p{N} -]+", " ").strip();
        return words.isEmpty() ? List.of() : search("TITLE:\"" + words + "\"");
    }

    private List<Work> search(String query) {
        return client.ask(
                Question.get(service(), "search")
                        .with("query", query)
                        .with("format", "json")
                        .with("resultType", "core")
                        .with("pageSize", Integer.toString(CANDIDATES)),
                body -> works(JsonAnswer.part(JsonAnswer.part(JsonAnswer.read(body), "resultList"), "result")),
                List::size);
    }

    @Override
    public List<Work> references(Work work) {
        return linked(work, "references", "referenceList", "reference");
    }

    @Override
    public List<Work> citations(Work work) {
        return linked(work, "citations", "citationList", "citation");
    }

    private List<Work> linked(Work work, String what, String list, String one) {
        String[] source = work.id().split("/", 2);
        List<Work> found = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            Page page = client.ask(
                    Question.get(service(), source[0], source[1], what)
                            .with("format", "json")
                            .with("page", Integer.toString(number))
                            .with("pageSize", Integer.toString(PAGE)),
                    body -> {
                        JsonNode tree = JsonAnswer.read(body);
                        return new Page(works(tree.path(list).path(one)), JsonAnswer.count(tree, "hitCount"));
                    },
                    p -> p.works().size());
            found.addAll(page.works());
            if (page.works().isEmpty() || found.size() >= page.hits()) {
                return found;
            }
        }
        return found;
    }

    private static List<Work> works(JsonNode list) throws Unreadable {
        if (!list.isArray() && !list.isMissingNode()) {
            throw new Unreadable("a list that is none");
        }
        List<Work> works = new ArrayList<>();
        for (JsonNode one : list) {
            works.add(work(one));
        }
        return works;
    }

    private static Work work(JsonNode r) {
        String source = JsonAnswer.text(r, "source");
        String id = JsonAnswer.text(r, "id");
        RecordFields fields = new RecordFields();
        fields.database(Service.EUROPE_PMC.title());
        for (JsonNode type : r.path("pubTypeList").path("pubType")) {
            fields.kind(type.asText(""));
        }
        fields.kind(source.equals("PPR") ? "preprint" : JsonAnswer.text(r, "citationType"));
        String title = Markup.plain(JsonAnswer.text(r, "title"));
        fields.title(title.endsWith(".") ? title.substring(0, title.length() - 1) : title);
        for (String author : JsonAnswer.text(r, "authorString").split(",\\s+")) {
            fields.author(author.endsWith(".") ? author.substring(0, author.length() - 1) : author);
        }
        fields.date(JsonAnswer.text(r, "pubYear"));
        JsonNode journal = r.path("journalInfo");
        fields.journal(JsonAnswer.text(journal.path("journal"), "title"));
        fields.journal(JsonAnswer.text(r, "journalTitle"));
        fields.journal(JsonAnswer.text(r, "journalAbbreviation"));
        fields.volume(JsonAnswer.text(journal, "volume"));
        fields.volume(JsonAnswer.text(r, "volume"));
        fields.issue(JsonAnswer.text(journal, "issue"));
        fields.issue(JsonAnswer.text(r, "issue"));
        fields.pages(JsonAnswer.text(r, "pageInfo"));
        fields.doi(JsonAnswer.text(r, "doi"));
        fields.pmid(JsonAnswer.text(r, "pmid"));
        fields.pmid(source.equals("MED") ? id : "");
        fields.abstractText(Markup.plain(JsonAnswer.text(r, "abstractText")));
        fields.language(JsonAnswer.text(r, "language"));
        String free = "";
        for (JsonNode url : r.path("fullTextUrlList").path("fullTextUrl")) {
            String code = JsonAnswer.text(url, "availabilityCode");
            if ((code.equals("OA") || code.equals("F"))
                    && (free.isEmpty() || JsonAnswer.text(url, "documentStyle").equals("pdf"))) {
                free = JsonAnswer.text(url, "url");
            }
        }
        return new Work(source + "/" + id, fields.at(Service.EUROPE_PMC.title(), 0, r.toString()), List.of(), free);
    }
}
