package org.nocimap.meta.bias;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nocimap.meta.Effects;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;

/**
 * Trim and fill (Duval &amp; Tweedie 2000, doi:10.1111/j.0006-341X.2000.00455.x): how many studies a symmetrical funnel lacks on one
 * side, and the pooled effect with their mirror images filled in.
 *
 * @param missing estimated number of missing studies
 * @param side where they are missing
 * @param filled the studies as they are, then the filled ones
 * @param fit of all of them
 */
public record TrimAndFill(int missing, Side side, Effects filled, Fit fit) {
    private static final int MOST_ROUNDS = 100;

    /** Of the funnel. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** How the number of missing studies is estimated; k studies with ranks of |y − μ|. */
    public enum Estimator {
        /** (4S − k(k + 1))/(2k − 1), S the sum of the ranks on the fuller side. */
        L0,
        /** The run of largest ranks that all lie on the fuller side, less one. */
        R0,
        /** k − ½ − √(2k² − 4S + ¼). */
        Q0
    }

    /**
     * Finds the side from the slope of a regression on the standard error, as metafor does, then trims and fills.
     *
     * @param effects at least 3
     */
    public static TrimAndFill of(Effects effects, Estimator estimator, ModelSpec spec) {
        Design design = Design.intercept(effects.k()).with("standard error", effects.sei());
        Fit line = MetaModel.fit(effects, design, spec.withTest(CoefficientTest.Z));
        Side side = line.coefficients().get(1).estimate() < 0 ? Side.RIGHT : Side.LEFT;
        return of(effects, estimator, side, spec);
    }

    /**
     * Trims and fills a side.
     *
     * @throws IllegalStateException when the number does not settle
     */
    public static TrimAndFill of(Effects effects, Estimator estimator, Side side, ModelSpec spec) {
        double sign = side == Side.RIGHT ? -1 : 1;
        int[] order = IntStream.range(0, effects.k())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sign * effects.yi()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int missing = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] kept = java.util.Arrays.copyOf(order, order.length - missing);
            double centre = MetaModel.pool(effects.select(kept), spec).pooled().estimate();
            int next = Math.min(estimate(effects, order, sign, centre, estimator), effects.k() - 1);
            if (next == missing) {
                return fill(effects, order, missing, centre, side, spec);
            }
            missing = next;
        }
        throw new IllegalStateException("the number of missing studies does not settle");
    }

    private static int estimate(Effects effects, int[] order, double sign, double centre, Estimator estimator) {
        int k = order.length;
        double[] distance = new double[k];
        for (int i = 0; i < k; i++) {
            distance[i] = sign * (effects.yi()[order[i]] - centre);
        }
        Integer[] byDistance = IntStream.range(0, k).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(byDistance, Comparator.comparingDouble(i -> Math.abs(distance[i])));
        double sum = 0;
        int largestOnThinSide = 0;
        for (int rank = 1; rank <= k; rank++) {
            double at = distance[byDistance[rank - 1]];
            if (at > 0) {
                sum += rank;
            } else if (at < 0) {
                largestOnThinSide = rank;
            }
        }
        double number =
                switch (estimator) {
                    case L0 -> (4 * sum - k * (k + 1.0)) / (2 * k - 1);
                    case R0 -> k - largestOnThinSide - 1;
                    case Q0 -> k - 0.5 - Math.sqrt(Math.max(0, 2.0 * k * k - 4 * sum + 0.25));
                };
        return (int) Math.max(0, Math.rint(number));
    }

    private static TrimAndFill fill(
            Effects effects, int[] order, int missing, double centre, Side side, ModelSpec spec) {
        int k = effects.k();
        double[] y = java.util.Arrays.copyOf(effects.yi(), k + missing);
        double[] v = java.util.Arrays.copyOf(effects.vi(), k + missing);
        List<String> labels = new ArrayList<>(effects.labels());
        for (int i = 0; i < missing; i++) {
            int mirrored = order[k - 1 - i];
            y[k + i] = 2 * centre - effects.yi()[mirrored];
            v[k + i] = effects.vi()[mirrored];
            labels.add("filled: " + effects.labels().get(mirrored));
        }
        Effects filled = new Effects(labels, y, v);
        return new TrimAndFill(missing, side, filled, MetaModel.pool(filled, spec));
    }
}
