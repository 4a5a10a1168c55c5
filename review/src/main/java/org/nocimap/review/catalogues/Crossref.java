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

/** Crossref's REST service (api.crossref.org): what publishers deposited, references among it. It does not tell what cites a work. */
final class Crossref implements Catalogue {
    private static final int CANDIDATES = 5;
    private static final int LONGEST_TITLE = 500;

    private final ServiceClient client;

    Crossref(ServiceClient client) {
        this.client = client;
    }

    @Override
    public Service service() {
        return Service.CROSSREF;
    }

    @Override
    public Forward forward() {
        return Forward.NOT_TOLD;
    }

    @Override
    public Optional<Work> byDoi(String doi) {
        return client.find(
                Question.get(service(), "works", doi),
                body -> work(JsonAnswer.part(JsonAnswer.read(body), "message")),
                w -> 1);
    }

    @Override
    public Optional<Work> byPmid(String pmid) {
        return Optional.empty();
    }

    @Override
    public List<Work> like(BibliographicRecord record) {
        if (record.title().isEmpty()) {
            return List.of();
        }
        String author = record.authors().isEmpty() ? "" : record.authors().get(0);
        String year = record.year().isPresent() ? Integer.toString(record.year().getAsInt()) : "";
        return client.ask(
                Question.get(service(), "works")
                        .with(
                                "query.bibliographic",
                                (record.title() + " " + author + " " + year)
                                        .replaceAll("\\s+", " ")
                                        .strip())
                        .with("rows", Integer.toString(CANDIDATES)),
                body -> {
                    List<Work> works = new ArrayList<>();
                    for (JsonNode one : JsonAnswer.part(JsonAnswer.part(JsonAnswer.read(body), "message"), "items")) {
                        works.add(work(one));
                    }
                    return works;
                },
                List::size);
    }

    /** References stand in the work itself; those that name neither a DOI nor a title keep the text that the publisher gave. */
    @Override
    public List<Work> references(Work work) {
        List<Work> found = new ArrayList<>();
        try {
            for (JsonNode reference : JsonAnswer.read(
                            work.record().source().raw().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .path("reference")) {
                reference(reference).ifPresent(found::add);
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException("what was read once can be read again", e);
        }
        return found;
    }

    @Override
    public List<Work> citations(Work work) {
        return List.of();
    }

    private static Optional<Work> reference(JsonNode r) {
        RecordFields fields = new RecordFields();
        fields.database(Service.CROSSREF.title());
        String title = JsonAnswer.text(r, "article-title");
        if (title.isEmpty()) {
            title = JsonAnswer.text(r, "volume-title");
        }
        if (title.isEmpty()) {
            String whole = JsonAnswer.text(r, "unstructured");
            title = whole.substring(0, Math.min(LONGEST_TITLE, whole.length()));
        }
        fields.title(Markup.plain(title));
        fields.author(JsonAnswer.text(r, "author"));
        fields.date(JsonAnswer.text(r, "year"));
        fields.journal(JsonAnswer.text(r, "journal-title"));
        fields.volume(JsonAnswer.text(r, "volume"));
        fields.issue(JsonAnswer.text(r, "issue"));
        fields.pages(JsonAnswer.text(r, "first-page"));
        fields.doi(JsonAnswer.text(r, "DOI"));
        fields.kind(JsonAnswer.text(r, "journal-title").isEmpty() ? "" : "journal-article");
        BibliographicRecord record = fields.at(Service.CROSSREF.title(), 0, r.toString());
        return record.title().isEmpty() && record.doi().isEmpty()
                ? Optional.empty()
                : Optional.of(new Work(record.doi(), record, List.of(), ""));
    }

    private static Work work(JsonNode w) {
        RecordFields fields = new RecordFields();
        fields.database(Service.CROSSREF.title());
        fields.kind(JsonAnswer.text(w, "type"));
        fields.title(Markup.plain(JsonAnswer.firstText(w, "title")));
        for (JsonNode author : w.path("author")) {
            String family = JsonAnswer.text(author, "family");
            String given = JsonAnswer.text(author, "given");
            fields.author(
                    family.isEmpty()
                            ? JsonAnswer.text(author, "name")
                            : given.isEmpty() ? family : family + ", " + given);
        }
        // A date may be [[null]].
        fields.date(w.path("issued").path("date-parts").path(0).path(0).asText(""));
        fields.journal(Markup.plain(JsonAnswer.firstText(w, "container-title")));
        fields.volume(JsonAnswer.text(w, "volume"));
        fields.issue(JsonAnswer.text(w, "issue"));
        fields.pages(JsonAnswer.text(w, "page"));
        fields.doi(JsonAnswer.text(w, "DOI"));
        fields.abstractText(Markup.plain(JsonAnswer.text(w, "abstract")));
        fields.language(JsonAnswer.text(w, "language"));
        BibliographicRecord record = fields.at(Service.CROSSREF.title(), 0, w.toString());
        return new Work(record.doi(), record, List.of(), "");
    }
}
