package org.nocimap.meta;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;

/** The 13 trials of BCG vaccine against tuberculosis of Colditz et al. 1994 (doi:10.1001/jama.1994.03510330076038): published counts. */
public final class Bcg {
    private static final double[][] TRIALS = {
        {4, 119, 11, 128, 44},
        {6, 300, 29, 274, 55},
        {3, 228, 11, 209, 42},
        {62, 13536, 248, 12619, 52},
        {33, 5036, 47, 5761, 13},
        {180, 1361, 372, 1079, 44},
        {8, 2537, 10, 619, 19},
        {505, 87886, 499, 87892, 13},
        {29, 7470, 45, 7232, 27},
        {17, 1699, 65, 1600, 42},
        {186, 50448, 141, 27197, 18},
        {5, 2493, 3, 2338, 33},
        {27, 16886, 29, 17825, 33}
    };

    private Bcg() {}

    /** Cases and others of the vaccinated, cases and others of the controls. */
    public static List<TwoByTwo> tables() {
        List<TwoByTwo> tables = new ArrayList<>();
        for (double[] trial : TRIALS) {
            tables.add(new TwoByTwo(trial[0], trial[1], trial[2], trial[3]));
        }
        return tables;
    }

    /** Absolute latitude in degrees, beside the intercept. */
    public static Design latitude() {
        double[] latitude = new double[TRIALS.length];
        for (int i = 0; i < latitude.length; i++) {
            latitude[i] = TRIALS[i][4];
        }
        return Design.intercept(latitude.length).with("ablat", latitude);
    }

    public static Effects effects(BinaryMeasure measure) {
        List<Estimate> estimates = tables().stream()
                .map(table -> measure.of(table, EmptyCells.AS_THEY_ARE).orElseThrow())
                .toList();
        return Effects.of(
                estimates.stream().mapToDouble(Estimate::yi).toArray(),
                estimates.stream().mapToDouble(Estimate::vi).toArray());
    }
}
