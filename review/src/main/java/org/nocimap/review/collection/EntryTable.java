package org.nocimap.review.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.stars.StarForms;
import org.nocimap.appraisal.stars.StarTable;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.evidence.formats.PlainTableFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;

/**
 * A form as a file (CSV, TSV, XLSX) to fill in away from the review: a column {@code publication}, the study's name, and one for each
 * field, by its key. Where a form has many rows, a publication stands on as many lines as it needs.
 */
public final class EntryTable {
    /** Told to people, and not read. */
    private static final List<String> FOR_PEOPLE = List.of("study", "title");

    private EntryTable() {}

    /**
     * What was read.
     *
     * @param filled rows by publication
     * @param places the file's place of every row, by publication, in the rows' order
     * @param warnings judgements that depart from what an instrument's rules propose
     */
    public record Read(List<Entries.Filled> filled, Map<Long, List<Location>> places, List<Problem> warnings) {
        public Read {
            filled = List.copyOf(filled);
            places = Map.copyOf(places);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Writes what a person has to fill in: a line for each publication that is theirs and not done, with what they filled in before.
     *
     * @return how many publications
     * @throws InputException when nothing is theirs to fill in
     */
    public static long write(Store store, Member member, String form, Path file) {
        return store.read(r -> {
            List<Row> tasks = r.rows(
                    "SELECT * FROM extraction WHERE form = ? AND person = ? AND state IN ('ASSIGNED', 'STARTED') ORDER"
                            + " BY publication",
                    form,
                    member.name());
            if (tasks.isEmpty()) {
                throw nothing(form, member);
            }
            ExtractionForm asked =
                    Forms.of(r, form, tasks.get(0).number("version")).form();
            StudyNames names = StudyNames.of(r);
            List<String> header = new ArrayList<>(List.of(ExtractionForm.PUBLICATION));
            List<String> shown = forPeople(asked);
            header.addAll(shown);
            asked.fields().forEach(field -> header.add(field.key()));
            List<List<String>> lines = new ArrayList<>();
            for (Row task : tasks) {
                long publication = task.number("publication");
                List<FilledRow> rows = Entries.rows(r, publication, form, member.name());
                for (FilledRow row : rows.isEmpty() ? List.of(new FilledRow(1, Map.of())) : rows) {
                    List<String> cells = new ArrayList<>(List.of(Long.toString(publication)));
                    shown.forEach(name -> cells.add(
                            name.equals("study")
                                    ? names.byPublication().getOrDefault(publication, "")
                                    : Merging.merged(StoredRecords.ofPublication(r, publication))
                                            .title()));
                    asked.fields().forEach(field -> cells.add(row.answer(field.key())));
                    lines.add(cells);
                }
            }
            PlainTableFile.write(file, header, lines);
            return (long) tasks.size();
        });
    }

    /**
     * Reads a filled-in file. A line whose cells are all empty but the publication and its name says that nothing was filled in yet.
     *
     * @throws InputException with every problem, each with its line
     */
    public static Read read(Store store, Member member, String form, Path file) {
        return store.read(r -> {
            PlainTable table = PlainTable.read(
                    file,
                    Optional.empty(),
                    header -> header.stream().anyMatch(h -> plain(h).equals(ExtractionForm.PUBLICATION)),
                    "a column \"" + ExtractionForm.PUBLICATION + "\" and one for each field of " + form);
            CollectionForm asked = asked(r, member, form);
            Problems problems = new Problems();
            Map<Integer, FormField> columns = columns(asked.form(), table, problems);
            Map<Long, List<Map<String, String>>> rows = new TreeMap<>();
            Map<Long, List<Location>> places = new HashMap<>();
            int number = plainHeader(table).indexOf(ExtractionForm.PUBLICATION);
            for (PlainTable.Row row : table.rows()) {
                Location where = table.at(row.line());
                String text = row.cell(number).replaceFirst("\\.0$", "");
                if (!text.matches("[1-9]\\d{0,17}")) {
                    problems.error(
                            where.about(ExtractionForm.PUBLICATION),
                            "\"" + text + "\" is no publication",
                            "its number",
                            "Write the number that stands in the file that was written to be filled in.");
                    continue;
                }
                long publication = Long.parseLong(text);
                if (Extractions.open(r, publication, form, member.name()).isEmpty()) {
                    Problem problem = Extractions.notYours(r, publication, form, member.name());
                    problems.error(where, problem.what(), problem.expected(), problem.mend());
                }
                Map<String, String> answers = answers(table, row, columns, where, problems);
                List<Map<String, String>> own = rows.computeIfAbsent(publication, p -> new ArrayList<>());
                if (!answers.isEmpty()) {
                    own.add(answers);
                    places.computeIfAbsent(publication, p -> new ArrayList<>()).add(where);
                    if (asked.form().rows() == ExtractionForm.Rows.ONE && own.size() > 1) {
                        problems.error(
                                where,
                                "publication " + publication + " has a second line",
                                "one line for each publication in " + form,
                                "Leave one.");
                    }
                }
            }
            problems.throwIfAny();
            List<Entries.Filled> filled = new ArrayList<>();
            rows.forEach((publication, own) -> filled.add(new Entries.Filled(publication, own)));
            return new Read(filled, places, judged(asked, table));
        });
    }

    private static CollectionForm asked(Reading review, Member member, String form) {
        Row task = review.first(
                        "SELECT * FROM extraction WHERE form = ? AND person = ? AND state <> 'WITHDRAWN' ORDER BY"
                                + " version DESC LIMIT 1",
                        form,
                        member.name())
                .orElseThrow(() -> nothing(form, member));
        return Forms.of(review, form, task.number("version"));
    }

    private static Map<String, String> answers(
            PlainTable table, PlainTable.Row row, Map<Integer, FormField> columns, Location where, Problems problems) {
        Map<String, String> answers = new LinkedHashMap<>();
        columns.forEach((column, field) -> {
            String cell = row.cell(column);
            boolean comma = field.isNumber()
                    && table.commas() == PlainTable.DecimalCommas.POSSIBLE
                    && cell.matches("[-−]?\\d+,\\d+");
            String answer = field.kept(comma ? cell.replace(',', '.') : cell);
            field.problemWith(answer)
                    .ifPresent(problem ->
                            problems.error(where.about(field.key()), problem, field.label(), "Correct the cell."));
            if (!answer.isEmpty()) {
                answers.put(field.key(), answer);
            }
        });
        return answers;
    }

    /** What the instrument itself says of the file, for those that ship: the type that {@code nocimap bias} reads. */
    private static List<Problem> judged(CollectionForm asked, PlainTable table) {
        String id = asked.form().id();
        Path file = table.file();
        int study = plainHeader(table).indexOf("study");
        boolean named = study >= 0
                && table.rows().stream().map(row -> row.cell(study)).distinct().count()
                        == table.rows().size();
        if (!named) {
            return List.of();
        }
        boolean many = asked.form().rows() == ExtractionForm.Rows.MANY;
        if (Instruments.names().contains(id) && !many) {
            return AssessmentTable.read(file, Instruments.shipped(id), Map.of()).warnings();
        }
        return StarForms.names().contains(id)
                ? StarTable.read(file, StarForms.shipped(id), Optional.empty()).warnings()
                : List.of();
    }

    private static Map<Integer, FormField> columns(ExtractionForm form, PlainTable table, Problems problems) {
        Map<Integer, FormField> columns = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> header = plainHeader(table);
        for (int n = 0; n < header.size(); n++) {
            String name = header.get(n);
            Optional<FormField> field = form.fields().stream()
                    .filter(f -> plain(f.key()).equals(name) || plain(f.label()).equals(name))
                    .findFirst();
            boolean known = name.isEmpty() || name.equals(ExtractionForm.PUBLICATION) || FOR_PEOPLE.contains(name);
            if (field.isPresent() && seen.add(field.get().key())) {
                columns.put(n, field.get());
            } else if (field.isPresent() || !known) {
                problems.error(
                        table.at(table.headerLine()),
                        field.isPresent()
                                ? "the column \"" + table.header().get(n) + "\" stands twice"
                                : "the form " + form.id() + " has no field \""
                                        + table.header().get(n) + "\"",
                        "columns out of "
                                + String.join(
                                        ", ",
                                        form.fields().stream()
                                                .map(FormField::key)
                                                .toList()),
                        "Name the column as the form does, or take it out.");
            }
        }
        return columns;
    }

    private static List<String> plainHeader(PlainTable table) {
        return table.header().stream().map(EntryTable::plain).toList();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> forPeople(ExtractionForm form) {
        return FOR_PEOPLE.stream().filter(name -> form.field(name).isEmpty()).toList();
    }

    private static InputException nothing(String form, Member member) {
        return InputException.of(
                Location.NOWHERE.about(member.name()),
                "has nothing to fill in with " + form,
                "publications that a lead assigned",
                "See \"nocimap review extract form status\".");
    }
}
