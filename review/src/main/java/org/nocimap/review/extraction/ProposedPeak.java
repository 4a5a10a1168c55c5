package org.nocimap.review.extraction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A peak as a table prints it, not yet accepted by anyone.
 *
 * @param row of the table, from 0, header rows counted
 * @param column of x or of the triple, from 0
 * @param x right is positive, in mm as printed, in the space of the article; likewise y (anterior) and z (superior)
 * @param statisticName what the header calls it; may be empty
 * @param statistic as printed, without foot-note marks, with its relation ({@code >8}); may be empty
 * @param sizeUnit what the header says of it; may be empty
 * @param size of the cluster as printed; may be empty
 * @param region as printed; may be empty
 * @param side as printed in a column of its own; may be empty
 * @param contrast names above the group of columns and above the row, outermost first, apart by {@code " / "}; may be empty
 */
public record ProposedPeak(
        int row,
        int column,
        double x,
        double y,
        double z,
        String statisticName,
        String statistic,
        String sizeUnit,
        String size,
        String region,
        String side,
        String contrast,
        Set<Flag> flags) {
    public ProposedPeak {
        flags = Set.copyOf(flags);
    }

    ProposedPeak with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new ProposedPeak(
                row, column, x, y, z, statisticName, statistic, sizeUnit, size, region, side, contrast, more);
    }

    /** The point alone. */
    List<Double> point() {
        return List.of(x, y, z);
    }
}
