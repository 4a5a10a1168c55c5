package org.nocimap.review.dedupe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.review.records.BibliographicRecord;

/**
 * Finds duplicates among records.
 *
 * @param automatic points from which a pair is merged without a person
 * @param doubtful points from which a pair waits for a person
 * @param sameOrigin points that a pair from one export of one database needs besides: a database seldom holds a publication
 *     twice
 */
public record Deduplication(double automatic, double doubtful, double sameOrigin) {
    public Deduplication {
        if (!(automatic >= doubtful) || !(sameOrigin >= 0)) {
            throw new IllegalArgumentException("a pair is merged at no fewer points than it is doubted at");
        }
    }

    /** The thresholds that were checked on labelled sets. */
    public static Deduplication usual() {
        return new Deduplication(9, 4, 2);
    }

    public Duplicates run(List<BibliographicRecord> records) {
        List<Fingerprint> fingerprints = records.stream().map(Fingerprint::of).toList();
        int[] parent = new int[records.size()];
        for (int n = 0; n < parent.length; n++) {
            parent[n] = n;
        }
        List<Duplicates.Pair> merged = new ArrayList<>();
        List<Duplicates.Pair> doubted = new ArrayList<>();
        for (long pair : Candidates.of(fingerprints)) {
            int first = (int) (pair >>> 32);
            int second = (int) pair;
            Fingerprint a = fingerprints.get(first);
            Fingerprint b = fingerprints.get(second);
            PairScore score = PairScorer.score(a, b);
            double more = a.origin().equals(b.origin()) && !a.origin().endsWith("\n") ? sameOrigin : 0;
            if (score.points() >= automatic + more) {
                merged.add(new Duplicates.Pair(first, second, score));
                union(parent, first, second);
            } else if (score.points() >= doubtful) {
                doubted.add(new Duplicates.Pair(first, second, score));
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int n = 0; n < parent.length; n++) {
            groups.computeIfAbsent(root(parent, n), r -> new ArrayList<>()).add(n);
        }
        List<Duplicates.Pair> queue = doubted.stream()
                .filter(p -> root(parent, p.first()) != root(parent, p.second()))
                .sorted(Comparator.comparingDouble(
                        (Duplicates.Pair p) -> -p.score().points()))
                .toList();
        return new Duplicates(
                groups.values().stream().filter(group -> group.size() > 1).toList(), merged, queue);
    }

    /** The lower root stays, so that a group is known by its first record. */
    private static void union(int[] parent, int a, int b) {
        int x = root(parent, a);
        int y = root(parent, b);
        parent[Math.max(x, y)] = Math.min(x, y);
    }

    private static int root(int[] parent, int n) {
        int at = n;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
