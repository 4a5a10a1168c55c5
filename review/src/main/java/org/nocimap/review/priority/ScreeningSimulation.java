package org.nocimap.review.priority;

import java.util.BitSet;
import java.util.Random;

/**
 * Screens a finished review again, once for each seed, in the order the model gives after every vote, and in random order beside
 * it. A run begins with one relevant and one irrelevant record drawn at random, which count as screened.
 *
 * @param texts title and abstract of every record
 * @param relevant which records the review included
 */
public record ScreeningSimulation(TextMatrix texts, BitSet relevant) {
    public ScreeningSimulation {
        if (relevant.isEmpty() || relevant.cardinality() >= texts.rows()) {
            throw new IllegalArgumentException("a simulation needs relevant and irrelevant records");
        }
    }

    /** The next record is always the one that the model ranks first; ends when the last relevant one is found. */
    public ScreeningRun prioritised(long seed) {
        Random random = new Random(seed);
        RelevanceModel model = new RelevanceModel(texts);
        BitSet done = new BitSet();
        int[] foundAt = new int[relevant.cardinality()];
        int found = 0;
        int screened = 0;
        for (int prior : new int[] {draw(random, true), draw(random, false)}) {
            screened++;
            done.set(prior);
            model.add(prior, vote(prior));
            if (relevant.get(prior)) {
                foundAt[found++] = screened;
            }
        }
        while (found < foundAt.length) {
            model.learn();
            int next = likeliest(model, done);
            screened++;
            done.set(next);
            model.add(next, vote(next));
            if (relevant.get(next)) {
                foundAt[found++] = screened;
            }
        }
        return new ScreeningRun(texts.rows(), foundAt);
    }

    /** What no model gives. */
    public ScreeningRun random(long seed) {
        Random random = new Random(~seed);
        int[] order = new int[texts.rows()];
        for (int n = 0; n < order.length; n++) {
            int other = random.nextInt(n + 1);
            order[n] = order[other];
            order[other] = n;
        }
        int[] foundAt = new int[relevant.cardinality()];
        int found = 0;
        for (int n = 0; n < order.length; n++) {
            if (relevant.get(order[n])) {
                foundAt[found++] = n + 1;
            }
        }
        return new ScreeningRun(texts.rows(), foundAt);
    }

    private int likeliest(RelevanceModel model, BitSet done) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = done.nextClearBit(0); row < texts.rows(); row = done.nextClearBit(row + 1)) {
            double score = model.score(row);
            if (score > most) {
                most = score;
                best = row;
            }
        }
        return best;
    }

    private RelevanceModel.Vote vote(int record) {
        return relevant.get(record) ? RelevanceModel.Vote.RELEVANT : RelevanceModel.Vote.IRRELEVANT;
    }

    private int draw(Random random, boolean wanted) {
        while (true) {
            int record = random.nextInt(texts.rows());
            if (relevant.get(record) == wanted) {
                return record;
            }
        }
    }
}
