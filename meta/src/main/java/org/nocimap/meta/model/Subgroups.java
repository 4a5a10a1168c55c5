package org.nocimap.meta.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.OmnibusTest;
import org.nocimap.meta.linear.Design;

/**
 * Pooled effects of subgroups and the test that they differ.
 *
 * @param groups by name, in the order given
 * @param difference Q between subgroups on one degree of freedom less than there are groups
 * @param sharing of the variance between studies
 */
public record Subgroups(Map<String, Fit> groups, OmnibusTest difference, Tau2Sharing sharing) {
    public Subgroups {
        groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * Pools every subgroup.
     *
     * @param ofStudy the subgroup of every study
     * @param order the subgroups' names in the order wanted, at least two, each with a study
     */
    public static Subgroups of(
            Effects effects, List<String> ofStudy, List<String> order, ModelSpec spec, Tau2Sharing sharing) {
        return sharing == Tau2Sharing.SEPARATE
                ? separate(effects, ofStudy, order, spec)
                : common(effects, ofStudy, order, spec);
    }

    private static Subgroups separate(Effects effects, List<String> ofStudy, List<String> order, ModelSpec spec) {
        Map<String, Fit> groups = new LinkedHashMap<>();
        double weights = 0;
        double sum = 0;
        for (String group : order) {
            Fit fit = MetaModel.pool(effects.select(members(ofStudy, group)), spec);
            groups.put(group, fit);
            double weight = weight(fit.pooled());
            weights += weight;
            sum += weight * fit.pooled().estimate();
        }
        double q = 0;
        for (Fit fit : groups.values()) {
            double distance = fit.pooled().estimate() - sum / weights;
            q += weight(fit.pooled()) * distance * distance;
        }
        OmnibusTest test = OmnibusTest.of(q, order.size() - 1, Double.POSITIVE_INFINITY);
        return new Subgroups(groups, test, Tau2Sharing.SEPARATE);
    }

    private static Subgroups common(Effects effects, List<String> ofStudy, List<String> order, ModelSpec spec) {
        Design design = Design.intercept(effects.k()).withFactor("subgroup", order, ofStudy);
        Fit all = MetaModel.fit(effects, design, spec);
        Map<String, Fit> groups = new LinkedHashMap<>();
        for (String group : order) {
            Effects members = effects.select(members(ofStudy, group));
            groups.put(group, MetaModel.at(members, Design.intercept(members.k()), spec, all.tau2()));
        }
        OmnibusTest none = OmnibusTest.of(0, 0, Double.POSITIVE_INFINITY);
        return new Subgroups(groups, all.moderators().orElse(none), Tau2Sharing.COMMON);
    }

    private static double weight(Coefficient pooled) {
        return 1 / (pooled.standardError() * pooled.standardError());
    }

    private static int[] members(List<String> ofStudy, String group) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < ofStudy.size(); i++) {
            if (ofStudy.get(i).equals(group)) {
                members.add(i);
            }
        }
        return members.stream().mapToInt(Integer::intValue).toArray();
    }
}
