package org.nocimap.meta.input;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.measure.TwoRates;

/**
 * One row of a table of effects: one study, outcome, time point and comparison.
 *
 * @param line in the file
 * @param study its name, with the year where a column has it, and the arm where a trial has several
 * @param sample the same without the arm: rows of one sample are about the same people
 * @param outcome empty when the table has no such column
 * @param time time point; empty when the table has no such column
 * @param comparison empty when the table has no such column
 * @param estimate effect and variance; empty when the row says nothing about the measure, and {@code left} says why
 * @param left why the row takes no part; empty when it does
 * @param table counts, where there are
 * @param means means and standard deviations, where there are
 * @param rates events per person-time, where there are
 * @param cells all cells of the row, for subgroups and moderators
 */
public record EffectRow(
        int line,
        String study,
        String sample,
        String outcome,
        String time,
        String comparison,
        Optional<Estimate> estimate,
        String left,
        Optional<TwoByTwo> table,
        Optional<TwoMeans> means,
        Optional<TwoRates> rates,
        List<String> cells) {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");

    public EffectRow {
        cells = List.copyOf(cells);
    }

    /** The same row with other numbers of its groups. */
    EffectRow with(
            Optional<TwoByTwo> counts,
            Optional<TwoMeans> groups,
            Optional<TwoRates> events,
            Optional<Estimate> effect) {
        String why = effect.isPresent() ? "" : "no effect can be had from its numbers";
        return new EffectRow(
                line, study, sample, outcome, time, comparison, effect, why, counts, groups, events, cells);
    }

    /** The year of publication: the last of the years 1900 to 2099 in the study's name. */
    public OptionalInt year() {
        OptionalInt year = OptionalInt.empty();
        Matcher years = YEAR.matcher(sample);
        while (years.find()) {
            year = OptionalInt.of(Integer.parseInt(years.group()));
        }
        return year;
    }

    /** Outcome, time point and comparison in one line; empty when the table names none. */
    public String question() {
        return String.join(
                ", ",
                List.of(outcome, time, comparison).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
