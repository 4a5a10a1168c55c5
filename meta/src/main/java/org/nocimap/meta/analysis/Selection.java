package org.nocimap.meta.analysis;

import org.nocimap.meta.bias.SelectionModel;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.optimum.NoMaximum;

/** What became of the three-parameter selection model. */
public sealed interface Selection {
    /** It was fitted, with a standard error. */
    record Fitted(SelectionModel model) implements Selection {}

    /** There is nothing to fit: no study, or every one, is significant in the favoured direction. */
    record OneSided() implements Selection {}

    /** Its likelihood has no maximum, or is flat there. */
    record NotConverged() implements Selection {}

    /** Fits it, with the side favoured that the pooled effect lies on. */
    static Selection of(Fit fit) {
        SelectionModel.Favoured favoured =
                fit.pooled().estimate() < 0 ? SelectionModel.Favoured.LESS : SelectionModel.Favoured.GREATER;
        if (!SelectionModel.canBeFitted(fit.effects(), favoured)) {
            return new OneSided();
        }
        try {
            SelectionModel model =
                    SelectionModel.of(fit.effects(), favoured, fit.spec().confidence());
            return Double.isFinite(model.effect().standardError()) ? new Fitted(model) : new NotConverged();
        } catch (NoMaximum e) {
            return new NotConverged();
        }
    }
}
