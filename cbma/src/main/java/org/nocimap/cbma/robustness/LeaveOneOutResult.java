package org.nocimap.cbma.robustness;

import java.util.List;

/**
 * What leaving out each study in turn showed.
 *
 * @param runs one per study, in canonical order
 * @param share per mask voxel: share of the runs in which it is significant, in [0, 1]
 */
public record LeaveOneOutResult(List<LeftOut> runs, double[] share) {
    public LeaveOneOutResult {
        runs = List.copyOf(runs);
    }

    /**
     * In how many runs a cluster survives.
     *
     * @param cluster 1-based number
     */
    public int survivals(int cluster) {
        return (int)
                runs.stream().filter(r -> r.fates().get(cluster - 1).survives()).count();
    }

    /**
     * The studies without which a cluster is lost.
     *
     * @param cluster 1-based number
     */
    public List<String> dependsOn(int cluster) {
        return runs.stream()
                .filter(r -> !r.fates().get(cluster - 1).survives())
                .map(LeftOut::study)
                .toList();
    }

    /**
     * The run that keeps the smallest share of a cluster; of several the first.
     *
     * @param cluster 1-based number
     */
    public LeftOut worst(int cluster) {
        LeftOut worst = runs.get(0);
        for (LeftOut run : runs) {
            if (run.fates().get(cluster - 1).shareKept()
                    < worst.fates().get(cluster - 1).shareKept()) {
                worst = run;
            }
        }
        return worst;
    }
}
