package org.nocimap.appraisal.stars;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * What was chosen for studies, as a table (CSV, TSV, XLSX): one row for each study; a column for each item by its id; {@code
 * weight}. A cell holds the option's letter (several, {@code ab}, where any number may hold; {@code none} for none of them), or
 * how many stars were given ({@code 0}, {@code 1}, {@code **}).
 *
 * @param form that was used
 * @param cutOffs by which stars become a class, if any
 * @param assessments in the table's order
 * @param warnings items that were not answered
 */
public record StarTable(
        StarForm form, Optional<CutOffs> cutOffs, List<StarAssessment> assessments, List<Problem> warnings) {
    private static final List<String> STUDY = List.of("study", "studyid", "author", "name", "id");

    public StarTable {
        assessments = List.copyOf(assessments);
        warnings = List.copyOf(warnings);
    }

    /**
     * @throws org.nocimap.files.InputException with every cell that cannot be understood
     */
    public static StarTable read(Path file, StarForm form, Optional<CutOffs> cutOffs) {
        PlainTable table = PlainTable.read(
                file,
                Optional.empty(),
                header -> header.stream().anyMatch(h -> STUDY.contains(plain(h))),
                "a column \"study\" and one for each item of " + form.title());
        return new Reader(table, form, cutOffs).read();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** Goes through the rows. */
    private static final class Reader {
        private final PlainTable table;
        private final StarForm form;
        private final Optional<CutOffs> cutOffs;
        private final Problems problems = new Problems();
        private final Map<String, Integer> columns = new HashMap<>();

        Reader(PlainTable table, StarForm form, Optional<CutOffs> cutOffs) {
            this.table = table;
            this.form = form;
            this.cutOffs = cutOffs;
        }

        StarTable read() {
            for (int n = table.header().size() - 1; n >= 0; n--) {
                columns.put(plain(table.header().get(n)), n);
            }
            for (StarItem item : form.items()) {
                if (!columns.containsKey(plain(item.id()))) {
                    problems.error(
                            table.at(table.headerLine()),
                            "no column for item " + item.id() + " (" + item.text() + ")",
                            "a column called \"" + item.id() + "\"",
                            "Add it, with empty cells where nothing was judged, or choose another --instrument.");
                }
            }
            List<StarAssessment> assessments = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (PlainTable.Row row : table.rows()) {
                StarAssessment assessment = assessment(row);
                if (!seen.add(assessment.study())) {
                    problems.error(
                            table.at(row.line()).about(assessment.study()),
                            "the study stands in the table twice",
                            "one row for each study",
                            "Name the result too where a study has several.");
                }
                assessments.add(assessment);
            }
            if (assessments.isEmpty()) {
                problems.error(Location.of(table.file()), "no study", "at least one row", "Add the assessments.");
            }
            problems.throwIfAny();
            return new StarTable(form, cutOffs, assessments, problems.warnings());
        }

        private StarAssessment assessment(PlainTable.Row row) {
            String study = "";
            for (String name : STUDY) {
                study = study.isEmpty() && columns.containsKey(name) ? row.cell(columns.get(name)) : study;
            }
            if (study.isEmpty()) {
                problems.error(table.at(row.line()), "the study has no name", "a name", "Add it.");
            }
            Location where = table.at(row.line()).about(study);
            Map<String, StarAssessment.Answer> answers = new LinkedHashMap<>();
            Map<String, Integer> groups = new LinkedHashMap<>();
            List<String> open = new ArrayList<>();
            for (StarGroup group : form.groups()) {
                int stars = 0;
                boolean whole = true;
                for (StarItem item : group.items()) {
                    String cell = row.cell(columns.getOrDefault(plain(item.id()), -1));
                    Optional<StarAssessment.Answer> answer = answer(item, cell, where);
                    answer.ifPresent(a -> answers.put(item.id(), a));
                    stars += answer.map(StarAssessment.Answer::stars).orElse(0);
                    whole &= answer.isPresent();
                    if (cell.isBlank()) {
                        open.add(item.id());
                    }
                }
                if (whole) {
                    groups.put(group.id(), stars);
                }
            }
            if (!open.isEmpty()) {
                problems.warning(
                        where,
                        "nothing was chosen for " + String.join(", ", open),
                        "",
                        "The study gets no total and no class until it is.");
            }
            Optional<Judgement> level =
                    groups.size() == form.groups().size() ? cutOffs.flatMap(c -> c.level(groups)) : Optional.empty();
            return new StarAssessment(study, answers, groups, level, weight(row, where), where);
        }

        private Optional<StarAssessment.Answer> answer(StarItem item, String cell, Location where) {
            String text = cell.strip().toLowerCase(Locale.ROOT);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Integer> given = given(text);
            if (given.isPresent() && item.canGive(given.get())) {
                return Optional.of(new StarAssessment.Answer(cell.strip(), given.get()));
            }
            Set<String> letters = new LinkedHashSet<>();
            if (!(item.choose() == StarItem.Choose.ANY && text.equals("none"))) {
                for (String letter : text.replaceAll("[\\s,;+&/)]", "").split("", -1)) {
                    letters.add(letter);
                }
                letters.remove("");
            }
            boolean number = item.choose() == StarItem.Choose.ANY || letters.size() == 1;
            if (given.isEmpty()
                    && number
                    && letters.stream().allMatch(l -> item.option(l).isPresent())) {
                return Optional.of(new StarAssessment.Answer(cell.strip(), item.stars(letters)));
            }
            problems.error(
                    where,
                    item.id() + " is \"" + cell + "\"",
                    item.options().stream()
                                    .map(o -> o.letter() + " (" + o.text() + ")")
                                    .collect(Collectors.joining(", "))
                            + (item.choose() == StarItem.Choose.ANY ? ", several of them, none" : "")
                            + ", or how many stars, at most " + item.most(),
                    "Use these, or leave the cell empty.");
            return Optional.empty();
        }

        /** Stars without a letter: {@code 1}, {@code **}, {@code ★}. */
        private static Optional<Integer> given(String text) {
            if (text.matches("\\d")) {
                return Optional.of(Integer.parseInt(text));
            }
            if (text.matches("[*★]+")) {
                return Optional.of(text.length());
            }
            return text.matches("[-–—]") ? Optional.of(0) : Optional.empty();
        }

        private double weight(PlainTable.Row row, Location where) {
            String cell = columns.containsKey("weight") ? row.cell(columns.get("weight")) : "";
            if (cell.isEmpty()) {
                return 1;
            }
            try {
                double weight = Double.parseDouble(cell);
                if (weight > 0 && Double.isFinite(weight)) {
                    return weight;
                }
            } catch (NumberFormatException e) {
                // Told below, together with what was expected.
            }
            problems.error(
                    where, "the weight is \"" + cell + "\"", "a number above 0", "Correct it, or leave it empty.");
            return 1;
        }
    }
}
