package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.CheckedExperiments;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.evidence.Focus;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;

/**
 * Which experiments carry a cluster. In a voxel an experiment's share is what it adds to the count over the whole count, which is
 * also 1 − statistic without it / statistic; the cluster's is the mean over its voxels.
 */
final class Shares {
    /** A cluster more than half of which is one experiment's is that experiment's finding. */
    private static final double ONE_DOMINATES = 50;

    private final CountPlan plan;
    private final List<DensityExperiment> experiments;
    private final CountMap own;
    private final int[] all;

    Shares(CountPlan plan, List<DensityExperiment> experiments) {
        this.plan = plan;
        this.experiments = experiments;
        this.own = plan.newMap();
        plan.observe(own);
        this.all = own.counts();
    }

    /** The correction with the experiments' shares in each cluster. */
    CorrectedMap add(CorrectedStatistic map) {
        double[][] sums = new double[map.clusters().size()][experiments.size()];
        for (int e = 0; !map.clusters().isEmpty() && e < experiments.size(); e++) {
            own.begin(Integer.MAX_VALUE);
            own.add(e, plan.units()[e]);
            for (int c = 0; c < sums.length; c++) {
                for (int member : map.clusters().get(c).members()) {
                    sums[c][e] += (double) own.at(member) / all[member];
                }
            }
        }
        List<List<Contribution>> contributions = new ArrayList<>();
        for (int c = 0; c < sums.length; c++) {
            contributions.add(contributions(map.clusters().get(c), sums[c]));
        }
        return new CorrectedMap(
                map.correction(),
                map.critical(),
                map.correctedP(),
                map.significant(),
                map.clusters(),
                contributions,
                map.maxima(),
                map.candidates());
    }

    private List<Contribution> contributions(Cluster cluster, double[] sums) {
        List<Contribution> contributions = new ArrayList<>();
        for (int e = 0; e < sums.length; e++) {
            if (sums[e] > 0) {
                int inside = 0;
                for (Focus focus : experiments.get(e).experiment().foci()) {
                    int position = CheckedExperiments.nearestVoxel(plan.foci().mask(), focus.point());
                    if (position >= 0 && Arrays.binarySearch(cluster.members(), position) >= 0) {
                        inside++;
                    }
                }
                double share = sums[e] / cluster.voxels();
                contributions.add(new Contribution(e, inside, 100 * share, share));
            }
        }
        contributions.sort(
                Comparator.comparingDouble(Contribution::share).reversed().thenComparingInt(Contribution::experiment));
        return contributions;
    }

    /** A warning for each cluster that one experiment carries. */
    List<Problem> dominance(CorrectedMap map) {
        List<Problem> warnings = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            Contribution most = map.contributions().get(cluster.number() - 1).get(0);
            if (most.share() > ONE_DOMINATES) {
                warnings.add(Problem.warning(
                        Location.NOWHERE.about("cluster " + cluster.number()),
                        String.format(
                                Locale.ROOT,
                                "carried by few experiments: %.0f %% of it by %s",
                                most.share(),
                                experiments.get(most.experiment()).label()),
                        "",
                        "Read it as a finding of that experiment."));
            }
        }
        return warnings;
    }
}
