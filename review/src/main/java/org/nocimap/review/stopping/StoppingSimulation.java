package org.nocimap.review.stopping;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nocimap.review.priority.ScreeningRun;

/**
 * A finished review that is screened again in an order until a random sample promises enough: screening goes on until some records in a
 * row were irrelevant, a sample is drawn and read, and so on. Every promised limit is held against the truth, also where the end is chosen
 * by looking.
 */
public final class StoppingSimulation {
    /** Relevance of what is unscreened, in the order in which it would be read. */
    private final List<Boolean> queue = new ArrayList<>();

    private final int records;
    private final int relevant;
    private final SplittableRandom random;
    private int found;

    /**
     * @param order in which relevant records come
     * @param random of the draws
     */
    public StoppingSimulation(ScreeningRun order, SplittableRandom random) {
        for (int n = 0; n < order.records(); n++) {
            queue.add(false);
        }
        for (int at : order.foundAt()) {
            queue.set(at - 1, true);
        }
        this.records = order.records();
        this.relevant = order.foundAt().length;
        this.random = random;
    }

    /**
     * How a simulated review ended.
     *
     * @param held whether every lower limit that was told on the way was true
     * @param screened share of the records
     * @param recall that was reached
     */
    public record End(boolean held, double screened, double recall) {}

    /**
     * Screens until a limit is as wanted, or all is read.
     *
     * @param inARow irrelevant records before a sample is drawn
     * @param size of each sample
     * @param wanted recall
     */
    public End run(int inARow, int size, double wanted) {
        boolean held = true;
        for (int sample = 1; !queue.isEmpty(); sample++) {
            for (int row = 0; row < inARow && !queue.isEmpty(); ) {
                row = read(0) ? 0 : row + 1;
            }
            if (queue.isEmpty()) {
                break;
            }
            double low = drawAndRead(sample, Math.min(size, queue.size()));
            held &= low <= (double) found / relevant + 1e-12;
            if (low >= wanted) {
                break;
            }
        }
        return new End(held, 1 - (double) queue.size() / records, (double) found / relevant);
    }

    /** The lower limit that the sample promises. */
    private double drawAndRead(int sample, int size) {
        int population = queue.size();
        int before = found;
        for (int n = 0; n < size; n++) {
            read(random.nextInt(queue.size()));
        }
        int x = found - before;
        return RecallEstimate.of(new RecallEstimate.Counts(sample, population, size, x, before, x, queue.size()))
                .low();
    }

    private boolean read(int at) {
        boolean is = queue.remove(at);
        found += is ? 1 : 0;
        return is;
    }
}
