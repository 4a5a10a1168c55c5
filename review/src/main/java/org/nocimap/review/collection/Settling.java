package org.nocimap.review.collection;

import java.util.List;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * Settles what two people filled in differently, cell by cell. One of the two may take over the other's answer; any other answer needs a
 * third person. What both said alike can be corrected, with a reason.
 */
public final class Settling {
    private final Store store;

    public Settling(Store store) {
        this.store = store;
    }

    /** How a cell was settled. */
    public enum How {
        /** One of the two took over the other's answer. */
        CONSENSUS,
        /** A third person decided. */
        THIRD_PERSON,
        /** What stood was wrong, and somebody said why. */
        CORRECTION,
        /** It was taken back, and is open again. */
        REOPENED
    }

    /**
     * An answer for a cell.
     *
     * @param publication its number
     * @param form its id
     * @param row as in {@code 3-5}
     * @param field its key; {@link Comparison#WHOLE_ROW} with {@code keep} or {@code drop} for a row that one alone has
     * @param answer that is to stand
     * @param why in words; needed for a correction
     */
    public record Answer(long publication, String form, String row, String field, String answer, String why) {}

    /** Comparisons of all that all are done with. */
    public List<Comparison> comparisons() {
        return store.read(Comparison::all);
    }

    /**
     * @throws InputException when the two are not done, there is no such cell, or the answer cannot stand or is not the member's to give
     */
    public How settle(Member member, Answer given) {
        return settle(member, List.of(given)).get(0);
    }

    /**
     * Several at once, all or none.
     *
     * @throws InputException with the first that cannot be settled
     */
    public List<How> settle(Member member, List<Answer> given) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        return store.write(member.name(), "settle", w -> given.stream()
                .map(one -> settle(w, one))
                .toList());
    }

    private static How settle(Writing w, Answer given) {
        Location where = Location.NOWHERE.about(
                "publication " + given.publication() + ", row " + given.row() + ", " + given.field());
        boolean there =
                !Extractions.active(w, given.publication(), given.form()).isEmpty();
        if (!there || new CollectionBlinding(w).hidden(given.publication(), given.form())) {
            throw InputException.of(
                    where,
                    "not all are done with " + given.form(),
                    "a publication that all are done with",
                    "See \"nocimap review extract form status\".");
        }
        Comparison comparison = Comparison.of(w, given.publication(), given.form());
        Comparison.ComparedRow row = comparison.rows().stream()
                .filter(r -> r.id().equals(given.row()))
                .findFirst()
                .orElseThrow(() -> InputException.of(
                        where,
                        "there is no such row",
                        "one of "
                                + String.join(
                                        ", ",
                                        comparison.rows().stream()
                                                .map(Comparison.ComparedRow::id)
                                                .toList()),
                        "See \"nocimap review extract form compare\"."));
        boolean own = w.person().equals(comparison.first())
                || comparison.second().filter(w.person()::equals).isPresent();
        return given.field().equals(Comparison.WHOLE_ROW)
                ? keep(w, given, comparison, row, own, where)
                : cell(w, given, comparison, row, own, where);
    }

    private static How keep(
            Writing w, Answer given, Comparison comparison, Comparison.ComparedRow row, boolean own, Location where) {
        boolean word = given.answer().equals(Comparison.KEEP) || given.answer().equals(Comparison.DROP);
        if (!row.lone() || !word) {
            throw InputException.of(
                    where,
                    row.lone() ? "\"" + given.answer() + "\"" : "both have this row",
                    "keep or drop, for a row that one of two alone has",
                    "Say keep or drop, or settle its cells.");
        }
        boolean first = !row.id().startsWith("0-");
        String whose = first ? comparison.first() : comparison.second().orElseThrow();
        boolean concedes = own && w.person().equals(whose) == given.answer().equals(Comparison.DROP);
        if (own && !concedes) {
            throw thirdPerson(w.person(), where);
        }
        How how = own ? How.CONSENSUS : How.THIRD_PERSON;
        put(w, given, "", "", given.answer(), how);
        return how;
    }

    private static How cell(
            Writing w, Answer given, Comparison comparison, Comparison.ComparedRow row, boolean own, Location where) {
        Optional<FormField> field = comparison.form().field(given.field());
        Optional<Comparison.Cell> cell =
                row.cells().stream().filter(c -> c.key().equals(given.field())).findFirst();
        if (field.isEmpty() || cell.isEmpty()) {
            throw InputException.of(
                    where,
                    "there is no such field",
                    String.join(
                            ", ",
                            comparison.form().fields().stream()
                                    .map(FormField::key)
                                    .toList()),
                    "Correct the name.");
        }
        String answer = field.get().kept(given.answer());
        field.get().problemWith(answer).ifPresent(problem -> {
            throw InputException.of(where, problem, field.get().label(), "Correct the answer.");
        });
        boolean correction = cell.get().agreed() || cell.get().settled().isPresent();
        if (correction && given.why().isBlank()) {
            throw InputException.of(
                    where,
                    "stands already, as \"" + cell.get().answer().orElse("") + "\"",
                    "a cell that is open, or a reason for the correction",
                    "Say why with --why.");
        }
        if (own && !correction) {
            boolean isFirst = w.person().equals(comparison.first());
            String other = isFirst ? cell.get().second() : cell.get().first();
            if (!field.get().same(answer, other)) {
                throw thirdPerson(w.person(), where);
            }
        }
        How how = correction ? How.CORRECTION : own ? How.CONSENSUS : How.THIRD_PERSON;
        put(w, given, cell.get().first(), cell.get().second(), answer, how);
        return how;
    }

    /** Takes back what was settled: the cell is open again. */
    public void takeBack(Member lead, long publication, String form, String row, String field) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "reopen", w -> {
            Row decision = w.find(Table.EXTRACTION_DECISION, publication, form, row, field)
                    .filter(d -> d.choice("how", How.class) != How.REOPENED)
                    .orElseThrow(() -> InputException.of(
                            Location.NOWHERE.about("publication " + publication + ", row " + row + ", " + field),
                            "was not settled",
                            "a cell that was settled",
                            "See \"nocimap review extract form compare\"."));
            w.put(
                    Table.EXTRACTION_DECISION,
                    decision.with("how", How.REOPENED, "decided_by", lead.name(), "at", w.at()));
            return 0;
        });
    }

    private static void put(Writing w, Answer given, String first, String second, String answer, How how) {
        w.put(
                Table.EXTRACTION_DECISION,
                Row.of(
                        "publication", given.publication(),
                        "form", given.form(),
                        "pair", given.row(),
                        "field", given.field(),
                        "first_answer", first,
                        "second_answer", second,
                        "answer", answer,
                        "how", how,
                        "why", given.why().strip(),
                        "decided_by", w.person(),
                        "at", w.at()));
    }

    private static InputException thirdPerson(String person, Location where) {
        return InputException.of(
                where,
                person + " extracted it, and this is not the other's answer",
                "the other's answer, or a third person",
                "Take over the other's answer, or have somebody else settle it.");
    }
}
