package org.nocimap.evidence.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;

/**
 * Writes Nocimap's own long table: {@code study, experiment, n, x, y, z, space} and a column for every tag, one row per focus; an
 * experiment without foci has one row without coordinates, and an experiment without a name comes first in its study, so that
 * its blank cells do not mean "as above". {@link TableReader} reads it.
 */
public final class TableWriter {
    private static final List<String> CORE = List.of("study", "experiment", "n", "x", "y", "z", "space");
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_SHEET_ROWS = 1_048_576;

    private TableWriter() {}

    /**
     * Writes a set.
     *
     * @param format CSV, TSV or XLSX
     * @throws InputException when the file cannot be written, or a sheet cannot hold so many foci
     */
    public static WriteResult write(StudySet set, Path file, Format format) {
        Problems problems = new Problems();
        FormatLimits.refuseMixedSpaces(set, format, problems);
        List<String> tags = tagNames(set, problems);
        problems.throwIfAny();
        switch (format) {
            case CSV -> text(set, tags, file, ',');
            case TSV -> text(set, tags, file, '\t');
            case XLSX -> sheet(set, tags, file);
            default -> throw new IllegalArgumentException(format + " is no table");
        }
        return new WriteResult(List.of(file), problems.warnings());
    }

    /** Every tag's name, in order of appearance; a warning for those that would come back as something else. */
    private static List<String> tagNames(StudySet set, Problems problems) {
        Set<String> names = new LinkedHashSet<>();
        for (Study study : set.studies()) {
            names.addAll(study.tags().keySet());
            for (Experiment experiment : study.experiments()) {
                names.addAll(experiment.tags().keySet());
                experiment.foci().forEach(focus -> names.addAll(focus.tags().keySet()));
            }
        }
        names.removeIf(name -> {
            boolean clash = CORE.contains(name);
            if (clash) {
                problems.warning(
                        Location.NOWHERE,
                        "the tag \"" + name + "\" is left out: a table has a column of that name already",
                        "tags of other names",
                        "Rename the tag to keep it.");
            }
            return clash;
        });
        return List.copyOf(names);
    }

    /** The rows below the header: texts, blank where there is nothing. */
    private static void rows(StudySet set, List<String> tags, Consumer<List<String>> sink) {
        for (Study study : set.studies()) {
            for (Experiment experiment : unnamedFirst(study)) {
                Map<String, String> outer = new LinkedHashMap<>(study.tags());
                outer.putAll(experiment.tags());
                if (experiment.foci().isEmpty()) {
                    List<String> row = start(study, experiment);
                    row.addAll(List.of("", "", "", ""));
                    tags.forEach(tag -> row.add(outer.getOrDefault(tag, "")));
                    sink.accept(row);
                }
                for (Focus focus : experiment.foci()) {
                    List<String> row = start(study, experiment);
                    row.add(TextOutput.number(focus.point().x()));
                    row.add(TextOutput.number(focus.point().y()));
                    row.add(TextOutput.number(focus.point().z()));
                    row.add(SpaceNames.name(focus.space()));
                    tags.forEach(tag -> row.add(focus.tags().getOrDefault(tag, outer.getOrDefault(tag, ""))));
                    sink.accept(row);
                }
            }
        }
    }

    private static List<Experiment> unnamedFirst(Study study) {
        return study.experiments().stream()
                .sorted(Comparator.comparing(experiment -> !experiment.name().isEmpty()))
                .toList();
    }

    private static List<String> start(Study study, Experiment experiment) {
        List<String> row = new ArrayList<>();
        row.add(study.id());
        row.add(experiment.name());
        row.add(
                experiment.subjects().isPresent()
                        ? Integer.toString(experiment.subjects().getAsInt())
                        : "");
        return row;
    }

    private static List<String> header(List<String> tags) {
        List<String> header = new ArrayList<>(CORE);
        header.addAll(tags);
        return header;
    }

    private static void text(StudySet set, List<String> tags, Path file, char delimiter) {
        TextOutput.write(file, out -> {
            CsvWriter csv = CsvWriter.builder()
                    .fieldSeparator(delimiter)
                    .lineDelimiter(LineDelimiter.LF)
                    .build(out);
            csv.writeRecord(harmless(header(tags)));
            rows(set, tags, row -> csv.writeRecord(harmless(row)));
            csv.flush();
        });
    }

    /** In text tables alone: a workbook says of every cell that it is a text. */
    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(SpreadsheetText::harmless).toList();
    }

    private static void sheet(StudySet set, List<String> tags, Path file) {
        if (set.focusCount() + set.experimentCount() >= MOST_SHEET_ROWS) {
            throw InputException.of(
                    Location.of(file), "more foci than a sheet has rows", "at most a million", "Write CSV instead.");
        }
        AtomicFile.write(file, out -> {
            try (Workbook workbook = new Workbook(out, "Nocimap", null)) {
                Worksheet sheet = workbook.newWorksheet("foci");
                sheet.freezePane(0, 1);
                int[] line = {0};
                write(sheet, line, header(tags));
                rows(set, tags, row -> write(sheet, line, row));
            }
        });
    }

    private static void write(Worksheet sheet, int[] line, List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            String text = row.get(column);
            if (text.isEmpty()) {
                continue;
            }
            if (text.length() > LONGEST_CELL) {
                throw InputException.of(
                        Location.NOWHERE.about(row.get(0)),
                        "a text of " + text.length() + " characters",
                        "at most " + LONGEST_CELL + ", which is what a cell of a workbook holds",
                        "Write CSV instead.");
            }
            boolean number = line[0] > 0 && column >= 2 && column <= 5;
            if (number) {
                sheet.value(line[0], column, Double.valueOf(text));
            } else {
                sheet.value(line[0], column, text);
            }
        }
        line[0]++;
    }
}
