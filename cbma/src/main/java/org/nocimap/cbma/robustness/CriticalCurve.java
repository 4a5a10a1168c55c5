package org.nocimap.cbma.robustness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster has to exceed, by the number of noise experiments: computed at some numbers and drawn straight between them. The
 * nulls of sets that differ by a few experiments differ far less than their Monte Carlo error.
 */
final class CriticalCurve implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Integer> noise = new ArrayList<>();
    private final List<Double> critical = new ArrayList<>();

    CriticalCurve(double withoutNoise) {
        add(0, withoutNoise);
    }

    /** Adds a point; numbers of noise experiments rise. */
    void add(int experiments, double value) {
        noise.add(experiments);
        critical.add(value);
    }

    /**
     * @param experiments 0 to the largest number added
     */
    double at(int experiments) {
        int n = 1;
        while (n < noise.size() - 1 && noise.get(n) < experiments) {
            n++;
        }
        if (n >= noise.size() || noise.get(n) == experiments) {
            return critical.get(Math.min(n, noise.size() - 1));
        }
        double share = (double) (experiments - noise.get(n - 1)) / (noise.get(n) - noise.get(n - 1));
        return critical.get(n - 1) + share * (critical.get(n) - critical.get(n - 1));
    }

    /** Numbers of noise experiments, from 0. */
    List<Integer> noise() {
        return noise;
    }

    /** The values at {@link #noise()}. */
    List<Double> critical() {
        return critical;
    }
}
