package org.nocimap.fmri.group;

import java.util.Optional;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.stats.glm.GroupEstimator;

/**
 * How a group analysis is done.
 *
 * @param estimator of the maps that random fields correct
 * @param variances whether each group has a between-subject variance of its own
 * @param sides of t-contrasts
 * @param clusterZ z that forms the clusters of the random-field correction
 * @param exchange what permutations do; where nothing is said, what each contrast needs ({@link
 *     org.nocimap.inference.permutation.LinearTest#usualExchange})
 * @param exchangeable who may be exchanged with whom; everybody with everybody where nothing is said
 * @param inference permutation corrections, alpha and smallest cluster
 */
public record GroupSpec(
        GroupEstimator estimator,
        Variances variances,
        Sides sides,
        double clusterZ,
        Optional<Exchange> exchange,
        Optional<Exchangeable> exchangeable,
        InferenceSpec inference) {
    /** Between-subject variances. */
    public enum Variances {
        /** One for all. */
        COMMON,
        /** One for each group. */
        BY_GROUP
    }

    /**
     * Blocks of participants, such as families or sites.
     *
     * @param column that tells the blocks
     * @param rule whether participants are exchanged within their block or blocks as a whole
     */
    public record Exchangeable(String column, Blocks.Rule rule) {}

    /** What is liberal in a random-field correction (Eklund et al. 2016). */
    public static final double LIBERAL_BELOW = 3.09;
}
