package org.nocimap.report.effects;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.input.EffectOptions;
import org.nocimap.meta.input.EffectTable;
import org.nocimap.meta.input.Scale;
import org.nocimap.meta.measure.Measure;

/**
 * A finished meta-analysis with what is needed to word it.
 *
 * @param title of the report
 * @param options how the table was understood
 * @param table as read
 * @param analyses one for each question, in the table's order
 * @param treated what group 1 is called
 * @param control what group 2 is called
 * @param better whether lower or higher effects are good; empty when nobody said
 * @param important the smallest effect that matters, in units of the effect; empty when nobody said
 * @param importantSource where that number is from
 * @param risks risk of bias of the studies, if somebody judged it
 */
public record EffectRun(
        String title,
        EffectOptions options,
        EffectTable table,
        List<EffectAnalysis> analyses,
        String treated,
        String control,
        Optional<Scale.Better> better,
        OptionalDouble important,
        String importantSource,
        Optional<StudyRisks> risks) {
    public EffectRun {
        analyses = List.copyOf(analyses);
    }

    public Measure measure() {
        return options.measure();
    }

    /** a, b, … for figures of the same kind, from 0. */
    static String letter(int number) {
        return String.valueOf((char) ('a' + number % 26)) + (number < 26 ? "" : Integer.toString(number / 26));
    }

    /** Names of files and places on the page: empty for the first question, {@code -2} for the second. */
    static String suffix(int question) {
        return question == 0 ? "" : "-" + (question + 1);
    }
}
