package org.nocimap.review.catalogues;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;
import org.nocimap.review.services.Question;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.services.Unreadable;

/** OpenAlex (developers.openalex.org): works, what they cite and what cites them; abstracts as positions of words. */
final class OpenAlex implements Catalogue {
    private static final String SELECT =
            "id,doi,ids,title,publication_year,type,language,authorships,primary_location,biblio,"
                    + "referenced_works,abstract_inverted_index,best_oa_location";
    private static final int BATCH = 50;
    private static final int PAGE = 100;
    private static final int LONGEST_ABSTRACT = 20_000;
    private static final int MOST_CITATIONS = 20_000;

    private final ServiceClient client;

    OpenAlex(ServiceClient client) {
        this.client = client;
    }

    private record Page(List<Work> works, String next) {}

    @Override
    public Service service() {
        return Service.OPENALEX;
    }

    @Override
    public Forward forward() {
        return Forward.TOLD;
    }

    @Override
    public Optional<Work> byDoi(String doi) {
        return one("doi:" + doi);
    }

    @Override
    public Optional<Work> byPmid(String pmid) {
        return one("pmid:" + pmid);
    }

    private Optional<Work> one(String name) {
        return client.find(
                Question.get(service(), "works", name).with("select", SELECT),
                body -> work(JsonAnswer.read(body)),
                w -> 1);
    }

    /** A search costs ten times a look-up here; the other services search for nothing. */
    @Override
    public List<Work> like(BibliographicRecord record) {
        return List.of();
    }

    @Override
    public List<Work> references(Work work) {
        List<Work> found = new ArrayList<>();
        List<String> ids = work.references();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            found.addAll(page("openalex:" + String.join("|", batch), "").works());
        }
        return found;
    }

    @Override
    public List<Work> citations(Work work) {
        List<Work> found = new ArrayList<>();
        String cursor = "*";
        while (!cursor.isEmpty()) {
            Page page = page("cites:" + work.id(), cursor);
            found.addAll(page.works());
            // An empty page ends the list whatever its cursor says.
            cursor = page.works().isEmpty() || page.next().equals(cursor) ? "" : page.next();
            if (found.size() > MOST_CITATIONS) {
                throw InputException.of(
                        Location.NOWHERE.about(service().title()),
                        work.record().title() + " is cited more than " + MOST_CITATIONS + " times",
                        "a publication whose citations can be read",
                        "Follow its references alone (--direction backward).");
            }
        }
        return found;
    }

    private Page page(String filter, String cursor) {
        Question question = Question.get(service(), "works")
                .with("filter", filter)
                .with("per_page", Integer.toString(PAGE))
                .with("select", SELECT);
        return client.ask(
                cursor.isEmpty() ? question : question.with("cursor", cursor),
                body -> {
                    JsonNode tree = JsonAnswer.read(body);
                    List<Work> works = new ArrayList<>();
                    for (JsonNode one : JsonAnswer.part(tree, "results")) {
                        works.add(work(one));
                    }
                    return new Page(works, JsonAnswer.text(JsonAnswer.part(tree, "meta"), "next_cursor"));
                },
                p -> p.works().size());
    }

    private static Work work(JsonNode w) throws IOException {
        String id = last(JsonAnswer.text(w, "id"));
        if (!id.matches("W\\d+")) {
            throw new Unreadable("a work without a number");
        }
        RecordFields fields = new RecordFields();
        fields.database(Service.OPENALEX.title());
        fields.kind(JsonAnswer.text(w, "type"));
        fields.title(Markup.plain(JsonAnswer.text(w, "title")));
        for (JsonNode authorship : w.path("authorships")) {
            fields.author(JsonAnswer.text(authorship.path("author"), "display_name"));
        }
        fields.date(JsonAnswer.text(w, "publication_year"));
        fields.journal(JsonAnswer.text(w.path("primary_location").path("source"), "display_name"));
        fields.volume(JsonAnswer.text(w.path("biblio"), "volume"));
        fields.issue(JsonAnswer.text(w.path("biblio"), "issue"));
        fields.pages(JsonAnswer.text(w.path("biblio"), "first_page"));
        fields.lastPage(JsonAnswer.text(w.path("biblio"), "last_page"));
        fields.doi(JsonAnswer.text(w, "doi"));
        fields.pmid(last(JsonAnswer.text(w.path("ids"), "pmid")));
        fields.abstractText(abstractText(w.path("abstract_inverted_index")));
        fields.language(JsonAnswer.text(w, "language"));
        fields.url("https://openalex.org/" + id);
        List<String> references = new ArrayList<>();
        for (JsonNode reference : w.path("referenced_works")) {
            String other = last(reference.asText(""));
            if (other.matches("W\\d+")) {
                references.add(other);
            }
        }
        JsonNode free = w.path("best_oa_location");
        String pdf = JsonAnswer.text(free, "pdf_url");
        return new Work(
                id,
                fields.at(Service.OPENALEX.title(), 0, w.toString()),
                references,
                pdf.isEmpty() ? JsonAnswer.text(free, "landing_page_url") : pdf);
    }

    /** The text of an inverted index: every word at its positions. Positions beyond any abstract are passed over. */
    static String abstractText(JsonNode index) {
        TreeMap<Integer, String> words = new TreeMap<>();
        index.properties().forEach(word -> {
            for (JsonNode position : word.getValue()) {
                if (position.isInt() && position.asInt() >= 0 && position.asInt() < LONGEST_ABSTRACT) {
                    words.put(position.asInt(), word.getKey());
                }
            }
        });
        return String.join(" ", words.values());
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
