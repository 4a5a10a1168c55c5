package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.LineReader;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.report.tables.OutputFile;

/** The foci that an earlier result analysed, in MNI space, and the studies that reported none. */
final class ResultFoci {
    private static final long MOST_BYTES = 1L << 30;
    private static final int LONGEST_LINE = 1 << 16;

    private ResultFoci() {}

    /** The files of a result folder that hold them. */
    static List<Path> files(Path folder) {
        return List.of(folder.resolve(OutputFile.FOCI.fileName()), folder.resolve(OutputFile.EXPERIMENTS.fileName()));
    }

    /**
     * @throws InputException when the folder lacks the tables, or they cannot be read
     */
    static StudySet read(Path folder) {
        Path fociFile = files(folder).get(0);
        Path experimentsFile = files(folder).get(1);
        Map<String, Map<String, List<Focus>>> studies = new LinkedHashMap<>();
        for (Map<String, String> row : rows(experimentsFile, List.of("study"))) {
            studies.computeIfAbsent(row.get("study"), id -> new LinkedHashMap<>());
        }
        for (Map<String, String> row : rows(fociFile, List.of("study", "experiment", "x", "y", "z", "dropped"))) {
            if (row.getOrDefault("dropped", "").isEmpty()) {
                Location where = Location.of(fociFile).about(row.getOrDefault("study", ""));
                Point point = new Point(number(row, "x", where), number(row, "y", where), number(row, "z", where));
                studies.computeIfAbsent(row.getOrDefault("study", ""), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getOrDefault("experiment", ""), name -> new ArrayList<>())
                        .add(new Focus(point, Space.MNI, Map.of(), where));
            }
        }
        List<Study> read = new ArrayList<>();
        studies.forEach((id, experiments) -> {
            List<Experiment> own = new ArrayList<>();
            experiments.forEach((name, foci) ->
                    own.add(new Experiment(name, OptionalInt.empty(), foci, Map.of(), Location.of(fociFile))));
            if (own.isEmpty()) {
                own.add(new Experiment("", OptionalInt.empty(), List.of(), Map.of(), Location.of(experimentsFile)));
            }
            read.add(new Study(id, id, Map.of(), own));
        });
        return new StudySet(folder.toString(), read);
    }

    private static double number(Map<String, String> row, String column, Location where) {
        try {
            return Double.parseDouble(row.getOrDefault(column, ""));
        } catch (NumberFormatException e) {
            throw InputException.of(
                    where.about(column),
                    "\"" + row.getOrDefault(column, "") + "\" is no coordinate",
                    "a number of millimetres",
                    "Name the files of foci instead of taking those of the result.");
        }
    }

    private static List<Map<String, String>> rows(Path file, List<String> needed) {
        if (!Files.isRegularFile(file)) {
            throw InputException.of(
                    Location.of(file),
                    "the result has no such table",
                    "a result folder of 'nocimap ale'",
                    "Name the files of foci after the folder.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, MOST_BYTES, LONGEST_LINE)) {
            List<String> header = lines.advance() ? cells(lines.text()) : List.of();
            if (!header.containsAll(needed)) {
                throw InputException.of(
                        Location.of(file), "lacks columns", String.join(", ", needed), "Name the files of foci.");
            }
            while (lines.advance()) {
                List<String> cells = cells(lines.text());
                Map<String, String> row = new LinkedHashMap<>();
                for (int n = 0; n < Math.min(header.size(), cells.size()); n++) {
                    row.put(header.get(n), cells.get(n));
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        return rows;
    }

    /** A line of a table as this project writes them: quoted cells hold doubled quotation marks. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int n = 0; n < line.length(); n++) {
            char c = line.charAt(n);
            if (c == '"' && quoted && n + 1 < line.length() && line.charAt(n + 1) == '"') {
                cell.append(c);
                n++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (c == '\t' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
