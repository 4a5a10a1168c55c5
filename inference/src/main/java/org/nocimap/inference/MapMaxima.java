package org.nocimap.inference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;

/**
 * What a permutation leaves behind of a whole map: its largest value, the size of its largest cluster, the mass of its heaviest
 * and, when asked, its largest TFCE score, all of one map and in this order. With {@link Sides#BOTH} each is the larger of the
 * two signs. Keeps its arrays between maps; one object per thread.
 */
public final class MapMaxima {
    /** The corrections that the numbers of a permutation serve, in their order. */
    public static final List<Correction> COLUMNS = List.of(
            Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);

    private final double cut;
    private final Sides sides;
    private final SupraClusters clusters;
    private final List<Tfce> tfce;
    private final double[] negative;

    private MapMaxima(double cut, Sides sides, SupraClusters clusters, List<Tfce> tfce, int voxels) {
        this.cut = cut;
        this.sides = sides;
        this.clusters = clusters;
        this.tfce = tfce;
        this.negative = new double[tfce.isEmpty() || sides == Sides.UPPER ? 0 : voxels];
    }

    /**
     * @param cut the statistic at and above which a voxel belongs to a cluster, above 0; may be infinite
     * @param corrections what the numbers are for: TFCE is computed only when it is among them
     */
    public static MapMaxima of(
            Mask mask, Connectivity connectivity, double cut, Sides sides, List<Correction> corrections) {
        List<Tfce> tfce = corrections.contains(Correction.TFCE_FWE) ? List.of(new Tfce(mask, connectivity)) : List.of();
        return new MapMaxima(cut, sides, new SupraClusters(mask, connectivity), tfce, mask.size());
    }

    /** Numbers for each permutation: 4 with TFCE, 3 without. */
    public static int width(List<Correction> corrections) {
        return corrections.contains(Correction.TFCE_FWE) ? 4 : 3;
    }

    /**
     * @param statistic per mask voxel; not modified; NaN counts as 0
     * @param z what TFCE enhances, per mask voxel; not modified; may be {@code statistic} itself
     * @param result gets the numbers
     * @param at place of the first
     */
    public void measure(double[] statistic, double[] z, double[] result, int at) {
        double most = upper(statistic, 1);
        double size = clusters.largestSize();
        double mass = clusters.heaviestMass();
        if (sides == Sides.BOTH) {
            most = Math.max(most, upper(statistic, -1));
            size = Math.max(size, clusters.largestSize());
            mass = Math.max(mass, clusters.heaviestMass());
        }
        result[at] = most;
        result[at + 1] = size;
        result[at + 2] = mass;
        if (!tfce.isEmpty()) {
            result[at + 3] = enhanced(z);
        }
    }

    /** The largest value of one sign, 0 when there is none; finds that sign's clusters. */
    private double upper(double[] statistic, int sign) {
        clusters.begin();
        double most = 0;
        for (int n = 0; n < statistic.length; n++) {
            double value = sign * statistic[n];
            if (value > most) {
                most = value;
            }
            if (value >= cut) {
                clusters.add(n, value - cut);
            }
        }
        clusters.finish();
        return most;
    }

    private double enhanced(double[] z) {
        double most = tfce.get(0).maximum(z);
        if (sides == Sides.BOTH) {
            for (int n = 0; n < z.length; n++) {
                negative[n] = -z[n];
            }
            most = Math.max(most, tfce.get(0).maximum(negative));
        }
        return most;
    }

    /**
     * The null distributions from the blocks of a job.
     *
     * @param blocks each with {@code width} numbers a permutation, in the order of {@link #COLUMNS}
     * @param width 3 or 4
     */
    public static Map<Correction, MaxNull> nulls(List<double[]> blocks, int width) {
        int permutations =
                blocks.stream().mapToInt(block -> block.length / width).sum();
        Map<Correction, MaxNull> nulls = new EnumMap<>(Correction.class);
        for (int column = 0; column < width; column++) {
            double[] values = new double[permutations];
            int n = 0;
            for (double[] block : blocks) {
                for (int at = column; at < block.length; at += width) {
                    values[n++] = block[at];
                }
            }
            nulls.put(COLUMNS.get(column), MaxNull.of(values));
        }
        return nulls;
    }
}
