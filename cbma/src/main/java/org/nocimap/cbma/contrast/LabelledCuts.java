package org.nocimap.cbma.contrast;

import java.util.Arrays;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.stats.Normal;

/**
 * What the cluster-forming ALE of a group would be under other labels. A group with more foci has a higher threshold; keeping the
 * observed one would search too few places in labellings that gather fewer foci, and too many in the others.
 *
 * <p>With X = −ln(1 − MA) of one experiment in a voxel drawn at random, −ln(1 − ALE) of a group is a sum of independent X, whose
 * cumulant generating functions add: K(s) = Σ ln E exp(s Xᵢ). The tail follows by the saddlepoint approximation of Lugannani &amp;
 * Rice (1980, doi:10.2307/1426607),
 *
 * <pre>P(Σ X &gt; K′(s)) ≈ Q(w) + φ(w) (1/u − 1/w),  w = √(2 (s K′ − K)),  u = s √K″.</pre>
 *
 * Only the ratio to the observed group's approximate threshold is used, so that its exact threshold stays what it is and the
 * approximation's error mostly cancels.
 */
final class LabelledCuts {
    /** Which group's threshold. */
    enum Group {
        A,
        B
    }

    /** Values of X are counted in so many bins. */
    private static final int BINS = 400;

    /** Places of s around the observed solution, from 1 / {@link #SPREAD} to {@link #SPREAD} times it. */
    private static final int PLACES = 13;

    private static final double SPREAD = 2.5;

    /** A threshold is not moved by more than this factor. */
    private static final double MOST = 1.5;

    private final Labellings labellings;
    private final double[] ratiosOfA;
    private final double[] ratiosOfB;

    private LabelledCuts(Labellings labellings, double[] ratiosOfA, double[] ratiosOfB) {
        this.labellings = labellings;
        this.ratiosOfA = ratiosOfA;
        this.ratiosOfB = ratiosOfB;
    }

    /**
     * @param voxelP the p that the thresholds stand for
     */
    static LabelledCuts of(ContrastInput input, Labellings labellings, double voxelP) {
        Histograms histograms = Histograms.of(input.models(), input.order());
        return new LabelledCuts(
                labellings,
                ratios(histograms, labellings, Group.A, voxelP),
                ratios(histograms, labellings, Group.B, voxelP));
    }

    /**
     * A group's cut under every labelling.
     *
     * @param cut the observed one, an ALE; may be infinite
     */
    float[] near(double cut, Group group) {
        float[] cuts = new float[labellings.count()];
        double[] ratios = group == Group.A ? ratiosOfA : ratiosOfB;
        double observed = -Math.log1p(-cut);
        for (int l = 0; l < cuts.length; l++) {
            cuts[l] = cut >= 1 || l == 0 ? (float) cut : (float) -Math.expm1(-observed * ratios[l]);
        }
        return cuts;
    }

    private static double[] ratios(Histograms histograms, Labellings labellings, Group group, double voxelP) {
        double[] ratios = new double[labellings.count()];
        Arrays.fill(ratios, 1);
        int[] members = members(labellings, 0, group);
        double s = histograms.solve(members, voxelP);
        if (!(s > 0)) {
            return ratios;
        }
        double[] places = new double[PLACES];
        for (int n = 0; n < PLACES; n++) {
            places[n] = s * Math.pow(SPREAD, 2.0 * n / (PLACES - 1) - 1);
        }
        double[][][] cumulants = histograms.cumulants(places);
        double observed = threshold(cumulants, members, places, voxelP);
        for (int l = 1; l < ratios.length; l++) {
            double x = threshold(cumulants, members(labellings, l, group), places, voxelP);
            double ratio = x / observed;
            ratios[l] = ratio > 0 ? Math.max(1 / MOST, Math.min(MOST, ratio)) : 1;
        }
        return ratios;
    }

