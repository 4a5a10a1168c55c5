package org.nocimap.fmri.participant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.physiology.Peaks;

/**
 * The table of peaks beside a run's results, which people edit: a line with status {@code added} is a peak that was not found, one with
 * {@code removed} is none. Other lines are written anew.
 */
record PeakTable(Peaks.Edits heart, Peaks.Edits breath) {
    static final String CARDIAC = "cardiac";
    static final String RESPIRATORY = "respiratory";

    private static final List<String> COLUMNS = List.of("onset", "signal", "status");

    /** Nothing was edited. */
    static final PeakTable NONE = new PeakTable(Peaks.Edits.NONE, Peaks.Edits.NONE);

    static PeakTable read(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        TsvFile table = TsvFile.read(file, problems);
        if (!table.columns().containsAll(COLUMNS)) {
            problems.error(
                    Location.of(file, 1),
                    "is no table of peaks",
                    "columns " + String.join(", ", COLUMNS),
                    "Restore the line of names, or remove the file.");
            return NONE;
        }
        return new PeakTable(edits(table, CARDIAC, problems), edits(table, RESPIRATORY, problems));
    }

    private static Peaks.Edits edits(TsvFile table, String signal, Problems problems) {
        double[] onsets = table.numbers("onset", problems);
        List<String> signals = table.cells("signal");
        List<String> status = table.cells("status");
        List<Double> added = new ArrayList<>();
        List<Double> removed = new ArrayList<>();
        for (int n = 0; n < onsets.length; n++) {
            if (!signals.get(n).equals(signal) || Double.isNaN(onsets[n])) {
                continue;
            }
            switch (status.get(n).strip()) {
                case "added" -> added.add(onsets[n]);
                case "removed" -> removed.add(onsets[n]);
                case "found", "repaired" -> {}
                default ->
                    problems.error(
                            Location.of(table.file(), n + 2).about("status"),
                            "\"" + status.get(n) + "\" is no status",
                            "found, repaired, added or removed",
                            "Correct the cell.");
            }
        }
        return new Peaks.Edits(numbers(added), numbers(removed));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The edits alone, for telling whether they have changed. */
    String content() {
        return java.util.Arrays.toString(heart.added())
                + java.util.Arrays.toString(heart.removed())
                + java.util.Arrays.toString(breath.added())
                + java.util.Arrays.toString(breath.removed());
    }

    /**
     * Writes the table with the edits in their places.
     *
     * @param beats used, and those of them that were found without repair
     */
    void write(Path file, double[] beats, double[] foundBeats, double[] breaths) {
        List<Line> lines = new ArrayList<>();
        add(lines, CARDIAC, beats, foundBeats, heart);
        add(lines, RESPIRATORY, breaths, breaths, breath);
        lines.sort(Comparator.comparing(Line::signal).thenComparingDouble(Line::onset));
        RunFiles.table(
                file,
                COLUMNS,
                lines.stream()
                        .map(l -> List.of(String.format(Locale.ROOT, "%.4f", l.onset()), l.signal(), l.status()))
                        .toList());
    }

    private record Line(double onset, String signal, String status) {}

    private static void add(List<Line> lines, String signal, double[] used, double[] found, Peaks.Edits edits) {
        for (double at : used) {
            String status = contains(edits.added(), at) ? "added" : contains(found, at) ? "found" : "repaired";
            lines.add(new Line(at, signal, status));
        }
        for (double at : edits.removed()) {
            lines.add(new Line(at, signal, "removed"));
        }
    }

    private static boolean contains(double[] times, double at) {
        return java.util.Arrays.stream(times).anyMatch(t -> Math.abs(t - at) < 1e-6);
    }
}
