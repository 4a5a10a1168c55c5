package org.nocimap.meta.heterogeneity;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.model.Fit;

/** Best linear unbiased predictions of the studies' true effects: each study's effect, drawn towards the model by its unreliability. */
public final class Shrunken {
    private Shrunken() {}

    /**
     * λy + (1 − λ)Xb with λ = τ²/(τ² + v) and variance λv + (1 − λ)² x cov(b) x' (Raudenbush &amp; Bryk 1985,
     * doi:10.3102/10769986010002075); k values in the studies' order.
     */
    public static List<Coefficient> of(Fit fit) {
        List<Coefficient> all = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            double v = fit.effects().vi()[i];
            double share = fit.tau2().value() / (fit.tau2().value() + v);
            Coefficient model = fit.predict(fit.design().row(i));
            double estimate = share * fit.effects().yi()[i] + (1 - share) * model.estimate();
            double se = Math.hypot(Math.sqrt(share * v), (1 - share) * model.standardError());
            all.add(Wald.of(
                    fit.effects().labels().get(i),
                    estimate,
                    se,
                    fit.df(),
                    fit.spec().confidence()));
        }
        return all;
    }
}
