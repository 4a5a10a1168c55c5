package org.nocimap.meta.tables;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;

/** The studies' own effects, which the Q statistic compares with the pooled one. */
final class OwnEffects {
    private OwnEffects() {}

    /** With ½ added to tables that have an empty cell; tables where nobody or everybody had the event say nothing and are left out. */
    static List<Estimate> of(List<TwoByTwo> tables, BinaryMeasure measure, EmptyCells emptyCells) {
        List<Estimate> estimates = new ArrayList<>();
        for (TwoByTwo table : tables) {
            if (!table.isDoubleZero()) {
                measure.of(table, emptyCells).ifPresent(estimates::add);
            }
        }
        return estimates;
    }

    static double q(List<Estimate> estimates, double pooled) {
        double q = 0;
        for (Estimate estimate : estimates) {
            q += (estimate.yi() - pooled) * (estimate.yi() - pooled) / estimate.vi();
        }
        return q;
    }
}
