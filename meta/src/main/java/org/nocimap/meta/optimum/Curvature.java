package org.nocimap.meta.optimum;

import java.util.function.ToDoubleFunction;

/** Second derivatives by central differences. */
public final class Curvature {
    private Curvature() {}

    /**
     * −∂²f/∂a∂b; n×n row by row.
     *
     * @param at n values, not modified
     * @param steps n distances
     */
    public static double[] negative(ToDoubleFunction<double[]> function, double[] at, double[] steps) {
        int n = at.length;
        double[] matrix = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double second = (shifted(function, at, steps, a, b, 1, 1)
                                - shifted(function, at, steps, a, b, 1, -1)
                                - shifted(function, at, steps, a, b, -1, 1)
                                + shifted(function, at, steps, a, b, -1, -1))
                        / (4 * steps[a] * steps[b]);
                matrix[a * n + b] = -second;
                matrix[b * n + a] = -second;
            }
        }
        return matrix;
    }

    private static double shifted(
            ToDoubleFunction<double[]> function, double[] at, double[] steps, int a, int b, int signA, int signB) {
        double[] x = at.clone();
        x[a] += signA * steps[a];
        x[b] += signB * steps[b];
        return function.applyAsDouble(x);
    }
}
