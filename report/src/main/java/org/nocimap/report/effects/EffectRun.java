package org.nocimap.report.effects;

import java.util.List;
import java.util.Optional;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.input.EffectOptions;
import org.nocimap.meta.input.EffectTable;
import org.nocimap.meta.input.PerOutcome;
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
 * @param better whether lower or higher effects are good, for the outcomes where somebody said
 * @param important the smallest effect that matters, for the outcomes where somebody said
 * @param risks risk of bias of the studies, if somebody judged it
 */
public record EffectRun(
        String title,
        EffectOptions options,
        EffectTable table,
        List<EffectAnalysis> analyses,
        String treated,
        String control,
        PerOutcome<Scale.Better> better,
        PerOutcome<Threshold> important,
        Optional<StudyRisks> risks) {
    /**
     * The smallest effect that matters.
     *
     * @param change in units of the effect
     * @param source where that number is from; empty when the user gave it
     */
    public record Threshold(double change, String source) {}

    public EffectRun {
        analyses = List.copyOf(analyses);
    }

    public Measure measure() {
        return options.measure();
    }

    /** Which effects are good, if somebody said for this outcome. */
    Optional<Scale.Better> better(EffectAnalysis analysis) {
        return better.of(outcome(analysis));
    }

    /** The smallest effect of this outcome that matters, if somebody said. */
    Optional<Threshold> important(EffectAnalysis analysis) {
        return important.of(outcome(analysis));
    }

    private static String outcome(EffectAnalysis analysis) {
        return analysis.rows().get(0).outcome();
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
