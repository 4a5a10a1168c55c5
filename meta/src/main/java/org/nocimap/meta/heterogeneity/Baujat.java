package org.nocimap.meta.heterogeneity;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.Effects;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Tau2Method;

/**
 * A study's place in the plot of Baujat et al. 2002 (doi:10.1002/sim.1221), from common-effect models.
 *
 * @param heterogeneity its part of Q: (y − μ)² / v
 * @param influence squared shift of the pooled effect when it is left out, in variances of the effect without it
 */
public record Baujat(double heterogeneity, double influence) {
    /** Every study's place, in their order; at least two studies. */
    public static List<Baujat> of(Effects effects) {
        ModelSpec spec = new ModelSpec(Tau2Method.COMMON, CoefficientTest.Z, 0.95);
        Fit fit = MetaModel.pool(effects, spec);
        double pooled = fit.pooled().estimate();
        List<Baujat> all = new ArrayList<>();
        List<Fit> without = Resampled.leaveOneOut(fit);
        for (int i = 0; i < effects.k(); i++) {
            double distance = effects.yi()[i] - pooled;
            double shift = pooled - without.get(i).pooled().estimate();
            double se = without.get(i).pooled().standardError();
            all.add(new Baujat(distance * distance / effects.vi()[i], shift * shift / (se * se)));
        }
        return all;
    }
}
