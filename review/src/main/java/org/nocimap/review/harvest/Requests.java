package org.nocimap.review.harvest;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.review.services.Asked;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;

/** The account of requests in the store. */
public final class Requests {
    private Requests() {}

    /**
     * How often a service was asked for a purpose.
     *
     * @param purpose such as {@code search 1}
     * @param requests that were answered
     * @param records in their answers
     * @param first ISO 8601
     * @param last ISO 8601
     */
    public record Sum(String purpose, String service, long requests, long records, String first, String last) {}

    static void write(Writing w, String purpose, List<Asked> asked) {
        long id = w.next(Table.SERVICE_REQUEST);
        List<Row> rows = new ArrayList<>();
        for (Asked one : asked) {
            rows.add(Row.of(
                    "id", id++,
                    "purpose", purpose,
                    "service", one.service().title(),
                    "url", one.url(),
                    "at", one.at(),
                    "status", (long) one.status(),
                    "records", one.records()));
        }
        w.insertAll(Table.SERVICE_REQUEST, rows);
    }

    /** For the methods text, in the order of the first request. */
    public static List<Sum> sums(Reading review) {
        return review
                .rows("SELECT purpose, service, COUNT(*) AS requests, SUM(records) AS records, MIN(at) AS first_at,"
                        + " MAX(at) AS last_at FROM service_request GROUP BY purpose, service ORDER BY MIN(id)")
                .stream()
                .map(row -> new Sum(
                        row.text("purpose"),
                        row.text("service"),
                        row.number("requests"),
                        row.number("records"),
                        row.text("first_at"),
                        row.text("last_at")))
                .toList();
    }
}
