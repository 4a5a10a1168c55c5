package org.nocimap.cbma.contrast;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.AleResult;
import org.nocimap.evidence.Focus;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;

/** Counts the experiments that report a focus in a cluster. */
final class SupportCounter {
    private final int[][] ofA;
    private final int[][] ofB;

    SupportCounter(AleResult a, AleResult b) {
        ofA = positions(a.mask(), a.experiments());
        ofB = positions(b.mask(), b.experiments());
    }

    ClusterSupport count(Cluster cluster) {
        return new ClusterSupport(inside(ofA, cluster), inside(ofB, cluster));
    }

    private static int inside(int[][] positions, Cluster cluster) {
        int experiments = 0;
        for (int[] own : positions) {
            boolean found = false;
            for (int position : own) {
                found |= Arrays.binarySearch(cluster.members(), position) >= 0;
            }
            experiments += found ? 1 : 0;
        }
        return experiments;
    }

    private static int[][] positions(Mask mask, List<AleExperiment> experiments) {
        int[][] positions = new int[experiments.size()][];
        for (int e = 0; e < positions.length; e++) {
            List<Focus> foci = experiments.get(e).experiment().foci();
            positions[e] = new int[foci.size()];
            for (int f = 0; f < positions[e].length; f++) {
                OptionalInt nearest = mask.grid().nearestIndex(foci.get(f).point());
                positions[e][f] = nearest.isPresent() ? mask.position(nearest.getAsInt()) : -1;
            }
        }
        return positions;
    }
}
