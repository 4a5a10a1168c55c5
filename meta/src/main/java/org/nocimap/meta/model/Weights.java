package org.nocimap.meta.model;

/** Inverse-variance weights. */
public final class Weights {
    private Weights() {}

    /** 1 / (v + τ²); as many as variances, which are not modified. */
    public static double[] of(double[] v, double tau2) {
        double[] w = new double[v.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = 1 / (v[i] + tau2);
        }
        return w;
    }
}
