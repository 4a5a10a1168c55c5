package org.nocimap.review.harvest;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;

/** Searches that were run, as the store keeps them. */
public final class Searches {
    private Searches() {}

    /** What came of a search. */
    public enum State {
        /** Its lines were counted. */
        COUNTED,
        /** Its records were taken in, too. */
        FETCHED,
        /** A person ran it, and noted the counts. */
        NOTED
    }

    /**
     * A search in one database.
     *
     * @param number of the search
     * @param database that was searched
     * @param title of the strategy
     * @param query the whole search as one
     * @param searchedOn ISO 8601 date
     * @param found records
     * @param newRecords of these that were not there before
     * @param state what came of it
     * @param lines in their order
     */
    public record Search(
            long number,
            String database,
            String title,
            String query,
            String searchedOn,
            long found,
            long newRecords,
            State state,
            List<Line> lines) {
        public Search {
            lines = List.copyOf(lines);
        }
    }

    /** A line of a search: what was asked, what the database made of it, what it said, how many records it finds. */
    public record Line(String query, String translation, String remarks, long records) {}

    /** Writes a search down under the next number, which is returned. */
    static long write(Writing w, Search search) {
        long number = w.next(Table.DATABASE_SEARCH);
        w.insert(
                Table.DATABASE_SEARCH,
                Row.of(
                        "id", number,
                        "database_name", search.database(),
                        "title", search.title(),
                        "query", search.query(),
                        "searched_on", search.searchedOn(),
                        "found", search.found(),
                        "new_records", search.newRecords(),
                        "state", search.state(),
                        "at", w.at()));
        List<Row> lines = new ArrayList<>();
        for (Line line : search.lines()) {
            lines.add(Row.of(
                    "search", number,
                    "line", lines.size() + 1L,
                    "query", line.query(),
                    "translation", line.translation(),
                    "remarks", line.remarks(),
                    "records", line.records()));
        }
        w.insertAll(Table.SEARCH_LINE, lines);
        return number;
    }

    /** All searches in their order. */
    public static List<Search> all(Reading review) {
        return review.all(Table.DATABASE_SEARCH).stream()
                .map(row -> new Search(
                        row.number("id"),
                        row.text("database_name"),
                        row.text("title"),
                        row.text("query"),
                        row.text("searched_on"),
                        row.number("found"),
                        row.number("new_records"),
                        row.choice("state", State.class),
                        lines(review, row.number("id"))))
                .toList();
    }

    private static List<Line> lines(Reading review, long search) {
        return review.rows("SELECT * FROM search_line WHERE search = ? ORDER BY line", search).stream()
                .map(row -> new Line(
                        row.text("query"), row.text("translation"), row.text("remarks"), row.number("records")))
                .toList();
    }
}
