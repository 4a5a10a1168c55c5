package org.nocimap.meta.model;

import java.util.OptionalDouble;
import org.nocimap.meta.Effects;
import org.nocimap.meta.linear.Design;

/**
 * A meta-regression beside the model without moderators.
 *
 * @param fit with moderators
 * @param without the same studies without moderators
 * @param r2 in percent, at least 0: the share of the variance between studies that the moderators explain,
 *     100 (τ² − τ²_res) / τ² (Raudenbush 1994), empty when there is no such variance; for a common effect the adjusted R² of the
 *     weighted regression, 100 (1 − (QE/(k − p)) / (Q/(k − 1)))
 */
public record MetaRegression(Fit fit, Fit without, OptionalDouble r2) {
    /** Fits both; see {@link MetaModel#fit} for what it throws. */
    public static MetaRegression of(Effects effects, Design design, ModelSpec spec) {
        Fit fit = MetaModel.fit(effects, design, spec);
        Fit without = MetaModel.pool(effects, spec);
        boolean common = spec.method() == Tau2Method.COMMON;
        double all = common ? without.h2() : without.tau2().value();
        double left = common ? fit.h2() : fit.tau2().value();
        OptionalDouble r2 = all > 0 ? OptionalDouble.of(Math.max(0, 100 * (all - left) / all)) : OptionalDouble.empty();
        return new MetaRegression(fit, without, r2);
    }
}
