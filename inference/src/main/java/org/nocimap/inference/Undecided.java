package org.nocimap.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.stats.MonteCarloP;

/** Clusters of which the permutations cannot tell on which side of the error rate they lie. */
public final class Undecided {
    private static final int NAMED = 3;

    private Undecided() {}

    /**
     * A warning when Monte Carlo intervals of corrected p contain the error rate; with other permutations these clusters may come
     * or go.
     *
     * @param correction the one that decides; nothing is said of those without permutations
     * @param candidates reported or not
     * @param minVolumeMm3 smaller clusters are not reported whatever their p
     */
    public static List<Problem> warnings(
            Correction correction, List<Cluster> candidates, double alpha, double minVolumeMm3) {
        List<String> open = new ArrayList<>();
        int permutations = 0;
        for (Cluster cluster : candidates) {
            MonteCarloP p = cluster.corrected().get(correction);
            if (p != null && cluster.volumeMm3() >= minVolumeMm3 - 1e-6 && p.low() <= alpha && alpha <= p.high()) {
                permutations = p.permutations();
                open.add(String.format(
                        Locale.ROOT,
                        "p = %.4f [%.4f, %.4f] at (%.0f, %.0f, %.0f)",
                        p.p(),
                        p.low(),
                        p.high(),
                        cluster.highestPeak().point().x(),
                        cluster.highestPeak().point().y(),
                        cluster.highestPeak().point().z()));
            }
        }
        if (open.isEmpty()) {
            return List.of();
        }
        String more = open.size() > NAMED ? ", and " + (open.size() - NAMED) + " more" : "";
        return List.of(Problem.warning(
                Location.option("--permutations"),
                permutations + " permutations leave open whether "
                        + (open.size() == 1 ? "a cluster is" : "clusters are")
                        + " significant at " + alpha + ": "
                        + String.join(", ", open.subList(0, Math.min(NAMED, open.size()))) + more,
                "Monte Carlo intervals on one side of " + alpha,
                "More permutations decide; use " + 10L * permutations + "."));
    }
}
