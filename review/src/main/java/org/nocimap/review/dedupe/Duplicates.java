package org.nocimap.review.dedupe;

import java.util.List;

/**
 * What belongs together among a list of records, named by their places in it, 0-based.
 *
 * @param groups records of one publication each, at least two in a group, ascending; by their first record
 * @param merged pairs that were taken as the same without a person
 * @param queue pairs that a person is to look at, the likeliest first
 */
public record Duplicates(List<List<Integer>> groups, List<Pair> merged, List<Pair> queue) {
    public Duplicates {
        groups = groups.stream().map(List::copyOf).toList();
        merged = List.copyOf(merged);
        queue = List.copyOf(queue);
    }

    /**
     * A pair of records.
     *
     * @param first the earlier one's place
     * @param second the later one's
     * @param score what speaks for and against
     */
    public record Pair(int first, int second, PairScore score) {}

    /** Records that are surplus when one of each group is kept. */
    public int surplus() {
        return groups.stream().mapToInt(group -> group.size() - 1).sum();
    }
}
