package org.nocimap.meta.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nocimap.meta.heterogeneity.Baujat;
import org.nocimap.meta.heterogeneity.Influence;
import org.nocimap.meta.heterogeneity.Resampled;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.model.Fit;

/**
 * What each study does to the pooled effect; lists are in the studies' order but for those of the cumulative model.
 *
 * @param without the model without each study
 * @param order in which the cumulative model takes the studies, by number from 0: by year where every study tells one
 * @param ordered what that order is
 * @param cumulative the model of the first studies of that order, one more each time
 * @param influence diagnostics
 * @param baujat places in Baujat's plot
 */
public record Sensitivity(
        List<Fit> without,
        List<Integer> order,
        Order ordered,
        List<Fit> cumulative,
        List<Influence> influence,
        List<Baujat> baujat) {
    /** How studies are put in a row. */
    public enum Order {
        YEAR("by year"),
        TABLE("in the order of the table");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** With fewer studies nothing is left to compare. */
    public static final int FEWEST = 3;

    public Sensitivity {
        without = List.copyOf(without);
        order = List.copyOf(order);
        cumulative = List.copyOf(cumulative);
        influence = List.copyOf(influence);
        baujat = List.copyOf(baujat);
    }

    static Sensitivity of(Fit fit, List<EffectRow> rows) {
        boolean dated = rows.stream().allMatch(row -> row.year().isPresent());
        List<Integer> order = IntStream.range(0, fit.k()).boxed().collect(Collectors.toCollection(ArrayList::new));
        if (dated) {
            order.sort(Comparator.comparing(i -> rows.get(i).year().orElseThrow()));
        }
        int[] picked = order.stream().mapToInt(i -> i).toArray();
        return new Sensitivity(
                Resampled.leaveOneOut(fit),
                order,
                dated ? Order.YEAR : Order.TABLE,
                Resampled.cumulative(fit.effects().select(picked), fit.spec()),
                Influence.of(fit),
                Baujat.of(fit.effects()));
    }
}
