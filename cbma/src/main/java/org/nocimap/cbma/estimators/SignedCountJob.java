package org.nocimap.cbma.estimators;

import java.util.List;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.Sides;

/**
 * The permutations of a chi-squared test: each counts the active experiments of a set anew and looks their deviates up.
 *
 * @param plan the foci to be counted: of the set when foci are permuted, of everyone when labels are
 * @param what what a permutation changes
 * @param setSize experiments that carry the set's label
 * @param zOfCounts {@code z[m][a]}, see {@link ShareTests}; a single row when foci are permuted
 * @param activeInAll per mask voxel m, the row to look at; empty when there is one row
 */
record SignedCountJob(
        CountPlan plan,
        Permuted what,
        int setSize,
        double[][] zOfCounts,
        int[] activeInAll,
        int permutations,
        RandomStreams streams,
        Connectivity connectivity,
        List<Correction> corrections,
        double cut)
        implements EqualBlocks {
    private static final int BLOCK = 25;

    enum Permuted {
        FOCI,
        LABELS
    }

    @Override
    public String label() {
        return "permutations";
    }

    @Override
    public int count() {
        return permutations;
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    int width() {
        return MapMaxima.width(corrections);
    }

    @Override
    public Worker newWorker() {
        CountMap map = plan.newMap();
        MapMaxima maxima = MapMaxima.of(plan.foci().mask(), connectivity, cut, Sides.BOTH, corrections);
        int[] places = new int[plan.mostFoci()];
        double[] z = new double[plan.foci().mask().size()];
        return block -> {
            double[] result = new double[items(block) * width()];
            for (int n = 0; n < items(block); n++) {
                RandomStream random = streams.stream(firstItem(block) + n);
                if (what == Permuted.FOCI) {
                    plan.permute(map, random, Integer.MAX_VALUE, places);
                } else {
                    relabel(map, random);
                }
                for (int v = 0; v < z.length; v++) {
                    z[v] = zOfCounts[activeInAll.length == 0 ? 0 : activeInAll[v]][map.at(v)];
                }
                maxima.measure(z, z, result, n * width());
            }
            return result;
        };
    }

    /** The experiments that carry the set's label are drawn without replacement (Fisher and Yates). */
    private void relabel(CountMap map, RandomStream random) {
        int count = plan.units().length;
        int[] order = new int[count];
        for (int e = 0; e < count; e++) {
            order[e] = e;
        }
        map.begin(Integer.MAX_VALUE);
        for (int n = 0; n < setSize; n++) {
            int other = n + random.nextInt(count - n);
            int drawn = order[other];
            order[other] = order[n];
            map.add(drawn, 1);
        }
    }
}
