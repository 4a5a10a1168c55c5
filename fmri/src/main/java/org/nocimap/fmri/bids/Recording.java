package org.nocimap.fmri.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.LineReader;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * One signal of a recording beside a run ({@code _physio.tsv.gz} with its JSON).
 *
 * @param file where it comes from
 * @param samples finite; belongs to the record
 * @param rateHz samples per second
 * @param startSeconds of the first sample, from the start of the run
 */
public record Recording(Path file, double[] samples, double rateHz, double startSeconds) {
    private static final long MOST_BYTES = 1L << 30;
    private static final double LONGEST_GAP_SECONDS = 2;

    /** Kinds of signals and the names of their columns. */
    public enum Kind {
        CARDIAC,
        RESPIRATORY;

        boolean isCalled(String column) {
            return switch (column) {
                case "cardiac", "pulse", "ppg", "ecg" -> this == CARDIAC;
                case "respiratory", "respiration", "resp" -> this == RESPIRATORY;
                default -> false;
            };
        }
    }

    /** Time of the end of the last sample, from the start of the run. */
    public double endSeconds() {
        return startSeconds + samples.length / rateHz;
    }

    /**
     * Looks for a signal of a run; what cannot be used is told with file and line, and nothing returned.
     */
    public static Optional<Recording> of(PreparedRun run, Kind kind, Problems problems) {
        for (Path file : run.raw("_physio.tsv.gz")) {
            Problems own = new Problems();
            JsonNode about = metadata(run, file, own);
            List<String> columns = new ArrayList<>();
            about.path("Columns").forEach(c -> columns.add(c.asText()));
            int column = -1;
            for (int c = 0; c < columns.size(); c++) {
                column = kind.isCalled(columns.get(c)) ? c : column;
            }
            if (column < 0 && !columns.isEmpty()) {
                continue;
            }
            double rate = about.path("SamplingFrequency").asDouble(0);
            if (column < 0
                    || !(rate > 0 && rate < 1e5)
                    || !about.path("StartTime").isNumber()) {
                problems.error(
                        Location.of(file),
                        "its JSON does not say how to read it",
                        "Columns, SamplingFrequency (Hz) and StartTime (s)",
                        "Complete " + file.getFileName().toString().replace(".tsv.gz", ".json") + ".");
                return Optional.empty();
            }
            double[] samples = column(file, column, columns.size(), own);
            double start = about.path("StartTime").asDouble();
            check(run, file, samples, rate, start, own);
            fill(file, samples, rate, own);
            problems.addAll(own.warnings());
            if (own.hasErrors()) {
                try {
                    own.throwIfAny();
                } catch (InputException e) {
                    e.problems().forEach(problems::add);
                }
                return Optional.empty();
            }
            return Optional.of(new Recording(file, samples, rate, start));
        }
        return Optional.empty();
    }

    private static JsonNode metadata(PreparedRun run, Path file, Problems problems) {
        String own = file.getFileName().toString().replace(".tsv.gz", ".json");
        List<Path> sidecars = run.raw("_physio.json");
        return sidecars.stream()
                .filter(f -> f.getFileName().toString().equals(own))
                .findFirst()
                .or(() -> sidecars.stream().reduce((a, b) -> b))
                .map(f -> Sidecar.read(f, problems))
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static double[] column(Path file, int column, int columns, Problems problems) {
        double[] samples = new double[1 << 14];
        int n = 0;
        try (LineReader lines = LineReader.open(file, MOST_BYTES, 1 << 16)) {
            while (lines.advance()) {
                String[] cells = lines.text().split("\t", -1);
                if (n == samples.length) {
                    samples = Arrays.copyOf(samples, 2 * n);
                }
                samples[n] = Double.NaN;
                if (cells.length != columns) {
                    problems.error(
                            Location.of(file, lines.number()),
                            "the line has " + cells.length + " cells",
                            columns + ", as Columns in the JSON",
                            "Correct the line or the JSON; there is no line of names.");
                } else if (!cells[column].isBlank() && !cells[column].equalsIgnoreCase("n/a")) {
                    try {
                        samples[n] = Double.parseDouble(cells[column]);
                    } catch (NumberFormatException e) {
                        problems.error(
                                Location.of(file, lines.number()),
                                "\"" + cells[column] + "\" is no number",
                                "a number or n/a; there is no line of names",
                                "Correct the cell.");
                    }
                }
                n++;
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        return Arrays.copyOf(samples, n);
    }

    private static void check(
            PreparedRun run, Path file, double[] samples, double rate, double start, Problems problems) {
        double end = run.volumes() * run.trSeconds();
        double recorded = samples.length / rate;
        if (start > run.trSeconds() || start + recorded < end - run.trSeconds()) {
            problems.error(
                    Location.of(file),
                    text(samples.length) + " samples at " + text(rate) + " Hz go from " + text(start) + " to "
                            + text(start + recorded) + " s, and the run from 0 to " + text(end) + " s",
                    "a recording of the whole run",
                    "Check SamplingFrequency and StartTime: the run would be covered at " + text(samples.length / end)
                            + " Hz.");
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : String.format(java.util.Locale.ROOT, "%.2f", number);
    }

    /** Short gaps are bridged by straight lines, long ones are faults. */
    private static void fill(Path file, double[] samples, double rate, Problems problems) {
        for (int n = 0; n < samples.length; ) {
            int to = n;
            boolean missing = Double.isNaN(samples[n]);
            while (to < samples.length && (missing ? Double.isNaN(samples[to]) : samples[to] == samples[n])) {
                to++;
            }
            double seconds = (to - n) / rate;
            Location where = Location.of(file, n + 1);
            String what = text(seconds) + " s from " + text(n / rate) + " s on "
                    + (missing ? "are missing" : "hold the same value");
            if (seconds > (missing ? LONGEST_GAP_SECONDS : 2.5 * LONGEST_GAP_SECONDS)) {
                problems.error(
                        where,
                        what,
                        "a recording without long gaps",
                        "Leave the run's recording out, or physiology.if_missing: skip.");
            } else if (missing) {
                problems.warning(where, what, "a recording without gaps", "The gap is bridged by a straight line.");
            }
            if (missing) {
                bridge(samples, n, to);
            }
            n = to;
        }
    }

    private static void bridge(double[] samples, int from, int to) {
        double left = from > 0 ? samples[from - 1] : to < samples.length ? samples[to] : 0;
        double right = to < samples.length ? samples[to] : left;
        for (int n = from; n < to; n++) {
            samples[n] = left + (right - left) * (n - from + 1) / (to - from + 1);
        }
    }
}
