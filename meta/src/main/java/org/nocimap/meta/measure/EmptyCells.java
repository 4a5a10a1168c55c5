package org.nocimap.meta.measure;

import java.util.Optional;

/** What is done about empty cells of 2×2 tables before a study's effect is computed. */
public enum EmptyCells {
    /** As metafor's {@code add=1/2, to="only0"}: ½ to every cell of a table with an empty cell; tables without events stay in. */
    HALF_WHERE_EMPTY,
    /**
     * As RevMan: ½ to every cell of a table with an empty cell; for ratios, tables in which nobody or everybody had the event are
     * left out; for the risk difference ½ only where both groups have no events or both have nothing else.
     */
    REVMAN,
    /**
     * The reciprocal of the opposite arm's size (Sweeting 2004, doi:10.1002/sim.1761): 1/(R+1) to the treated cells and R/(R+1) to the
     * control cells, R = n2/n1, where a cell is empty.
     */
    TREATMENT_ARM,
    /** Nothing is added; tables whose effect is then not finite are left out. */
    AS_THEY_ARE;

    /** The table to compute with, or empty when the table is to be left out. */
    Optional<TwoByTwo> apply(TwoByTwo table, BinaryMeasure measure) {
        if (measure == BinaryMeasure.PETO && this != HALF_WHERE_EMPTY) {
            return Optional.of(table);
        }
        boolean ratio = measure != BinaryMeasure.RD;
        return switch (this) {
            case HALF_WHERE_EMPTY -> Optional.of(table.hasEmptyCell() ? table.plus(0.5, 0.5) : table);
            case REVMAN -> {
                if (ratio) {
                    yield table.isDoubleZero()
                            ? Optional.empty()
                            : Optional.of(table.hasEmptyCell() ? table.plus(0.5, 0.5) : table);
                }
                boolean noVariance = (table.a() == 0 || table.b() == 0) && (table.c() == 0 || table.d() == 0);
                yield Optional.of(noVariance ? table.plus(0.5, 0.5) : table);
            }
            case TREATMENT_ARM -> {
                double ratioOfSizes = table.n2() / table.n1();
                yield Optional.of(
                        table.hasEmptyCell()
                                ? table.plus(1 / (ratioOfSizes + 1), ratioOfSizes / (ratioOfSizes + 1))
                                : table);
            }
            case AS_THEY_ARE -> Optional.of(table);
        };
    }
}
