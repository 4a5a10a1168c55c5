package org.nocimap.report.tables;

import java.util.List;

/** Several runs as one tab-separated table. */
public final class OverviewTable {
    private final TsvTable table = new TsvTable(List.of(
            "value",
            "folder",
            "experiments",
            "subjects",
            "foci",
            "clusters",
            "significant_voxels",
            "warnings",
            "problem"));

    /**
     * Adds a run.
     *
     * @param subjects as text; empty when not known
     * @param problem why there is no result; empty when there is one
     */
    public void add(
            String value,
            String folder,
            int experiments,
            String subjects,
            int foci,
            List<DescribedCluster> clusters,
            int warnings,
            String problem) {
        int voxels = clusters.stream().mapToInt(c -> c.cluster().voxels()).sum();
        table.add(List.of(
                value,
                folder,
                Integer.toString(experiments),
                subjects,
                Integer.toString(foci),
                Integer.toString(clusters.size()),
                Integer.toString(voxels),
                Integer.toString(warnings),
                problem));
    }

    /** The whole table. */
    public String text() {
        return table.toString();
    }
}
