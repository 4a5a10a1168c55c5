package org.nocimap.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * The effects of k studies on a scale where they are about normal (log odds ratio, mean difference, Fisher's z …).
 *
 * @param labels what to call each study; k entries
 * @param yi the effects; k finite numbers, not written to
 * @param vi their sampling variances; k positive finite numbers, not written to
 */
public record Effects(List<String> labels, double[] yi, double[] vi) {
    public Effects {
        labels = List.copyOf(labels);
        if (yi.length != vi.length || yi.length != labels.size()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels, " + yi.length + " effects and " + vi.length + " variances");
        }
        for (int i = 0; i < yi.length; i++) {
            if (!Double.isFinite(yi[i]) || !(vi[i] > 0) || !Double.isFinite(vi[i])) {
                throw new IllegalArgumentException("effect " + (i + 1) + " (" + labels.get(i) + ") is " + yi[i]
                        + " with variance " + vi[i] + "; it must be finite with a positive finite variance");
            }
        }
    }

    /** Effects called 1, 2, … */
    public static Effects of(double[] yi, double[] vi) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < yi.length; i++) {
            labels.add(String.valueOf(i + 1));
        }
        return new Effects(labels, yi, vi);
    }

    /** How many there are. */
    public int k() {
        return yi.length;
    }

    /** These effects, in this order; indices from 0. */
    public Effects select(int... indices) {
        double[] y = new double[indices.length];
        double[] v = new double[indices.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            y[i] = yi[indices[i]];
            v[i] = vi[indices[i]];
            names.add(labels.get(indices[i]));
        }
        return new Effects(names, y, v);
    }

    /** All effects but one, from 0. */
    public Effects without(int left) {
        return select(Indices.without(k(), left));
    }

    /** The first n effects. */
    public Effects first(int n) {
        return select(Indices.first(n));
    }

    /** The standard errors, √vi. */
    public double[] sei() {
        double[] sei = new double[k()];
        for (int i = 0; i < sei.length; i++) {
            sei[i] = Math.sqrt(vi[i]);
        }
        return sei;
    }

    /** The same studies with other effects, of the same variances. */
    public Effects withYi(double[] newYi) {
        return new Effects(labels, newYi, vi);
    }
}
