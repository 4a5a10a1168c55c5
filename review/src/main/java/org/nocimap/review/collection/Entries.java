package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;

/** Fills in forms, and shows what was filled in to those who may see it. */
public final class Entries {
    private final Store store;

    public Entries(Store store) {
        this.store = store;
    }

    /** Whether a row counts. */
    public enum State {
        KEPT,
        REMOVED
    }

    /**
     * Rows for one publication.
     *
     * @param publication its number
     * @param rows answers by the fields' keys
     */
    public record Filled(long publication, List<Map<String, String>> rows) {
        public Filled {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Puts rows in the place of all that one had for these publications. Everything or nothing is taken.
     *
     * @throws InputException with every publication that is not one's own to fill in, and every answer that cannot stand
     */
    public void replace(Member member, String form, List<Filled> filled) {
        store.write(member.name(), "extract", w -> {
            Problems problems = new Problems();
            for (Filled one : filled) {
                Row task = Extractions.open(w, one.publication(), form, member.name())
                        .orElse(null);
                if (task == null) {
                    problems.add(Extractions.notYours(w, one.publication(), form, member.name()));
                    continue;
                }
                ExtractionForm asked = Forms.of(w, form, task.number("version")).form();
                if (asked.rows() == ExtractionForm.Rows.ONE && one.rows().size() > 1) {
                    problems.error(
                            about(one.publication()),
                            one.rows().size() + " rows",
                            "one row for each publication in " + form,
                            "Leave one.");
                    continue;
                }
                List<Row> had = stored(w, one.publication(), form, member.name());
                long place = 0;
                for (Map<String, String> answers : one.rows()) {
                    place++;
                    Map<String, String> kept = checked(asked, answers, one.publication(), place, problems);
                    w.put(
                            Table.EXTRACTION_ROW,
                            row(one.publication(), form, member.name(), place, RowJson.text(asked, kept)));
                }
                for (Row old : had) {
                    if (old.number("place") > place) {
                        w.put(Table.EXTRACTION_ROW, old.with("state", State.REMOVED));
                    }
                }
                started(w, task);
            }
            problems.throwIfAny();
            return 0;
        });
    }

    /**
     * Fills in cells of one row; an empty answer empties its cell.
     *
     * @param place of the row; one more than there are begins a new row
     * @param cells answers by the fields' keys
     */
    public void set(Member member, String form, long publication, long place, Map<String, String> cells) {
        store.write(member.name(), "extract", w -> {
            Row task = Extractions.open(w, publication, form, member.name())
                    .orElseThrow(() -> new InputException(Extractions.notYours(w, publication, form, member.name())));
            ExtractionForm asked = Forms.of(w, form, task.number("version")).form();
            List<Row> had = stored(w, publication, form, member.name());
            long most = asked.rows() == ExtractionForm.Rows.ONE ? 1 : had.size() + 1L;
            if (place < 1 || place > most) {
                throw InputException.of(
                        about(publication),
                        "there is no row " + place + " in " + form,
                        "a row from 1 to " + most,
                        "See the rows with \"nocimap review extract form show\".");
            }
            Map<String, String> answers = new LinkedHashMap<>();
            had.stream()
                    .filter(row -> row.number("place") == place)
                    .forEach(row -> answers.putAll(RowJson.row(row).answers()));
            answers.putAll(cells);
            Problems problems = new Problems();
            Map<String, String> kept = checked(asked, answers, publication, place, problems);
            problems.throwIfAny();
            w.put(Table.EXTRACTION_ROW, row(publication, form, member.name(), place, RowJson.text(asked, kept)));
            started(w, task);
            return 0;
        });
    }

    /**
     * What people filled in for a publication, as a person may see it: their own, and all when all are done.
     *
     * @return rows by the person's name
     */
    public Map<String, List<FilledRow>> visible(Member viewer, long publication, String form) {
        return store.read(r -> {
            boolean hidden = new CollectionBlinding(r).hidden(publication, form);
            Map<String, List<FilledRow>> rows = new LinkedHashMap<>();
            for (Row task : Extractions.active(r, publication, form)) {
                String person = task.text("person");
                if (!hidden || person.equals(viewer.name())) {
                    rows.put(person, rows(r, publication, form, person));
                }
            }
            return rows;
        });
    }

    static List<FilledRow> rows(Reading review, long publication, String form, String person) {
        return stored(review, publication, form, person).stream()
                .map(RowJson::row)
                .toList();
    }

    private static List<Row> stored(Reading review, long publication, String form, String person) {
        return review.rows(
                "SELECT * FROM extraction_row WHERE publication = ? AND form = ? AND person = ? AND state = 'KEPT'"
                        + " ORDER BY place",
                publication,
                form,
                person);
    }

    private static Map<String, String> checked(
            ExtractionForm form, Map<String, String> answers, long publication, long place, Problems problems) {
        Location where = about(publication);
        String row = form.rows() == ExtractionForm.Rows.ONE ? "" : "row " + place + ", ";
        Map<String, String> kept = new LinkedHashMap<>();
        Set<String> unknown = new HashSet<>(answers.keySet());
        List<String> keys = new ArrayList<>();
        for (FormField field : form.fields()) {
            keys.add(field.key());
            unknown.remove(field.key());
            String answer = field.kept(answers.getOrDefault(field.key(), ""));
            field.problemWith(answer)
                    .ifPresent(problem -> problems.error(
                            where, row + field.key() + ": " + problem, field.label(), "Correct the answer."));
            kept.put(field.key(), answer);
        }
        unknown.forEach(key -> problems.error(
                where, row + "there is no field \"" + key + "\"", String.join(", ", keys), "Correct the name."));
        return kept;
    }

    private static void started(Writing w, Row task) {
        if (task.choice("state", Extractions.State.class) == Extractions.State.ASSIGNED) {
            w.put(Table.EXTRACTION, task.with("state", Extractions.State.STARTED, "at", w.at()));
        }
    }

    private static Row row(long publication, String form, String person, long place, String body) {
        return Row.of(
                "publication", publication,
                "form", form,
                "person", person,
                "place", place,
                "body", body,
                "state", State.KEPT);
    }

    private static Location about(long publication) {
        return Location.NOWHERE.about("publication " + publication);
    }
}
