package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.agreement.TwoRaters;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.store.Store;

/**
 * How far two people agreed before anybody settled anything, field by field, over all publications that both are done with.
 *
 * @param form its id
 * @param first by name
 * @param second by name
 * @param publications that both are done with
 * @param rows that both have
 * @param loneRows that one alone has
 * @param fields in the form's order; remarks are left out
 */
public record CollectionAgreement(
        String form, String first, String second, long publications, long rows, long loneRows, List<OfField> fields) {
    public CollectionAgreement {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param key of it
     * @param cells in rows that both have, that at least one filled in
     * @param agreed of these
     * @param categories what was chosen by each, for choices that both filled in at least once
     */
    public record OfField(String key, long cells, long agreed, Optional<TwoRaters> categories) {}

    /** Cells of all fields. */
    public long cells() {
        return fields.stream().mapToLong(OfField::cells).sum();
    }

    /** Of these, those in which both said the same. */
    public long agreed() {
        return fields.stream().mapToLong(OfField::agreed).sum();
    }

    /** Every two people that extracted or judged the same with a form. */
    public static List<CollectionAgreement> of(Store store, String form) {
        Map<String, List<Comparison>> pairs = new LinkedHashMap<>();
        for (Comparison comparison : store.read(Comparison::all)) {
            if (comparison.form().id().equals(form) && comparison.second().isPresent()) {
                pairs.computeIfAbsent(
                                comparison.first() + "\n" + comparison.second().get(), p -> new ArrayList<>())
                        .add(comparison);
            }
        }
        return pairs.values().stream().map(CollectionAgreement::of).toList();
    }

    private static CollectionAgreement of(List<Comparison> comparisons) {
        Comparison last = comparisons.get(comparisons.size() - 1);
        List<Comparison.ComparedRow> both = comparisons.stream()
                .flatMap(c -> c.rows().stream())
                .filter(row -> !row.lone())
                .toList();
        List<OfField> fields = new ArrayList<>();
        for (FormField field : last.form().fields()) {
            if (field.duty() != FormField.Duty.REMARKS) {
                fields.add(of(field, both));
            }
        }
        long all = comparisons.stream().mapToLong(c -> c.rows().size()).sum();
        return new CollectionAgreement(
                last.form().id(),
                last.first(),
                last.second().orElseThrow(),
                comparisons.size(),
                both.size(),
                all - both.size(),
                fields);
    }

    private static OfField of(FormField field, List<Comparison.ComparedRow> rows) {
        long cells = 0;
        long agreed = 0;
        int q = field.choices().size();
        long[][] table = new long[q][q];
        long chosen = 0;
        for (Comparison.ComparedRow row : rows) {
            for (Comparison.Cell cell : row.cells()) {
                if (!cell.key().equals(field.key())
                        || (cell.first().isEmpty() && cell.second().isEmpty())) {
                    continue;
                }
                cells++;
                agreed += cell.agreed() ? 1 : 0;
                int i = field.choices().indexOf(cell.first());
                int j = field.choices().indexOf(cell.second());
                if (i >= 0 && j >= 0) {
                    table[i][j]++;
                    chosen++;
                }
            }
        }
        return new OfField(
                field.key(), cells, agreed, chosen == 0 ? Optional.empty() : Optional.of(new TwoRaters(table)));
    }
}
