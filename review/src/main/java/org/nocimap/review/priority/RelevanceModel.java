package org.nocimap.review.priority;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A linear support vector machine that learns from votes which records are relevant, and goes on learning with each vote.
 *
 * <p>Minimises ½‖w‖² + Σ Cᵢ max(0, 1 − yᵢ wᵀxᵢ)² over the voted records, the last coordinate of x being 1, by coordinate descent
 * on the dual (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 1 with the squared
 * loss): αᵢ ← max(0, αᵢ − (yᵢ wᵀxᵢ − 1 + αᵢ / 2Cᵢ) / (xᵢᵀxᵢ + 1 / 2Cᵢ)), w = Σ αᵢ yᵢ xᵢ. A new vote starts from the α before it,
 * so that few rounds are left to do; a vote that changes, or is taken back, gives up its own α. C and the balance of the classes are those of ELAS u4: C = 0.11, an irrelevant record
 * weighs n₁ / (9.8 n₀) of a relevant one, weights scaled to mean 1.
 *
 * <p>Not thread-safe.
 */
public final class RelevanceModel {
    private static final double C = 0.11;
    private static final double RATIO = 9.8;
    private static final double TOLERANCE = 1e-3;
    private static final int MOST_ROUNDS = 1000;

    private final TextMatrix texts;
    private final double[] squares;
    private final double[] w;
    private double bias;
    private final double[] alpha;
    private final BitSet known = new BitSet();
    private final BitSet relevant = new BitSet();
    private final int[] voted;
    private int votes;
    private final SplittableRandom random = new SplittableRandom(1);

    public RelevanceModel(TextMatrix texts) {
        this.texts = texts;
        this.w = new double[texts.width()];
        this.alpha = new double[texts.rows()];
        this.voted = new int[texts.rows()];
        this.squares = new double[texts.rows()];
        for (int row = 0; row < squares.length; row++) {
            squares[row] = 1 + texts.square(row);
        }
    }

    /** What a person said of a record. */
    public enum Vote {
        RELEVANT,
        IRRELEVANT
    }

    /** Takes a vote in, or another vote on the same record; {@link #learn()} makes it count. */
    public void add(int record, Vote vote) {
        if (known.get(record)) {
            if (relevant.get(record) == (vote == Vote.RELEVANT)) {
                return;
            }
            giveUp(record);
        } else {
            known.set(record);
            voted[votes++] = record;
        }
        relevant.set(record, vote == Vote.RELEVANT);
    }

    /** Takes a vote back. */
    public void remove(int record) {
        if (!known.get(record)) {
            return;
        }
        giveUp(record);
        known.clear(record);
        relevant.clear(record);
        int at = 0;
        while (voted[at] != record) {
            at++;
        }
        votes--;
        voted[at] = voted[votes];
    }

    /** What a record's vote has given to the weights goes out of them. */
    private void giveUp(int record) {
        double share = alpha[record] * (relevant.get(record) ? 1 : -1);
        texts.addTo(record, -share, w);
        bias -= share;
        alpha[record] = 0;
    }

    public int votes() {
        return votes;
    }

    /** Fits to all votes; needs one of each kind, else nothing changes. */
    public void learn() {
        int ones = relevant.cardinality();
        int zeros = votes - ones;
        if (ones == 0 || zeros == 0) {
            return;
        }
        double zeroWeight = ones / (RATIO * zeros);
        double mean = (ones + zeros * zeroWeight) / votes;
        double[] diagonal = {1 / (2 * C * zeroWeight / mean), 1 / (2 * C / mean)};
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (round(diagonal) <= TOLERANCE) {
                break;
            }
        }
    }

    /** One pass over the votes; the largest violation of the optimality conditions met on the way. */
    private double round(double[] diagonal) {
        double worst = 0;
        for (int n = 0; n < votes; n++) {
            // Another order every round: the descent then needs a third of the rounds.
            int other = n + random.nextInt(votes - n);
            int row = voted[other];
            voted[other] = voted[n];
            voted[n] = row;
            boolean one = relevant.get(row);
            double y = one ? 1 : -1;
            double d = diagonal[one ? 1 : 0];
            double gradient = y * score(row) - 1 + d * alpha[row];
            double projected = alpha[row] == 0 ? Math.min(0, gradient) : gradient;
            worst = Math.max(worst, Math.abs(projected));
            if (projected != 0) {
                double before = alpha[row];
                alpha[row] = Math.max(0, before - gradient / (squares[row] + d));
                double step = (alpha[row] - before) * y;
                texts.addTo(row, step, w);
                bias += step;
            }
        }
        return worst;
    }

    /** The decision value of a record: the higher, the likelier relevant. */
    public double score(int record) {
        return texts.dot(record, w) + bias;
    }

    /** The decision values of all records. */
    public double[] scores() {
        return IntStream.range(0, texts.rows()).mapToDouble(this::score).toArray();
    }

    /** The records without a vote, the likeliest relevant first; equal ones in their order. */
    public int[] ranking() {
        record Ranked(int row, double score) {}
        return IntStream.range(0, texts.rows())
                .filter(row -> !known.get(row))
                .mapToObj(row -> new Ranked(row, score(row)))
                .sorted(Comparator.comparingDouble((Ranked r) -> -r.score()).thenComparingInt(Ranked::row))
                .mapToInt(Ranked::row)
                .toArray();
    }

    /** Primal minus dual objective over the primal, 0 at the optimum: how well the model is fitted. */
    double gap() {
        int ones = relevant.cardinality();
        int zeros = votes - ones;
        double zeroWeight = ones / (RATIO * zeros);
        double mean = (ones + zeros * zeroWeight) / votes;
        double norm = bias * bias + Arrays.stream(w).map(v -> v * v).sum();
        double primal = norm / 2;
        double dual = -norm / 2;
        for (int n = 0; n < votes; n++) {
            boolean one = relevant.get(voted[n]);
            double c = C * (one ? 1 : zeroWeight) / mean;
            double slack = Math.max(0, 1 - (one ? 1 : -1) * score(voted[n]));
            primal += c * slack * slack;
            dual += alpha[voted[n]] - alpha[voted[n]] * alpha[voted[n]] / (4 * c);
        }
        return (primal - dual) / primal;
    }
}
