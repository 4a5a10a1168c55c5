package org.nocimap.appraisal.printed;

import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.files.Location;

/**
 * What a table prints of one item.
 *
 * @param item its name
 * @param first group
 * @param second group; empty cells where there is one group only
 * @param test as it is named; may be empty
 * @param statistic of the test
 * @param p of the test
 * @param low lower limit of an interval of the first group's share, in percent
 * @param high its upper limit
 * @param items whole numbers that a score is the mean of, 1 for whole numbers; empty where scores are no whole numbers
 * @param scale from the lowest to the highest score
 * @param where it stands
 */
public record PrintedRow(
        String item,
        Group first,
        Group second,
        String test,
        Optional<PrintedNumber> statistic,
        Optional<PrintedNumber> p,
        Optional<PrintedNumber> low,
        Optional<PrintedNumber> high,
        OptionalInt items,
        Optional<Span> scale,
        Location where) {
    /**
     * What is printed of a group.
     *
     * @param n people
     * @param mean of a score
     * @param sd of a score
     * @param count of people with something
     * @param percent of them
     */
    public record Group(
            OptionalInt n,
            Optional<PrintedNumber> mean,
            Optional<PrintedNumber> sd,
            OptionalInt count,
            Optional<PrintedNumber> percent) {
        boolean hasMeans() {
            return n.isPresent() && n.getAsInt() > 1 && mean.isPresent() && sd.isPresent();
        }

        boolean hasCounts() {
            return n.isPresent() && count.isPresent();
        }
    }
}
