package org.nocimap.review.dedupe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pairs of records are worth comparing: those that share a DOI, a PMID, the beginning or the end of the title, or first
 * author with year and page. Sets of more than {@value #LARGEST_BLOCK} records that share a key are compared with their
 * neighbours alone, so that time grows with the number of records.
 */
final class Candidates {
    static final int LARGEST_BLOCK = 60;

    private static final int NEIGHBOURS = 20;
    private static final int TITLE_KEY = 18;

    private final List<Fingerprint> records;
    private long[] pairs = new long[1 << 12];
    private int count;

    private Candidates(List<Fingerprint> records) {
        this.records = records;
    }

    /** Pairs as {@code first << 32 | second}, first below second, ascending, each once. */
    static long[] of(List<Fingerprint> records) {
        Candidates candidates = new Candidates(records);
        candidates.block(f -> f.doi());
        candidates.block(f -> f.pmid());
        candidates.block(
                f -> f.title().length() < TITLE_KEY ? f.title() : f.title().substring(0, TITLE_KEY));
        candidates.block(f -> f.title().length() < TITLE_KEY
                ? ""
                : f.title().substring(f.title().length() - TITLE_KEY));
        candidates.block(
                f -> f.firstAuthor().isEmpty() || f.year() == 0 || f.firstPage().isEmpty()
                        ? ""
                        : f.firstAuthor() + " " + f.year() + " " + f.firstPage());
        candidates.block(f -> f.volume().isEmpty() || f.firstPage().isEmpty() || f.year() == 0
                ? ""
                : f.volume() + " " + f.firstPage() + " " + f.year());
        long[] sorted = Arrays.copyOf(candidates.pairs, candidates.count);
        Arrays.sort(sorted);
        return Arrays.stream(sorted).distinct().toArray();
    }

    private interface Key {
        String of(Fingerprint record);
    }

    private void block(Key key) {
        Map<String, int[]> blocks = new HashMap<>();
        for (int n = 0; n < records.size(); n++) {
            String own = key.of(records.get(n));
            if (!own.isEmpty()) {
                int record = n;
                blocks.merge(own, new int[] {record}, (before, one) -> {
                    int[] more = Arrays.copyOf(before, before.length + 1);
                    more[before.length] = one[0];
                    return more;
                });
            }
        }
        for (int[] block : blocks.values()) {
            int reach = block.length <= LARGEST_BLOCK ? block.length : NEIGHBOURS;
            for (int i = 0; i < block.length; i++) {
                for (int j = i + 1; j < Math.min(block.length, i + 1 + reach); j++) {
                    add(block[i], block[j]);
                }
            }
        }
    }

    private void add(int a, int b) {
        if (count == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * count);
        }
        pairs[count++] = (long) a << 32 | b;
    }
}
