package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nocimap.evidence.Focus;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;

/**
 * Which experiments carry a cluster. An experiment's ratio in a voxel is 1 − ALE without it / ALE = (1 − ALE)·MA / ((1 − MA)
 * · ALE); the cluster's is the mean over its voxels.
 */
final class Contributions {
    /** A cluster more than half of which is one experiment's is that experiment's finding (Eickhoff et al. 2016). */
    private static final double ONE_DOMINATES = 50;

    /** The same for two experiments together (Eickhoff et al. 2016, doi:10.1016/j.neuroimage.2016.04.072). */
    private static final double TWO_DOMINATE = 80;

    private Contributions() {}

    /** The maps with the contributions to each of their clusters. */
    static List<CorrectedMap> add(List<CorrectedMap> maps, List<AleExperiment> experiments, ActivationModel model) {
        List<Cluster> clusters =
                maps.stream().flatMap(m -> m.clusters().stream()).toList();
        double[][] ratios = ratios(clusters, model);
        List<CorrectedMap> complete = new ArrayList<>();
        int c = 0;
        for (CorrectedMap map : maps) {
            List<List<Contribution>> contributions = new ArrayList<>();
            for (Cluster cluster : map.clusters()) {
                contributions.add(shares(cluster, ratios[c++], experiments, model));
            }
            complete.add(new CorrectedMap(
                    map.correction(),
                    map.critical(),
                    map.correctedP(),
                    map.significant(),
                    map.clusters(),
                    contributions,
                    map.maxima(),
                    map.candidates()));
        }
        return complete;
    }

    /** A warning for each cluster that one or two experiments carry. */
    static List<Problem> dominance(CorrectedMap map, List<AleExperiment> experiments) {
        List<Problem> warnings = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            List<Contribution> by = map.contributions().get(cluster.number() - 1);
            double first = by.isEmpty() ? 0 : by.get(0).share();
            double two = first + (by.size() < 2 ? 0 : by.get(1).share());
            String carried = "";
            if (first > ONE_DOMINATES) {
                carried = String.format(
                        Locale.ROOT,
                        "%.0f %% of it by %s",
                        first,
                        experiments.get(by.get(0).experiment()).label());
            } else if (two > TWO_DOMINATE) {
                carried = String.format(
                        Locale.ROOT,
                        "%.0f %% of it by %s and %s",
                        two,
                        experiments.get(by.get(0).experiment()).label(),
                        experiments.get(by.get(1).experiment()).label());
            }
            if (!carried.isEmpty()) {
                warnings.add(Problem.warning(
                        Location.NOWHERE.about("cluster " + cluster.number()),
                        "carried by few experiments: " + carried,
                        "",
                        "Read it as a finding of those experiments."));
            }
        }
        return warnings;
    }

    private static double[][] ratios(List<Cluster> clusters, ActivationModel model) {
        double[][] ratios = new double[clusters.size()][model.experimentCount()];
        double[] ale = clusters.isEmpty() ? new double[0] : AleMap.of(model);
        ModelledActivation activation = new ModelledActivation(model.mask());
        for (int e = 0; !clusters.isEmpty() && e < model.experimentCount(); e++) {
            activation.model(model.foci(e));
            for (int c = 0; c < clusters.size(); c++) {
                double sum = 0;
                for (int member : clusters.get(c).members()) {
                    double ma = activation.at(member);
                    if (ma > 0) {
                        sum += (1 - ale[member]) * ma / ((1 - ma) * ale[member]);
                    }
                }
                ratios[c][e] = sum / clusters.get(c).voxels();
            }
        }
        return ratios;
    }

    private static List<Contribution> shares(
            Cluster cluster, double[] ratios, List<AleExperiment> experiments, ActivationModel model) {
        double total = 0;
        for (double ratio : ratios) {
            total += ratio;
        }
        List<Contribution> contributions = new ArrayList<>();
        for (int e = 0; e < ratios.length; e++) {
            if (ratios[e] > 0) {
                int inside = 0;
                for (Focus focus : experiments.get(e).experiment().foci()) {
                    int position = AleInput.nearestVoxel(model.mask(), focus.point());
                    if (position >= 0 && java.util.Arrays.binarySearch(cluster.members(), position) >= 0) {
                        inside++;
                    }
                }
                contributions.add(new Contribution(e, inside, 100 * ratios[e] / total, ratios[e]));
            }
        }
        contributions.sort(
                Comparator.comparingDouble(Contribution::share).reversed().thenComparingInt(Contribution::experiment));
        return contributions;
    }
}
