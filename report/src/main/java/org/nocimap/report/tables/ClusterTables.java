package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.LabelShare;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.Contribution;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.MonteCarloP;

/** The clusters of one correction as tab-separated tables. */
public final class ClusterTables {
    private static final int MOST_IN_A_CELL = 10;

    private final AleRun run;
    private final List<DescribedCluster> clusters;

    public ClusterTables(AleRun run, List<DescribedCluster> clusters) {
        this.run = run;
        this.clusters = List.copyOf(clusters);
    }

    /**
     * The cluster table: one row for each peak, the cluster's own columns repeated. Coordinates are MNI mm; {@code z_score} and
     * {@code p} are uncorrected; p that the null cannot tell from a smaller one is written "&lt;".
     */
    public String clusters() {
        List<Correction> corrections = corrections();
        List<LabelAtlas> atlases = run.labeller().atlases();
        List<String> header = new ArrayList<>(List.of("cluster", "volume_mm3", "voxels", "com_x", "com_y", "com_z"));
        for (Correction correction : corrections) {
            String column = column(correction);
            header.addAll(List.of(column, column + "_low", column + "_high"));
        }
        header.addAll(List.of("peak", "x", "y", "z", "ale", "z_score", "p", "region"));
        atlases.forEach(a -> header.add("label_" + a.info().name()));
        atlases.forEach(a -> header.add("regions_" + a.info().name()));
        header.add("experiments");
        TsvTable table = new TsvTable(header);
        for (DescribedCluster described : clusters) {
            for (int rank = 1; rank <= described.peaks().size(); rank++) {
                table.add(row(described, rank, corrections, atlases));
            }
        }
        return table.toString();
    }

    private List<String> row(
            DescribedCluster described, int rank, List<Correction> corrections, List<LabelAtlas> atlases) {
        Cluster cluster = described.cluster();
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(cluster.number()));
        row.add(Numbers.mm(cluster.volumeMm3()));
        row.add(Integer.toString(cluster.voxels()));
        row.add(Numbers.fixed(cluster.centreOfMass().x(), 1));
        row.add(Numbers.fixed(cluster.centreOfMass().y(), 1));
        row.add(Numbers.fixed(cluster.centreOfMass().z(), 1));
        for (Correction correction : corrections) {
            MonteCarloP p = cluster.corrected().get(correction);
            row.add(p == null ? "" : Numbers.significant(p.p(), 4));
            row.add(p == null ? "" : Numbers.significant(p.low(), 4));
            row.add(p == null ? "" : Numbers.significant(p.high(), 4));
        }
        DescribedCluster.DescribedPeak named = described.peaks().get(rank - 1);
        Peak peak = named.peak();
        row.add(Integer.toString(rank));
        row.add(Numbers.mm(peak.point().x()));
        row.add(Numbers.mm(peak.point().y()));
        row.add(Numbers.mm(peak.point().z()));
        row.add(Numbers.fixed(peak.statistic(), 6));
        row.add(Numbers.fixed(peak.z(), 3));
        row.add(Numbers.p(peak.p(), run.result().smallestP()));
        row.add(named.name());
        for (LabelAtlas atlas : atlases) {
            Optional<RegionLabel> label = named.labels().stream()
                    .filter(l -> l.atlas().equals(atlas.info().name()))
                    .findFirst();
            row.add(label.map(RegionLabel::text).orElse(LabelShare.UNLABELLED));
        }
        described
                .regions()
                .forEach(shares -> row.add(shares.shares().stream()
                        .map(s -> s.label() + " " + Numbers.fixed(s.percent(), 1) + " %")
                        .collect(Collectors.joining("; "))));
        row.add(experiments(described));
        return row;
    }

    private String experiments(DescribedCluster described) {
        List<Contribution> all = described.contributions();
        String first = all.stream()
                .limit(MOST_IN_A_CELL)
                .map(c -> run.nameOf(experiment(c)) + " (" + c.fociInside()
                        + (c.fociInside() == 1 ? " focus, " : " foci, ") + Numbers.fixed(c.share(), 1) + " %)")
                .collect(Collectors.joining("; "));
        return all.size() <= MOST_IN_A_CELL ? first : first + "; and " + (all.size() - MOST_IN_A_CELL) + " more";
    }

    /** One row for each experiment that gives anything to a cluster. */
    public String contributions() {
        TsvTable table = new TsvTable(
                List.of("cluster", "study", "experiment", "n", "foci_inside", "share_percent", "jackknife_ratio"));
        for (DescribedCluster described : clusters) {
            for (Contribution c : described.contributions()) {
                AleExperiment experiment = experiment(c);
                table.add(List.of(
                        Integer.toString(described.cluster().number()),
                        experiment.studyId(),
                        experiment.experiment().name(),
                        ExperimentTables.subjects(experiment.experiment().subjects()),
                        Integer.toString(c.fociInside()),
                        Numbers.fixed(c.share(), 2),
                        Numbers.fixed(c.jackknife(), 5)));
            }
        }
        return table.toString();
    }

    /** One row for each value of each tag that divides the experiments, and each cluster. */
    public String contributionsByTag() {
        TsvTable table =
                new TsvTable(List.of("cluster", "tag", "value", "experiments", "foci_inside", "share_percent"));
        for (DescribedCluster described : clusters) {
            for (TagShare share : described.tags()) {
                table.add(List.of(
                        Integer.toString(described.cluster().number()),
                        share.tag(),
                        share.value(),
                        Integer.toString(share.experiments()),
                        Integer.toString(share.fociInside()),
                        Numbers.fixed(share.share(), 2)));
            }
        }
        return table.toString();
    }

    private AleExperiment experiment(Contribution contribution) {
        return run.result().experiments().get(contribution.experiment());
    }

    private List<Correction> corrections() {
        return run.result().spec().corrections().stream()
                .filter(Correction::usesPermutations)
                .sorted()
                .toList();
    }

    private static String column(Correction correction) {
        return "p_" + correction.flag().replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
