package org.nocimap.figures.effects;

import java.util.List;
import java.util.Optional;
import org.nocimap.figures.BiasLevel;

/** A line of a forest plot. Effects are values of the axis (logarithms where it is logarithmic). */
public sealed interface ForestRow {
    /** What stands on the left; empty for headings, notes and gaps. */
    default String label() {
        return "";
    }

    /** Texts of the columns; perhaps none. */
    default List<String> cells() {
        return List.of();
    }

    /** Estimate and interval in digits; empty where there is none. */
    default String text() {
        return "";
    }

    /** Levels of the risk of bias, one for each domain; none for what is no study. */
    default List<Optional<BiasLevel>> risks() {
        return List.of();
    }

    /**
     * A study: a square, larger for more weight, with its interval.
     *
     * @param label its name
     * @param cells texts of the columns, as many as there are
     * @param weightPercent of the total, 0 to 100
     * @param text estimate and interval in digits
     * @param risks levels of the risk of bias, in the order of the plot's domains; none where it shows no domains
     */
    record Study(
            String label,
            List<String> cells,
            double estimate,
            double low,
            double high,
            double weightPercent,
            String text,
            List<Optional<BiasLevel>> risks)
            implements ForestRow {
        public Study {
            cells = List.copyOf(cells);
            risks = List.copyOf(risks);
        }

        /** A study whose risk of bias is not shown. */
        public Study(
                String label,
                List<String> cells,
                double estimate,
                double low,
                double high,
                double weightPercent,
                String text) {
            this(label, cells, estimate, low, high, weightPercent, text, List.of());
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
    record Heading(String words) implements ForestRow {}

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
    record Note(String words) implements ForestRow {}

    /** A line of white space. */
    record Gap() implements ForestRow {}
}
