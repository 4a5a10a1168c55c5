package org.nocimap.review.prisma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * The numbers of a PRISMA 2020 flow diagram (Page et al., BMJ 2021;372:n71).
 *
 * @param databases records identified, by database
 * @param registers records identified, by register; may be empty
 * @param duplicates removed before screening
 * @param automatic marked as ineligible by automation tools, before screening
 * @param otherRemoved removed before screening for other reasons
 * @param main the column of databases and registers from reports sought on
 * @param others records identified by other methods, by method; empty when there is no second column
 * @param second the second column from reports sought on; empty when there is none
 * @param previous studies and reports of an earlier version of the review; empty for a new review
 * @param included new studies and reports
 */
public record PrismaCounts(
        Map<String, Integer> databases,
        Map<String, Integer> registers,
        int duplicates,
        int automatic,
        int otherRemoved,
        int screened,
        int excluded,
        Column main,
        Map<String, Integer> others,
        Optional<Column> second,
        Optional<Included> previous,
        Included included) {
    public PrismaCounts {
        databases = copy(databases);
        registers = copy(registers);
        others = copy(others);
    }

    /**
     * Reports from being sought to being judged.
     *
     * @param reasons for exclusion after the full text was read, with their numbers
     */
    public record Column(int sought, int notRetrieved, int assessed, Map<String, Integer> reasons) {
        public Column {
            reasons = copy(reasons);
        }

        /** Reports that were excluded for any reason. */
        public int excluded() {
            return sum(reasons);
        }
    }

    /**
     * What is in the review.
     *
     * @param reports empty where only studies are counted
     */
    public record Included(int studies, OptionalInt reports) {}

    /** Records identified in databases and registers. */
    public int identified() {
        return sum(databases) + sum(registers);
    }

    /** Records removed before screening. */
    public int removed() {
        return duplicates + automatic + otherRemoved;
    }

    /** Studies of the earlier and of this version. */
    public int totalStudies() {
        return included.studies() + previous.map(Included::studies).orElse(0);
    }

    /**
     * What does not add up. Errors break arithmetic within one unit; where records become reports, or reports studies, numbers may differ
     * and give a warning.
     */
    public List<Problem> problems(Location where) {
        List<Problem> problems = new ArrayList<>();
        equal(
                problems,
                where.about("records_screened"),
                screened,
                identified() - removed(),
                "identified " + identified() + " less removed " + removed(),
                true);
        equal(
                problems,
                where.about("dbr_sought_reports"),
                main.sought(),
                screened - excluded,
                "screened " + screened + " less excluded " + excluded,
                false);
        column(problems, where, main, "dbr");
        second.ifPresent(column -> {
            column(problems, where, column, "other");
            if (column.sought() > sum(others)) {
                problems.add(Problem.warning(
                        where.about("other_sought_reports"),
                        column.sought() + " reports sought, but only " + sum(others)
                                + " records identified by other methods",
                        "at most as many",
                        "Check both."));
            }
        });
        int left = main.assessed()
                - main.excluded()
                + second.map(c -> c.assessed() - c.excluded()).orElse(0);
        included.reports().ifPresent(reports -> {
            equal(problems, where.about("new_reports"), reports, left, "assessed less excluded", false);
            if (included.studies() > reports) {
                problems.add(Problem.warning(
                        where.about("new_studies"),
                        included.studies() + " studies in " + reports + " reports",
                        "usually at least one report for each study",
                        "Check whether a report describes several studies."));
            }
        });
        if (included.reports().isEmpty() && included.studies() > left) {
            problems.add(Problem.warning(
                    where.about("new_studies"),
                    included.studies() + " studies, but " + left + " reports are left",
                    "usually at least one report for each study",
                    "Check whether a report describes several studies."));
        }
        return problems;
    }

    private static void column(List<Problem> problems, Location where, Column column, String name) {
        equal(
                problems,
                where.about(name + "_assessed"),
                column.assessed(),
                column.sought() - column.notRetrieved(),
                "sought " + column.sought() + " less not retrieved " + column.notRetrieved(),
                true);
        if (column.excluded() > column.assessed()) {
            problems.add(Problem.error(
                    where.about(name + "_excluded"),
                    column.excluded() + " reports excluded of " + column.assessed() + " assessed",
                    "at most as many",
                    "Count a report under one reason only."));
        }
    }

    private static void equal(List<Problem> problems, Location where, int is, int should, String from, boolean must) {
        if (is != should) {
            String what = is + " where " + from + " gives " + should;
            problems.add(
                    must
                            ? Problem.error(where, what, Integer.toString(should), "Correct one of the numbers.")
                            : Problem.warning(
                                    where, what, Integer.toString(should), "Check: the unit may change here."));
        }
    }

    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> copy(Map<String, Integer> counts) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