    private static int[] members(Labellings labellings, int labelling, Group group) {
        int wanted = group == Group.A ? 1 : 0;
        int[] members = new int[labellings.experiments()];
        int count = 0;
        for (int e = 0; e < members.length; e++) {
            if (labellings.inA(labelling, e) == wanted) {
                members[count++] = e;
            }
        }
        return Arrays.copyOf(members, count);
    }

    /** The sum with tail probability {@code p}, by interpolation of ln p between places; NaN when it lies outside them. */
    private static double threshold(double[][][] cumulants, int[] members, double[] places, double p) {
        double wanted = Math.log(p);
        double beforeX = Double.NaN;
        double beforeTail = Double.NaN;
        for (int n = 0; n < places.length; n++) {
            double[] k = new double[3];
            for (int e : members) {
                double[] own = cumulants[n][e];
                k[0] += own[0];
                k[1] += own[1];
                k[2] += own[2];
            }
            double tail = Math.log(tail(places[n], k));
            if (tail <= wanted) {
                return beforeX + (k[1] - beforeX) * (wanted - beforeTail) / (tail - beforeTail);
            }
            beforeX = k[1];
            beforeTail = tail;
        }
        return Double.NaN;
    }

    private static double tail(double s, double[] k) {
        double w = Math.sqrt(Math.max(0, 2 * (s * k[1] - k[0])));
        double u = s * Math.sqrt(k[2]);
        double density = Math.exp(-w * w / 2) / Math.sqrt(2 * Math.PI);
        return Normal.sf(w) + density * (1 / u - 1 / w);
    }

    /** The experiments' distributions of X over the mask. */
    private record Histograms(double[] values, double[][] mass) {
        static Histograms of(ModelledExperiments models, int[] order) {
            double most = 0;
            for (int experiment : order) {
                for (float activation : models.activations(experiment)) {
                    most = Math.max(most, -Math.log1p(-activation));
                }
            }
            double step = most / BINS;
            double[] values = new double[BINS + 1];
            Arrays.setAll(values, b -> b * step);
            double[][] mass = new double[order.length][BINS + 1];
            double one = 1.0 / models.mask().size();
            for (int e = 0; e < order.length; e++) {
                float[] activations = models.activations(order[e]);
                for (float activation : activations) {
                    mass[e][(int) Math.rint(-Math.log1p(-activation) / step)] += one;
                }
                mass[e][0] += 1 - activations.length * one;
            }
            return new Histograms(values, mass);
        }

        /** For every place and experiment K, K′ and K″. */
        double[][][] cumulants(double[] places) {
            double[][][] cumulants = new double[places.length][mass.length][];
            for (int n = 0; n < places.length; n++) {
                double[] factor = new double[values.length];
                for (int b = 0; b < values.length; b++) {
                    factor[b] = Math.exp(places[n] * values[b]);
                }
                for (int e = 0; e < mass.length; e++) {
                    cumulants[n][e] = cumulants(mass[e], factor);
                }
            }
            return cumulants;
        }

        private double[] cumulants(double[] own, double[] factor) {
            double m0 = 0;
            double m1 = 0;
            double m2 = 0;
            for (int b = 0; b < own.length; b++) {
                double weight = own[b] * factor[b];
                m0 += weight;
                m1 += weight * values[b];
                m2 += weight * values[b] * values[b];
            }
            double mean = m1 / m0;
            return new double[] {Math.log(m0), mean, m2 / m0 - mean * mean};
        }

        /** The s at which the members' sum has tail probability p, by bisection; NaN when there is none. */
        double solve(int[] members, double p) {
            double most = values[values.length - 1];
            if (!(most > 0)) {
                return Double.NaN;
            }
            double low = 1e-3 / most;
            double high = 500 / most;
            for (int step = 0; step < 60; step++) {
                double middle = Math.sqrt(low * high);
                double[][] cumulants = cumulants(new double[] {middle})[0];
                double[] k = new double[3];
                for (int e : members) {
                    for (int c = 0; c < 3; c++) {
                        k[c] += cumulants[e][c];
                    }
                }
                if (tail(middle, k) > p) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high < 499 / most ? high : Double.NaN;
        }
    }
}
