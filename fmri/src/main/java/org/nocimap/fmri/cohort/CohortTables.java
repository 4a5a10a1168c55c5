package org.nocimap.fmri.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.TsvFile;

/**
 * What is known of participants and sessions: {@code participants.tsv}, {@code sessions.tsv} (one for each participant, or one for all),
 * tables under {@code phenotype/}, and what the participant level says of runs.
 */
public final class CohortTables {
    /** Columns of the table of runs that may be covariates. */
    private static final List<String> OF_RUNS = List.of("mean_fd", "censored", "degrees_of_freedom");

    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> ofParticipant = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> ofSession = new LinkedHashMap<>();
    private final Map<String, Path> origin = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final Set<String> sessionColumns = new LinkedHashSet<>();
    private final Problems problems;

    private CohortTables(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param bids the data set
     * @param out what the participant level wrote
     * @param problems gets everything that is wrong with a table
     */
    public static CohortTables read(Path bids, Path out, Problems problems) {
        CohortTables tables = new CohortTables(problems);
        tables.add(bids.resolve("participants.tsv"), "");
        tables.add(bids.resolve("sessions.tsv"), "");
        for (Path folder : listed(bids)) {
            String subject = folder.getFileName().toString();
            if (subject.startsWith("sub-") && Files.isDirectory(folder)) {
                tables.add(folder.resolve(subject + "_sessions.tsv"), subject);
            }
        }
        for (Path file : listed(bids.resolve("phenotype"))) {
            if (file.toString().endsWith(".tsv")) {
                tables.add(file, "");
            }
        }
        tables.runs(out.resolve("runs.tsv"));
        return tables;
    }

    private static List<Path> listed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Columns that can stand in a model, in the order they were met. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** Columns whose values belong to a session. */
    public List<String> sessionColumns() {
        return List.copyOf(sessionColumns);
    }

    /** The tables that were read. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** Labels without {@code sub-}, in the order of the tables. */
    public List<String> participants() {
        return List.copyOf(ofParticipant.keySet());
    }

    /** Labels of a participant's sessions, without {@code ses-}. */
    public List<String> sessions(String participant) {
        return List.copyOf(ofSession.getOrDefault(participant, Map.of()).keySet());
    }

    /** What is known of a participant whatever the session. */
    public Map<String, String> of(String participant) {
        return Map.copyOf(ofParticipant.getOrDefault(participant, Map.of()));
    }

    /** What is known of a participant in a session; missing values are not there. */
    public Map<String, String> of(String participant, String session) {
        Map<String, String> values = new LinkedHashMap<>(ofParticipant.getOrDefault(participant, Map.of()));
        values.putAll(ofSession.getOrDefault(participant, Map.of()).getOrDefault(session, Map.of()));
        return values;
    }

    /** Adds a column of words to participants. */
    void add(String column, Map<String, String> byParticipant) {
        if (!columns.add(column)) {
            problems.error(
                    Location.NOWHERE.about(column),
                    "a subgroup has the name of a column that is there",
                    "a new name",
                    "Rename the subgroup.");
        }
        byParticipant.forEach((participant, value) -> ofParticipant
                .computeIfAbsent(participant, p -> new LinkedHashMap<>())
                .put(column, value));
    }

    private void add(Path file, String subject) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        TsvFile table = TsvFile.read(file, problems);
        files.add(file);
        boolean sessions = table.has("session_id");
        if (subject.isEmpty() && !table.has("participant_id")) {
            problems.error(
                    Location.of(file, 1),
                    "has no column participant_id",
                    "that column, with sub-…",
                    "Name the column.");
            return;
        }
        for (String column : table.columns()) {
            if (column.equals("participant_id") || column.equals("session_id")) {
                continue;
            }
            if (!subject.isEmpty() || sessions) {
                sessionColumns.add(column);
            }
            boolean sameKind = origin.containsKey(column)
                    && !subject.isEmpty()
                    && origin.get(column).toString().endsWith("_sessions.tsv");
            if (origin.containsKey(column) && !sameKind) {
                problems.error(
                        Location.of(file, 1).about(column),
                        "the column stands in " + origin.get(column).getFileName() + " too",
                        "each column in one table",
                        "Rename or remove one.");
            }
            origin.put(column, file);
            columns.add(column);
        }
        for (int n = 0; n < table.rows().size(); n++) {
            row(table, n, subject.isEmpty() ? cell(table, n, "participant_id") : subject, sessions);
        }
    }

    private void row(TsvFile table, int n, String who, boolean sessions) {
        String participant = who.replaceFirst("^sub-", "");
        Map<String, String> to = ofParticipant.computeIfAbsent(participant, p -> new LinkedHashMap<>());
        if (sessions) {
            String session = cell(table, n, "session_id").replaceFirst("^ses-", "");
            to = ofSession
                    .computeIfAbsent(participant, p -> new LinkedHashMap<>())
                    .computeIfAbsent(session, s -> new LinkedHashMap<>());
        }
        for (String column : table.columns()) {
            String value = cell(table, n, column);
            boolean missing = value.isEmpty() || value.equalsIgnoreCase("n/a");
            if (!missing && !column.equals("participant_id") && !column.equals("session_id")) {
                to.put(column, value);
            }
        }
    }

    private static String cell(TsvFile table, int row, String column) {
        int at = table.columns().indexOf(column);
        return at < 0 ? "" : table.rows().get(row).get(at).strip();
    }

    /** Numbers of runs, their mean over the runs of a session. */
    private void runs(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        TsvFile table = TsvFile.read(file, problems);
        files.add(file);
        for (String column : OF_RUNS) {
            if (!table.has(column) || !columns.add(column)) {
                continue;
            }
            sessionColumns.add(column);
            double[] numbers = table.numbers(column, problems);
            Map<List<String>, double[]> sums = new LinkedHashMap<>();
            for (int n = 0; n < numbers.length; n++) {
                String session = cell(table, n, "session_id").replaceFirst("^ses-", "");
                List<String> key = List.of(
                        cell(table, n, "participant_id").replaceFirst("^sub-", ""),
                        session.equalsIgnoreCase("n/a") ? "" : session);
                double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
                if (Double.isFinite(numbers[n])) {
                    sum[0] += numbers[n];
                    sum[1]++;
                }
            }
            sums.forEach((key, sum) -> {
                if (sum[1] > 0) {
                    ofSession
                            .computeIfAbsent(key.get(0), p -> new LinkedHashMap<>())
                            .computeIfAbsent(key.get(1), s -> new LinkedHashMap<>())
                            .put(column, Double.toString(sum[0] / sum[1]));
                }
            });
        }
    }
}
