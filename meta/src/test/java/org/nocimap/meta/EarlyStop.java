package org.nocimap.meta;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Tau2;

/**
 * Models whose variance between studies is not taken to the maximum of the likelihood, but to where the reference's refits stop: when
 * a step of Fisher scoring from Hedges' estimate changes it by no more than 1e-5. Everything else of them is ours.
 */
final class EarlyStop {
    private static final double THRESHOLD = 1e-5;

    private EarlyStop() {}

    /** The pooled effect by REML. */
    private static Fit pool(Effects effects, ModelSpec spec) {
        double[] y = effects.yi();
        double[] v = effects.vi();
        int k = effects.k();
        double mean = Arrays.stream(y).average().orElseThrow();
        double tau2 = Math.max(
                0,
                Arrays.stream(y).map(x -> (x - mean) * (x - mean)).sum() / (k - 1)
                        - Arrays.stream(v).average().orElseThrow());
        double change = Double.POSITIVE_INFINITY;
        for (int step = 0; step < 1000 && change > THRESHOLD; step++) {
            double[] moved = step(y, v, tau2);
            double adjustment = moved[0];
            while (tau2 + adjustment < 0) {
                adjustment /= 2;
            }
            change = Math.abs(adjustment);
            tau2 += adjustment;
        }
        double information = step(y, v, tau2)[1];
        return MetaModel.at(effects, Design.intercept(k), spec, new Tau2(tau2, Math.sqrt(2 / information)));
    }

    /** (y'PPy − tr P) / tr PP, and what it is divided by. */
    private static double[] step(double[] y, double[] v, double tau2) {
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double w = 1 / (v[i] + tau2);
            s1 += w;
            s2 += w * w;
            s3 += w * w * w;
            sum += w * y[i];
        }
        double quadratic = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = (y[i] - sum / s1) / (v[i] + tau2);
            quadratic += residual * residual;
        }
        double trace = s1 - s2 / s1;
        double squares = s2 - 2 * s3 / s1 + s2 / s1 * (s2 / s1);
        return new double[] {(quadratic - trace) / squares, squares};
    }

    /** Trim and fill's last two models: of the trimmed studies, whose effect mirrors them, and of all with those filled in. */
    static Map<String, Double> trimAndFill(Effects effects, TrimAndFill found, ModelSpec spec) {
        double sign = found.side() == TrimAndFill.Side.RIGHT ? -1 : 1;
        int k = effects.k();
        int missing = found.missing();
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sign * effects.yi()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double centre = pool(effects.select(Arrays.copyOf(order, k - missing)), spec)
                .pooled()
                .estimate();
        double[] y = Arrays.copyOf(effects.yi(), k + missing);
        double[] v = Arrays.copyOf(effects.vi(), k + missing);
        for (int i = 0; i < missing; i++) {
            y[k + i] = 2 * centre - effects.yi()[order[k - 1 - i]];
            v[k + i] = effects.vi()[order[k - 1 - i]];
        }
        Map<String, Double> all = new HashMap<>(ModelValues.values(pool(Effects.of(y, v), spec)));
        all.put("k0", (double) missing);
        all.put("side.right", found.side() == TrimAndFill.Side.RIGHT ? 1.0 : 0.0);
        return all;
    }
}
