package org.nocimap.review.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.review.intake.Origin;

/**
 * The numbers of the PRISMA 2020 flow diagram for updated reviews with other methods (Page et al. 2021, doi:10.1136/bmj.n71).
 *
 * @param previousStudies studies that an earlier version included; reports beside them
 * @param previousReports reports of these
 * @param databases the first column
 * @param otherMethods the second column
 * @param newStudies that this search added
 * @param newReports of these
 */
public record FlowCounts(
        long previousStudies,
        long previousReports,
        ColumnCounts databases,
        ColumnCounts otherMethods,
        long newStudies,
        long newReports) {
    /**
     * One column.
     *
     * @param identified records by way and database, in the order of their import
     * @param duplicates removed before screening
     * @param knownBefore records that an earlier version of the review had, removed before screening
     * @param leftUnscreened publications that were not decided when the lead ended screening, removed before it
     * @param screened publications whose title and abstract are, or are to be, read
     * @param excluded by title and abstract
     * @param unscreened that wait for votes or a settlement
     * @param sought reports
     * @param notRetrieved of these
     * @param assessed reports that were retrieved, and are, or are to be, read
     * @param reasons of exclusions in full text
     * @param unassessed that wait
     * @param included reports
     */
    public record ColumnCounts(
            List<Identified> identified,
            long duplicates,
            long knownBefore,
            long leftUnscreened,
            long screened,
            long excluded,
            long unscreened,
            long sought,
            long notRetrieved,
            long assessed,
            Map<String, Long> reasons,
            long unassessed,
            long included) {
        public ColumnCounts {
            identified = List.copyOf(identified);
            reasons = new LinkedHashMap<>(reasons);
        }

        public long records() {
            return identified.stream().mapToLong(Identified::records).sum();
        }

        public long excludedInFullText() {
            return reasons.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Records of one source.
     *
     * @param origin way they were found
     * @param name of the database, register, website …; empty when not known
     * @param records from there
     */
    public record Identified(Origin origin, String name, long records) {}

    public long totalStudies() {
        return previousStudies + newStudies;
    }

    public long totalReports() {
        return previousReports + newReports;
    }

    /** The first sum that does not come out; a flow is drawn only when all do. */
    public Optional<String> contradiction() {
        for (ColumnCounts c : List.of(databases, otherMethods)) {
            List<String> wrong = new ArrayList<>();
            check(
                    wrong,
                    "records = removed + screened",
                    c.records(),
                    c.duplicates() + c.knownBefore() + c.leftUnscreened() + c.screened());
            check(
                    wrong,
                    "screened = excluded + waiting + sought",
                    c.screened(),
                    c.excluded() + c.unscreened() + c.sought());
            check(wrong, "sought = not retrieved + assessed", c.sought(), c.notRetrieved() + c.assessed());
            check(
                    wrong,
                    "assessed = excluded + waiting + included",
                    c.assessed(),
                    c.excludedInFullText() + c.unassessed() + c.included());
            if (!wrong.isEmpty()) {
                return Optional.of(wrong.get(0));
            }
        }
        return newReports == databases.included() + otherMethods.included()
                ? Optional.empty()
                : Optional.of("new reports = those of both columns");
    }

    private static void check(List<String> wrong, String sum, long left, long right) {
        if (left != right) {
            wrong.add(sum + ": " + left + " and " + right);
        }
    }

    /** Whether anything waits to be read or settled. */
    public boolean finished() {
        return databases.unscreened() + databases.unassessed() + otherMethods.unscreened() + otherMethods.unassessed()
                == 0;
    }
}
