package org.nocimap.appraisal.stars;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.appraisal.assessment.StudyTable;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

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
    public StarTable {
        assessments = List.copyOf(assessments);
        warnings = List.copyOf(warnings);
    }

    /**
     * @throws org.nocimap.files.InputException with every cell that cannot be understood
     */
    public static StarTable read(Path file, StarForm form, Optional<CutOffs> cutOffs) {
        StudyTable table = StudyTable.open(file, "one for each item of " + form.title());
        return new Reader(table, form, cutOffs).read();
    }

    /** Goes through the rows. */
    private static final class Reader {
        private final StudyTable table;
        private final StarForm form;
        private final Optional<CutOffs> cutOffs;

        Reader(StudyTable table, StarForm form, Optional<CutOffs> cutOffs) {
            this.table = table;
            this.form = form;
            this.cutOffs = cutOffs;
        }

        StarTable read() {
            for (StarItem item : form.items()) {
                if (table.column(item.id()).isEmpty()) {
                    table.missing("item " + item.id() + " (" + item.text() + ")", "\"" + item.id() + "\"");
                }
            }
            List<StarAssessment> assessments = table.rows(this::assessment);
            return new StarTable(form, cutOffs, assessments, table.problems().warnings());
        }

        private StarAssessment assessment(PlainTable.Row row, StudyTable.Study study) {
            Map<String, StarAssessment.Answer> answers = new LinkedHashMap<>();
            Map<String, Integer> groups = new LinkedHashMap<>();
            List<String> open = new ArrayList<>();
            for (StarGroup group : form.groups()) {
                int stars = 0;
                boolean whole = true;
                for (StarItem item : group.items()) {
                    String cell = table.cell(row, item.id());
                    Optional<StarAssessment.Answer> answer = answer(item, cell, study.where());
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
                table.problems()
                        .warning(
                                study.where(),
                                "nothing was chosen for " + String.join(", ", open),
                                "",
                                "The study gets no total and no class until it is.");
            }
            Optional<Judgement> level =
                    groups.size() == form.groups().size() ? cutOffs.flatMap(c -> c.level(groups)) : Optional.empty();
            return new StarAssessment(study.name(), answers, groups, level, study.weight(), study.where());
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
            table.problems()
                    .error(
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
    }
}
