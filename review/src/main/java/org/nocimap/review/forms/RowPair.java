package org.nocimap.review.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of one extractor beside the row of the other that is about the same thing, or alone where there is none.
 *
 * @param first of the first extractor
 * @param second of the second extractor
 */
public record RowPair(Optional<FilledRow> first, Optional<FilledRow> second) {
    /** What is known of a possible pair: how many of the fields that tell rows apart agree, of how many that were filled in. */
    private record Likeness(FilledRow first, FilledRow second, int agree, int of, int rest) {
        double share() {
            return of == 0 ? 1 : (double) agree / of;
        }
    }

    /** {@code 3-5}: the places of its rows; 0 where there is none. */
    public String id() {
        return first.map(FilledRow::place).orElse(0L) + "-"
                + second.map(FilledRow::place).orElse(0L);
    }

    /**
     * Pairs rows: those first whose identifying fields agree most, then those that agree most in the rest, then in the rows' order. Rows
     * of which less than half of the identifying fields agree are no pair; where none was filled in, nothing tells rows apart. With one row each there is nothing to choose.
     *
     * @return in the order of the first extractor's rows; then those that the second alone has
     */
    public static List<RowPair> match(ExtractionForm form, List<FilledRow> first, List<FilledRow> second) {
        if (form.rows() == ExtractionForm.Rows.ONE) {
            return first.isEmpty() && second.isEmpty()
                    ? List.of()
                    : List.of(new RowPair(
                            first.stream().findFirst(), second.stream().findFirst()));
        }
        List<Likeness> candidates = new ArrayList<>();
        for (FilledRow a : first) {
            for (FilledRow b : second) {
                Likeness likeness = likeness(form, a, b);
                if (likeness.share() >= 0.5) {
                    candidates.add(likeness);
                }
            }
        }
        candidates.sort(Comparator.comparingDouble((Likeness l) -> -l.share())
                .thenComparing(l -> -l.agree)
                .thenComparing(l -> -l.rest)
                .thenComparing(l -> l.first.place())
                .thenComparing(l -> l.second.place()));
        Set<Long> usedFirst = new HashSet<>();
        Set<Long> usedSecond = new HashSet<>();
        List<RowPair> pairs = new ArrayList<>();
        for (Likeness l : candidates) {
            if (!usedFirst.contains(l.first.place()) && !usedSecond.contains(l.second.place())) {
                usedFirst.add(l.first.place());
                usedSecond.add(l.second.place());
                pairs.add(new RowPair(Optional.of(l.first), Optional.of(l.second)));
            }
        }
        first.stream()
                .filter(a -> !usedFirst.contains(a.place()))
                .forEach(a -> pairs.add(new RowPair(Optional.of(a), Optional.empty())));
        second.stream()
                .filter(b -> !usedSecond.contains(b.place()))
                .forEach(b -> pairs.add(new RowPair(Optional.empty(), Optional.of(b))));
        pairs.sort(Comparator.comparingLong(
                        (RowPair p) -> p.first.map(FilledRow::place).orElse(Long.MAX_VALUE))
                .thenComparingLong(p -> p.second.map(FilledRow::place).orElse(Long.MAX_VALUE)));
        return pairs;
    }

    private static Likeness likeness(ExtractionForm form, FilledRow a, FilledRow b) {
        int agree = 0;
        int of = 0;
        int rest = 0;
        for (FormField field : form.fields()) {
            String one = a.answer(field.key());
            String other = b.answer(field.key());
            boolean said = !one.isEmpty() || !other.isEmpty();
            boolean same = said && field.same(one, other);
            if (field.duty() == FormField.Duty.IDENTIFIES) {
                of += said ? 1 : 0;
                agree += same ? 1 : 0;
            } else {
                rest += same ? 1 : 0;
            }
        }
        return new Likeness(a, b, agree, of, rest);
    }
}
