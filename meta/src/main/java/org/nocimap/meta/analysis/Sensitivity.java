package org.nocimap.meta.analysis;

import java.util.List;
import org.nocimap.meta.heterogeneity.Baujat;
import org.nocimap.meta.heterogeneity.Influence;
import org.nocimap.meta.heterogeneity.Resampled;
import org.nocimap.meta.model.Fit;

/**
 * What each study does to the pooled effect; all lists in the studies' order.
 *
 * @param without the model without each study
 * @param cumulative the model of the first studies, one more each time
 * @param influence diagnostics
 * @param baujat places in Baujat's plot
 */
public record Sensitivity(List<Fit> without, List<Fit> cumulative, List<Influence> influence, List<Baujat> baujat) {
    /** With fewer studies nothing is left to compare. */
    public static final int FEWEST = 3;

    public Sensitivity {
        without = List.copyOf(without);
        cumulative = List.copyOf(cumulative);
        influence = List.copyOf(influence);
        baujat = List.copyOf(baujat);
    }

    static Sensitivity of(Fit fit) {
        return new Sensitivity(
                Resampled.leaveOneOut(fit),
                Resampled.cumulative(fit.effects(), fit.spec()),
                Influence.of(fit),
                Baujat.of(fit.effects()));
    }
}
