package org.nocimap.meta.tables;

import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.TwoRates;

/** Mantel-Haenszel pooling of events per person-time (Greenland &amp; Robins 1985, doi:10.2307/2530643), from the counts as they are. */
public final class MantelHaenszelRates {
    private MantelHaenszelRates() {}

    /**
     * Pools: IRR = Σ(x1 t2/T) / Σ(x2 t1/T) with variance Σ(t1 t2 (x1 + x2)/T²) / (ΣΣ), IRD = Σ((x1 t2 − x2 t1)/T) / Σ(t1 t2/T).
     *
     * @param studies at least one
     * @throws InputException when an arm has no events in any study and a ratio is asked for
     */
    public static Pooled pool(List<TwoRates> studies, RateMeasure measure, double confidence) {
        double treated = 0;
        double control = 0;
        double weight = 0;
        double ratioSpread = 0;
        double differenceSpread = 0;
        for (TwoRates s : studies) {
            double time = s.time();
            treated += s.events1() * s.time2() / time;
            control += s.events2() * s.time1() / time;
            weight += s.time1() * s.time2() / time;
            ratioSpread += s.time1() * s.time2() * (s.events1() + s.events2()) / (time * time);
            double share1 = s.time2() / time;
            double share2 = s.time1() / time;
            differenceSpread += share1 * share1 * s.events1() + share2 * share2 * s.events2();
        }
        boolean ratio = measure == RateMeasure.IRR;
        if (ratio && !(treated > 0 && control > 0)) {
            throw InputException.of(
                    Location.NOWHERE,
                    "the pooled rate ratio by Mantel-Haenszel is not defined: one arm has no events in any study",
                    "events in both arms",
                    "Pool rate differences (--measure IRD), or look at the counts.");
        }
        double estimate = ratio ? Math.log(treated / control) : (treated - control) / weight;
        double variance = ratio ? ratioSpread / (treated * control) : differenceSpread / (weight * weight);
        Coefficient effect =
                Wald.of(measure.name(), estimate, Math.sqrt(variance), Double.POSITIVE_INFINITY, confidence);
        List<Estimate> own = studies.stream().map(measure::of).toList();
        return Pooled.of(studies.size(), own.size(), effect, OwnEffects.q(own, estimate));
    }
}
