package org.nocimap.review.catalogues;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.formats.PubMedSet;
import org.nocimap.review.search.RenderedSearch;
import org.nocimap.review.services.Question;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.services.Unreadable;

/**
 * PubMed through NCBI's E-utilities. Lines of a search refer to each other by NCBI's history; articles are fetched by their numbers,
 * so that what came back can be held against what was asked for.
 */
public final class PubMed {
    /** Articles in one request. */
    public static final int BATCH = 200;

    /** PubMed shows the first 10,000 of a search and no more. */
    private static final int MOST_SHOWN = 9_999;

    private static final long HIGHEST_PMID = 99_999_999;
    private static final Pattern REFERENCE = Pattern.compile("#(\\d+)");

    private final ServiceClient client;

    public PubMed(ServiceClient client) {
        this.client = client;
    }

    /**
     * A line of a search, as PubMed took it.
     *
     * @param query as it was sent; earlier lines are {@code #n}
     * @param translation what PubMed made of it
     * @param remarks phrases that it did not find or did not use, and what else it said
     * @param records that it finds
     */
    public record Line(String query, String translation, List<String> remarks, long records) {
        public Line {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Articles as they came.
     *
     * @param xml a whole set
     * @param missing numbers that were asked for and did not come: deleted ones, and books
     */
    public record Articles(String xml, List<String> missing) {
        public Articles {
            missing = List.copyOf(missing);
        }
    }

    private record Searched(long count, String queryKey, String webEnv, Line line, List<String> ids) {}

    /** Hears of every line that was counted. */
    public interface Progress {
        void done(int lines, int of);
    }

    /** Counts every line. */
    public List<Line> count(RenderedSearch search, Progress progress) {
        List<Line> lines = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        String webEnv = "";
        for (String query : search.lines()) {
            Question question = search(REFERENCE
                            .matcher(query)
                            .replaceAll(found -> Matcher.quoteReplacement("#" + keyOf(keys, found.group(1)))))
                    .with("usehistory", "y")
                    .with("retmax", "0");
            Searched found = ask(webEnv.isEmpty() ? question : question.with("WebEnv", webEnv), query);
            webEnv = found.webEnv();
            keys.add(found.queryKey());
            lines.add(found.line());
            progress.done(lines.size(), search.lines().size());
        }
        return lines;
    }

    private static String keyOf(List<String> keys, String line) {
        int n = Integer.parseInt(line);
        if (n < 1 || n > keys.size()) {
            throw new IllegalArgumentException("a line refers to line " + n + ", which does not stand before it");
        }
        return keys.get(n - 1);
    }

    /**
     * The numbers of all articles that a query finds, each once.
     *
     * @param most articles that are wanted at most
     * @throws InputException when there are more
     */
    public List<String> find(String query, long most) {
        Searched whole = ask(search(query).with("retmax", Integer.toString(MOST_SHOWN)), query);
        if (whole.count() > most) {
            throw InputException.of(
                    Location.NOWHERE.about(Service.PUBMED.title()),
                    "the search finds " + whole.count() + " records",
                    "at most " + most,
                    "Narrow the strategy, or allow more with --most.");
        }
        Set<String> ids = new LinkedHashSet<>();
        if (whole.count() <= MOST_SHOWN) {
            ids.addAll(complete(whole, query));
        } else {
            between(query, 1, HIGHEST_PMID, ids);
        }
        return List.copyOf(ids);
    }

    /** Splits by the articles' numbers until every part is shown whole. */
    private void between(String query, long low, long high, Set<String> ids) {
        String part = "(" + query + ") AND " + low + ":" + high + "[UID]";
        Searched found = ask(search(part).with("retmax", Integer.toString(MOST_SHOWN)), part);
        if (found.count() <= MOST_SHOWN) {
            ids.addAll(complete(found, part));
        } else {
            long middle = (low + high) / 2;
            between(query, low, middle, ids);
            between(query, middle + 1, high, ids);
        }
    }

    private static List<String> complete(Searched found, String query) {
        if (new HashSet<>(found.ids()).size() != found.count()) {
            throw InputException.of(
                    Location.NOWHERE.about(Service.PUBMED.title()),
                    "names " + found.ids().size() + " of the " + found.count() + " records that it finds with " + query,
                    "all of them",
                    "Try again later; nothing was taken in.");
        }
        return found.ids();
    }

    /**
     * @param ids at most {@value #BATCH}
     */
    public Articles fetch(List<String> ids) {
        Question question = Question.post(Service.PUBMED, "efetch.fcgi")
                .with("db", "pubmed")
                .with("retmode", "xml")
                .with("id", String.join(",", ids));
        return client.ask(
                question,
                body -> articles(new String(body, StandardCharsets.UTF_8), ids),
                a -> ids.size() - (long) a.missing().size());
    }

    private static Articles articles(String xml, List<String> ids) throws Unreadable {
        PubMedSet set;
        try {
            set = PubMedSet.of(xml);
        } catch (XMLStreamException e) {
            throw new Unreadable(
                    "no whole XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        if (!set.errors().isEmpty()) {
            throw new Unreadable(set.errors().get(0));
        }
        // A set without anything is more likely a fault than the truth, but of one article alone that may be.
        if (set.pmids().isEmpty() && set.books().isEmpty() && ids.size() > 1) {
            throw new Unreadable("a set without articles");
        }
        List<String> missing = new ArrayList<>(ids);
        missing.removeAll(set.pmids());
        if (!new HashSet<>(ids).containsAll(set.pmids())) {
            throw new Unreadable("articles that were not asked for");
        }
        return new Articles(xml, missing);
    }

    private static Question search(String term) {
        return Question.post(Service.PUBMED, "esearch.fcgi")
                .with("db", "pubmed")
                .with("term", term)
                .with("retmode", "json");
    }

    private Searched ask(Question question, String query) {
        Searched found = client.ask(question, body -> searched(body, query), Searched::count);
        JsonError.throwIf(found.line().remarks());
        return found;
    }

    private static Searched searched(byte[] body, String query) throws Unreadable {
        JsonNode result = JsonAnswer.part(JsonAnswer.read(body), "esearchresult");
        String error = JsonAnswer.text(result, "ERROR");
        if (!error.isEmpty()) {
            if (error.contains("Search Backend failed") || error.contains("timeout")) {
                throw new Unreadable(error);
            }
            return new Searched(0, "", "", new Line(query, "", List.of(JsonError.PREFIX + error), 0), List.of());
        }
        List<String> remarks = new ArrayList<>();
        remarks(result.path("errorlist"), "phrasesnotfound", "not found, and ignored", remarks);
        remarks(result.path("errorlist"), "fieldsnotfound", "no such field", remarks);
        remarks(result.path("warninglist"), "phrasesignored", "ignored", remarks);
        remarks(result.path("warninglist"), "quotedphrasesnotfound", "not found as a phrase", remarks);
        remarks(result.path("warninglist"), "outputmessages", "", remarks);
        List<String> ids = new ArrayList<>();
        for (JsonNode id : result.path("idlist")) {
            if (!id.asText().matches("[1-9]\\d{0,8}")) {
                throw new Unreadable("a number of an article that is none");
            }
            ids.add(id.asText());
        }
        return new Searched(
                JsonAnswer.count(result, "count"),
                JsonAnswer.text(result, "querykey"),
                JsonAnswer.text(result, "webenv"),
                new Line(
                        query, JsonAnswer.text(result, "querytranslation"), remarks, JsonAnswer.count(result, "count")),
                ids);
    }

    private static void remarks(JsonNode list, String name, String says, List<String> remarks) {
        for (JsonNode remark : list.path(name)) {
            remarks.add(remark.asText() + (says.isEmpty() ? "" : ": " + says));
        }
    }

    /** What PubMed says of a query that it cannot take. */
    private static final class JsonError {
        static final String PREFIX = "ERROR ";

        private JsonError() {}

        static void throwIf(List<String> remarks) {
            if (!remarks.isEmpty() && remarks.get(0).startsWith(PREFIX)) {
                throw InputException.of(
                        Location.NOWHERE.about(Service.PUBMED.title()),
                        "cannot take the search: " + remarks.get(0).substring(PREFIX.length()),
                        "a search that PubMed understands",
                        "Mend the strategy.");
            }
        }
    }
}
