package org.nocimap.cbma.design;

import java.util.List;
import java.util.stream.IntStream;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.cbma.Neighbourhood;
import org.nocimap.cbma.PlacedExperiment;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * The simulated meta-analyses of one number of experiments. A block's result: for each of its simulations the largest extent near
 * the true place, then the permuted maxima.
 */
final class PowerJob implements EqualBlocks {
    private static final long serialVersionUID = 1;

    /** Simulations in a block. */
    static final int BLOCK = 5;

    private final PowerSpec spec;
    private final Effect effect;
    private final Mask mask;
    private final int experiments;
    private final String purpose;

    /**
     * @param purpose of the random streams; another purpose is an independent run
     */
    PowerJob(PowerSpec spec, Effect effect, Mask mask, int experiments, String purpose) {
        this.spec = spec;
        this.effect = effect;
        this.mask = mask;
        this.experiments = experiments;
        this.purpose = purpose;
    }

    @Override
    public String label() {
        return "power with " + experiments + " experiments";
    }

    @Override
    public int count() {
        return spec.simulations();
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    /** Numbers per simulation in a block's result. */
    int width() {
        return 1 + spec.permutations();
    }

    @Override
    public Worker newWorker() {
        ExtentStatistic statistic =
                ExtentStatistic.of(spec.analysis().corrections().get(0));
        ResampledAle analysis = new ResampledAle(spec.analysis(), mask);
        Neighbourhood neighbourhood = new Neighbourhood(mask, spec.analysis().connectivity());
        long seed = spec.analysis().seed();
        SimulatedSet simulated = new SimulatedSet(effect, spec.sizes(), analysis, RandomStreams.of(seed, purpose));
        RandomStreams permutations = RandomStreams.of(seed, purpose + ".null");
        return block -> {
            double[] result = new double[items(block) * width()];
            for (int n = 0; n < items(block); n++) {
                long simulation = firstItem(block) + n;
                List<PlacedExperiment> set = simulated.experiments(simulation, experiments);
                analysis.analyse(set);
                double largest = 0;
                for (int position : near(simulated.truth(simulation))) {
                    largest = Math.max(
                            largest,
                            statistic.at(
                                    analysis,
                                    neighbourhood,
                                    position,
                                    spec.analysis().minVolumeMm3()));
                }
                result[n * width()] = largest;
                double[] maxima = statistic.column(analysis.permute(
                        set,
                        spec.permutations(),
                        permutations,
                        (long) experiments << 40 | simulation * spec.permutations()));
                System.arraycopy(maxima, 0, result, n * width() + 1, maxima.length);
            }
            return result;
        };
    }

    /** Mask positions at most the given distance from a place. */
    private int[] near(Point place) {
        return IntStream.range(0, mask.size())
                .filter(n -> mask.grid().pointOf(mask.index(n)).distanceTo(place) <= effect.withinMm())
                .toArray();
    }
}
