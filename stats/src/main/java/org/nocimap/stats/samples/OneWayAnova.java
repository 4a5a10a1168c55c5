package org.nocimap.stats.samples;

import java.util.List;
import org.nocimap.stats.FisherF;

/**
 * One-way analysis of variance.
 *
 * @param f mean square between groups over that within
 * @param numeratorDf groups − 1
 * @param denominatorDf observations − groups
 * @param p of F
 * @param etaSquared share of the variance that lies between the groups
 */
public record OneWayAnova(double f, double numeratorDf, double denominatorDf, double p, double etaSquared) {
    /**
     * @param groups at least two
     */
    public static OneWayAnova of(List<Sample> groups) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException("at least two groups");
        }
        double n = 0;
        double sum = 0;
        double within = 0;
        for (Sample group : groups) {
            n += group.n();
            sum += group.n() * group.mean();
            within += (group.n() - 1) * group.variance();
        }
        double between = 0;
        for (Sample group : groups) {
            double off = group.mean() - sum / n;
            between += group.n() * off * off;
        }
        double numerator = groups.size() - 1.0;
        double denominator = n - groups.size();
        double f = between / numerator / (within / denominator);
        return new OneWayAnova(
                f, numerator, denominator, FisherF.sf(f, numerator, denominator), between / (between + within));
    }
}
