package org.nocimap.review.harvest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.search.PrismaS;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Table;

/** What there is to report of a review's searches. */
public final class SearchReport {
    private SearchReport() {}

    /** The items of PRISMA-S, filled in from the searches, the imports and the requests that the store holds. */
    public static String prismaS(Reading review) {
        List<Searches.Search> searches = Searches.all(review);
        FlowCounts flow = Flow.of(review);
        List<FlowCounts.Identified> identified =
                new ArrayList<>(flow.databases().identified());
        identified.addAll(flow.otherMethods().identified());
        Map<Integer, String> reported = new LinkedHashMap<>();
        reported.put(
                1,
                identified.stream()
                        .filter(i -> i.origin() == Origin.DATABASE && !i.name().isEmpty())
                        .map(FlowCounts.Identified::name)
                        .distinct()
                        .collect(Collectors.joining("; ")));
        reported.put(
                3,
                identified.stream()
                        .filter(i -> i.origin() == Origin.REGISTER)
                        .map(FlowCounts.Identified::name)
                        .distinct()
                        .collect(Collectors.joining("; ")));
        reported.put(5, citations(review));
        reported.put(8, searches.isEmpty() ? "" : "line by line, with the records of each line, in lines.tsv");
        reported.put(12, updates(searches));
        reported.put(13, dates(review));
        reported.put(
                15,
                identified.isEmpty()
                        ? ""
                        : identified.stream()
                                        .map(i -> named(i) + ": " + i.records())
                                        .collect(Collectors.joining("; "))
                                + "; together "
                                + (flow.databases().records()
                                        + flow.otherMethods().records()));
        long duplicates = flow.databases().duplicates() + flow.otherMethods().duplicates();
        reported.put(
                16,
                duplicates == 0
                        ? ""
                        : duplicates + " duplicate records removed with Nocimap (points for agreeing fields; doubtful"
                                + " pairs judged by a person)");
        String title =
                searches.isEmpty() ? "" : searches.get(searches.size() - 1).title();
        return PrismaS.table(title, reported);
    }

    /** Every request that was answered, as a tab-separated table: purpose, service, time, status, records, address. */
    public static String requests(Reading review) {
        return NotedCounts.text(
                List.of("purpose", "service", "at", "status", "records", "url"),
                review.all(Table.SERVICE_REQUEST).stream()
                        .map(row -> List.of(
                                row.text("purpose"),
                                row.text("service"),
                                row.text("at"),
                                Long.toString(row.number("status")),
                                Long.toString(row.number("records")),
                                row.text("url")))
                        .toList());
    }

    private static String named(FlowCounts.Identified source) {
        return source.name().isEmpty() ? source.origin().word() : source.name();
    }

    /** Dates as imports and searches give them. */
    private static String dates(Reading review) {
        Map<String, List<String>> dates = new LinkedHashMap<>();
        review.rows("SELECT database_name, searched_on FROM source_file WHERE searched_on <> '' ORDER BY id")
                .forEach(row -> dates.computeIfAbsent(row.text("database_name"), d -> new ArrayList<>())
                        .add(row.text("searched_on")));
        Searches.all(review).forEach(s -> dates.computeIfAbsent(s.database(), d -> new ArrayList<>())
                .add(s.searchedOn()));
        return dates.entrySet().stream()
                .map(e -> e.getKey() + " "
                        + e.getValue().stream()
                                .filter(d -> !d.isEmpty())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String updates(List<Searches.Search> searches) {
        Map<String, Long> runs = searches.stream()
                .filter(s -> s.state() == Searches.State.FETCHED)
                .collect(Collectors.groupingBy(
                        s -> s.database() + ", " + s.query(), LinkedHashMap::new, Collectors.counting()));
        long repeated = runs.values().stream().filter(n -> n > 1).count();
        return repeated == 0
                ? ""
                : searches.stream()
                        .filter(s -> s.state() == Searches.State.FETCHED)
                        .map(s -> s.database() + " on " + s.searchedOn() + ": " + s.newRecords() + " new records")
                        .collect(Collectors.joining("; "));
    }

    private static String citations(Reading review) {
        return review
                .rows("SELECT service, direction, COUNT(*) AS publications, SUM(found) AS found FROM citation_chase"
                        + " GROUP BY service, direction ORDER BY service, direction")
                .stream()
                .map(row -> row.text("service") + ", "
                        + (row.text("direction").equals("BACKWARD") ? "references of " : "citations of ")
                        + row.number("publications") + " included publications: " + row.number("found"))
                .collect(Collectors.joining("; "));
    }
}
