package org.nocimap.cbma;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nocimap.stats.Normal;

/**
 * The null distribution of a single voxel's ALE, as upper tail probabilities per bin of {@link AleBins}.
 *
 * <p>Values are looked up by rounding, as they were put in. A value above the last bin, or in a bin that no mass reaches, gets
 * the smallest tail there is.
 */
public final class VoxelNull implements Serializable {
    private static final long serialVersionUID = 1;

    private final AleBins bins;
    private final double[] tail;

    /** Made when the first z is asked for: a threshold needs none. */
    private transient volatile double @Nullable [] deviates;

    private VoxelNull(AleBins bins, double[] tail) {
        this.bins = bins;
        int used = tail.length;
        while (used > 1 && tail[used - 1] <= 0) {
            used--;
        }
        this.tail = java.util.Arrays.copyOf(tail, used);
        this.tail[0] = 1;
        for (int b = 0; b < used; b++) {
            this.tail[b] = Math.min(1, this.tail[b]);
        }
    }

    /** Largest tail that the convolution follows a distribution to when nothing else asks for more: z is then 7.6. */
    private static final double FAR_ENOUGH = 1e-14;

    /** Up to so many experiments the convolution is cheap, and tails are followed as far as anyone could ask. */
    private static final int MANY_EXPERIMENTS = 150;

    private static final double NEGLIGIBLE_FOR_FEW = 1e-40;

    /** Each of fewer than 10,000 unions gives up at most so much, so a tail of 1e-14 is exact to 1 part in 100. */
    private static final double NEGLIGIBLE_FOR_MANY = 1e-20;

    /**
     * By combining the experiments' own distributions (Eickhoff et al. 2012, doi:10.1016/j.neuroimage.2011.09.017), pairwise
     * in a balanced tree: few roundings on the way, and most of the work on short histograms.
     *
     * @param highestAle the largest observed ALE; the null is exact at least up to it
     */
    static VoxelNull convolution(ActivationModel model, double highestAle) {
        AleBins bins = AleBins.of(model.mask().grid());
        return convolution(bins, histograms(model, bins), highestAle);
    }

    /**
     * @param own the experiments' distributions up to the last bin there is, at least one
     */
    static VoxelNull convolution(AleBins bins, List<AleHistogram> own, double highestAle) {
        int possible = bins.last() + 1;
        int lastBin = Math.min(possible, bins.bin(highestAle) + 1);
        while (true) {
            AleHistogram all = combine(own, lastBin);
            if (all.beyond() <= FAR_ENOUGH || lastBin == possible) {
                return new VoxelNull(bins, all.upperTail());
            }
            lastBin = Math.min(possible, 2 * lastBin);
        }
    }

    /**
     * From tail probabilities that are known.
     *
     * @param tail for every bin from 0 the probability of it and all above
     */
    static VoxelNull of(AleBins bins, double[] tail) {
        return new VoxelNull(bins, tail);
    }

    /**
     * From ALE values of permuted data: p(b) = (1 + values in bin b or above) / (1 + values).
     *
     * @param counts values per bin; above the last one p is 1 / (1 + values)
     */
    static VoxelNull monteCarlo(AleBins bins, double[] counts) {
        double[] tail = new double[counts.length + 1];
        double sum = 0;
        for (int b = counts.length - 1; b >= 0; b--) {
            sum += counts[b];
            tail[b] = sum;
        }
        for (int b = 0; b < tail.length; b++) {
            tail[b] = (1 + tail[b]) / (1 + sum);
        }
        return new VoxelNull(bins, tail);
    }

    /** Uncorrected p of an ALE, in (0, 1]. */
    public double p(double ale) {
        return tail[Math.min(bins.bin(ale), tail.length - 1)];
    }

    /** Standard normal deviate of p, 0 where p is above one half. */
    public double z(double ale) {
        double[] z = deviates();
        return z[Math.min(bins.bin(ale), z.length - 1)];
    }

    private double[] deviates() {
        double[] known = deviates;
        if (known == null) {
            known = new double[tail.length];
            for (int b = 0; b < tail.length; b++) {
                known[b] = tail[b] >= 0.5 ? 0 : Normal.isf(tail[b]);
            }
            deviates = known;
        }
        return known;
    }

    /** The smallest p there is; a value with this p has a p below or equal to it. */
    public double smallestP() {
        return tail[tail.length - 1];
    }

    /**
     * The smallest ALE whose p is below {@code p}, in the single precision that maps and permutations are computed in; infinite
     * when the null has no tail that small.
     */
    public float criticalAle(double p) {
        for (int b = 1; b < tail.length; b++) {
            if (tail[b] < p) {
                return bins.smallestIn(b);
            }
        }
        return Float.POSITIVE_INFINITY;
    }

    private static List<AleHistogram> histograms(ActivationModel model, AleBins bins) {
        ModelledActivation activation = new ModelledActivation(model.mask());
        List<AleHistogram> own = new ArrayList<>();
        for (int e = 0; e < model.experimentCount(); e++) {
            activation.model(model.foci(e));
            own.add(AleHistogram.of(bins, activation, model.mask().size(), bins.last() + 1));
        }
        return own;
    }

    private static AleHistogram combine(List<AleHistogram> own, int lastBin) {
        List<AleHistogram> level = new ArrayList<>();
        own.forEach(histogram -> level.add(histogram.cutAbove(lastBin)));
        double negligible = own.size() <= MANY_EXPERIMENTS ? NEGLIGIBLE_FOR_FEW : NEGLIGIBLE_FOR_MANY;
        while (level.size() > 1) {
            List<AleHistogram> next = new ArrayList<>();
            for (int n = 0; n + 1 < level.size(); n += 2) {
                next.add(AleHistogram.union(level.get(n), level.get(n + 1), lastBin, negligible));
            }
            if (level.size() % 2 == 1) {
                next.add(level.get(level.size() - 1));
            }
            level.clear();
            level.addAll(next);
        }
        return level.get(0);
    }
}
