package org.nocimap.meta.tables;

import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;

/** Peto's one-step log odds ratio Σ(O − E) / ΣV (Yusuf et al. 1985, doi:10.1016/S0033-0620(85)80003-7), from the counts as they are. */
public final class Peto {
    private Peto() {}

    /**
     * Pools.
     *
     * @param tables at least one
     * @throws InputException when there are no events, or nothing but events, in all studies
     */
    public static Pooled pool(List<TwoByTwo> tables, double confidence) {
        double distance = 0;
        double variance = 0;
        for (TwoByTwo t : tables) {
            if (t.n1() > 0 && t.n2() > 0) {
                distance += t.a() - t.expected();
                variance += t.hypergeometricVariance();
            }
        }
        if (!(variance > 0)) {
            throw InputException.of(
                    Location.NOWHERE,
                    "the pooled odds ratio by Peto is not defined: no study has events in one group and others without",
                    "a study with both",
                    "Look at the counts.");
        }
        double pooled = distance / variance;
        Coefficient effect = Wald.of("Peto OR", pooled, Math.sqrt(1 / variance), Double.POSITIVE_INFINITY, confidence);
        List<Estimate> own = OwnEffects.of(tables, BinaryMeasure.PETO, EmptyCells.AS_THEY_ARE);
        return Pooled.of(tables.size(), own.size(), effect, OwnEffects.q(own, pooled));
    }
}
