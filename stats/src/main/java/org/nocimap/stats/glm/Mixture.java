package org.nocimap.stats.glm;

import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.Normal;

/**
 * A posterior of contrasts as a mixture over nodes: given τ² a contrast is normal about c′β with variance c′A⁻¹c, and node weights are
 * those of a quadrature. Nodes are added with the logarithm of their weight; arrays grow to the largest rule and stay.
 */
final class Mixture {
    private final GroupModel model;
    private final ContrastNumbers[] numbers;
    private final double[] logWeight;

    /** Per contrast and node: mean and standard deviation of t-contrasts, the quadratic form of F-contrasts. */
    private final double[][] mean;

    private final double[][] sd;
    private final double[] weight;
    private int count;

    Mixture(GroupModel model, int most) {
        this.model = model;
        int contrasts = model.contrasts().size();
        numbers = new ContrastNumbers[contrasts];
        for (int c = 0; c < contrasts; c++) {
            numbers[c] = new ContrastNumbers(model.contrasts().get(c));
        }
        logWeight = new double[most];
        weight = new double[most];
        mean = new double[contrasts][most];
        sd = new double[contrasts][most];
    }

    void clear() {
        count = 0;
    }

    /** Adds the node at which the likelihood was evaluated last. */
    void add(Restricted at, double log) {
        logWeight[count] = log;
        for (int c = 0; c < numbers.length; c++) {
            if (model.contrasts().get(c).isT()) {
                mean[c][count] = numbers[c].effect(at.beta);
                sd[c][count] = Math.sqrt(numbers[c].variance(at.factor));
            } else {
                mean[c][count] = numbers[c].quadratic(at.beta, at.factor);
            }
        }
        count++;
    }

    /** Turns logarithms into weights of sum 1; to be asked before the numbers below. */
    void normalise() {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            most = Math.max(most, logWeight[k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weight[k] = Math.exp(logWeight[k] - most);
            sum += weight[k];
        }
        for (int k = 0; k < count; k++) {
            weight[k] /= sum;
        }
    }

    double weight(int node) {
        return weight[node];
    }

    double mean(int contrast) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += weight[k] * mean[contrast][k];
        }
        return sum;
    }

    double variance(int contrast, double about) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double off = mean[contrast][k] - about;
            sum += weight[k] * (sd[contrast][k] * sd[contrast][k] + off * off);
        }
        return sum;
    }

    /** Deviate of the posterior's tail beyond 0, from the smaller tail so that large ones stay exact. */
    double z(int contrast) {
        double above = 0;
        double below = 0;
        for (int k = 0; k < count; k++) {
            double t = mean[contrast][k] / sd[contrast][k];
            double small = Normal.sf(Math.abs(t));
            double large = 1 - small;
            above += weight[k] * (t > 0 ? small : large);
            below += weight[k] * (t > 0 ? large : small);
        }
        return above <= below ? VoxelFit.zOfP(above) : -VoxelFit.zOfP(below);
    }

    /** p of an F-contrast: the mixture of the chi-square tails of the quadratic form. */
    double chiSquareP(int contrast, int size) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += weight[k] * ChiSquare.sf(mean[contrast][k], size);
        }
        return sum;
    }

    int count() {
        return count;
    }
}
