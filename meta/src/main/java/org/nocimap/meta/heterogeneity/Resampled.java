package org.nocimap.meta.heterogeneity;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Indices;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;

/** The same model on fewer studies. */
public final class Resampled {
    private Resampled() {}

    /**
     * Leaves out each study in turn; k fits, the i-th without study i.
     *
     * @param fit of at least two studies more than coefficients
     */
    public static List<Fit> leaveOneOut(Fit fit) {
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            int[] rest = Indices.without(fit.k(), i);
            fits.add(MetaModel.fit(fit.effects().select(rest), fit.design().select(rest), fit.spec()));
        }
        return fits;
    }

    /** Adds the studies one by one in their order; k fits, the i-th of the first i + 1 studies. */
    public static List<Fit> cumulative(Effects effects, ModelSpec spec) {
        List<Fit> fits = new ArrayList<>();
        for (int n = 1; n <= effects.k(); n++) {
            fits.add(MetaModel.pool(effects.first(n), spec));
        }
        return fits;
    }
}
