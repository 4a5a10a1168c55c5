package org.nocimap.meta.input;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import org.nocimap.files.Problem;

/**
 * A table of effects, understood.
 *
 * @param header names of the columns
 * @param rows in the order of the file
 * @param conversions numbers that were computed from others, with the assumptions
 * @param warnings suspicious but legal
 */
public record EffectTable(
        List<String> header, List<EffectRow> rows, List<Conversion> conversions, List<Problem> warnings) {
    public EffectTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        conversions = List.copyOf(conversions);
        warnings = List.copyOf(warnings);
    }

    /** The questions that the rows are about, in the order in which they first occur. */
    public List<String> questions() {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        rows.forEach(row -> all.add(row.question()));
        return List.copyOf(all);
    }

    /** Only the rows of one outcome, compared without case, with what was computed for them; perhaps none. */
    public EffectTable ofOutcome(String outcome) {
        List<EffectRow> kept = rows.stream()
                .filter(row -> row.outcome().equalsIgnoreCase(outcome.strip()))
                .toList();
        List<Integer> lines = kept.stream().map(EffectRow::line).toList();
        return new EffectTable(
                header,
                kept,
                conversions.stream()
                        .filter(conversion -> lines.contains(conversion.line()))
                        .toList(),
                warnings);
    }

    /** The rows of one question. */
    public List<EffectRow> rows(String question) {
        return rows.stream().filter(row -> row.question().equals(question)).toList();
    }

    /** A column by its name, compared without case and punctuation; from 0. */
    public OptionalInt column(String name) {
        return ColumnRoles.of(header).named(name);
    }
}
