package org.nocimap.cbma.estimators;

import java.util.List;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.SupraClusters;
import org.nocimap.inference.Tfce;

/**
 * The permutations of a density analysis: for each its largest statistic, largest cluster, heaviest cluster and, when asked,
 * largest TFCE score, in the order of {@link MapMaxima#COLUMNS}, all from the same foci.
 *
 * @param cut units at and above which a voxel belongs to a cluster; {@link Integer#MAX_VALUE} for none
 * @param zOfUnits the deviate of every count, the last for all above; used for TFCE alone
 */
record CountNullJob(
        CountPlan plan,
        int permutations,
        RandomStreams streams,
        Connectivity connectivity,
        List<Correction> corrections,
        int cut,
        double[] zOfUnits)
        implements EqualBlocks {
    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "cbma.density.null.foci";

    private static final int BLOCK = 50;

    /** Equal masses are to count as equal, though the observed one is a sum of rounded numbers. */
    private static final double TIE = 1 + 1e-12;

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
        Mask mask = plan.foci().mask();
        CountMap map = plan.newMap();
        SupraClusters clusters = new SupraClusters(mask, connectivity);
        List<Tfce> tfce = corrections.contains(Correction.TFCE_FWE) ? List.of(new Tfce(mask, connectivity)) : List.of();
        double[] z = new double[tfce.isEmpty() ? 0 : mask.size()];
        int[] places = new int[plan.mostFoci()];
        return block -> {
            double[] result = new double[items(block) * width()];
            int at = 0;
            for (int n = 0; n < items(block); n++) {
                plan.permute(map, streams.stream(firstItem(block) + n), cut, places);
                clusters.begin();
                for (int s = 0; s < map.atCutCount(); s++) {
                    int position = map.atCutPosition(s);
                    clusters.add(position, (double) map.at(position) - cut);
                }
                clusters.finish();
                result[at++] = map.highest() * plan.scale();
                result[at++] = clusters.largestSize();
                result[at++] = clusters.heaviestMass() * plan.scale() * TIE;
                if (!tfce.isEmpty()) {
                    for (int v = 0; v < z.length; v++) {
                        z[v] = zOfUnits[Math.min(map.at(v), zOfUnits.length - 1)];
                    }
                    result[at++] = tfce.get(0).maximum(z);
                }
            }
            return result;
        };
    }
}
