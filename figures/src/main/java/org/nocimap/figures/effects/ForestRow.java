package org.nocimap.figures.effects;

import java.util.List;

/** A line of a forest plot. Effects are values of the axis (logarithms where it is logarithmic). */
public sealed interface ForestRow {

    /**
     * A study: a square, larger for more weight, with its interval.
     *
     * @param label its name
     * @param cells texts of the columns, as many as there are
     * @param weightPercent of the total, 0 to 100
     * @param text estimate and interval in digits
     */
    record Study(
            String label,
            List<String> cells,
            double estimate,
            double low,
            double high,
            double weightPercent,
            String text)
            implements ForestRow {
        public Study {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A study without an effect: its name and numbers only.
     *
     * @param text why there is none
     */
    record Silent(String label, List<String> cells, String text) implements ForestRow {
        public Silent {
            cells = List.copyOf(cells);
        }
    }

    /** A heading of a subgroup. */
    record Heading(String text) implements ForestRow {}

    /**
     * A pooled effect: a diamond as wide as its interval.
     *
     * @param cells totals of the columns
     * @param weight in digits, such as {@code 100.0%}; may be empty
     */
    record Pooled(
            String label, List<String> cells, double estimate, double low, double high, String weight, String text)
            implements ForestRow {
        public Pooled {
            cells = List.copyOf(cells);
        }
    }

    /** The prediction interval of the pooled effect above it: a bar. */
    record Prediction(String label, double low, double high, String text) implements ForestRow {}

    /** A sentence, such as the heterogeneity. */
    record Note(String text) implements ForestRow {}

    /** A line of white space. */
    record Gap() implements ForestRow {}
}
