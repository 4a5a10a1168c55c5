package org.nocimap.cbma.robustness;

import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.Neighbourhood;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.RandomStreams;

/**
 * One number of noise experiments, in every draw: how large the clusters' extents are, and permuted maxima. A block is a draw;
 * its result: the extents at the clusters' peaks, then the maxima.
 */
final class NoiseRungJob implements BlockJob {
    private static final long serialVersionUID = 1;

    private static final String STREAMS = "cbma.robustness.noise.null";

    private final ExperimentPool pool;
    private final FailSafeSpec spec;
    private final Places places;
    private final int noise;

    NoiseRungJob(ExperimentPool pool, FailSafeSpec spec, Places places, int noise) {
        this.pool = pool;
        this.spec = spec;
        this.places = places;
        this.noise = noise;
    }

    @Override
    public String label() {
        return "fail-safe N, " + noise + " noise experiments";
    }

    @Override
    public int blocks() {
        return spec.draws();
    }

    @Override
    public int items(int block) {
        return 1;
    }

    @Override
    public Worker newWorker() {
        NoisySet noisy = new NoisySet(pool);
        Neighbourhood neighbourhood = new Neighbourhood(pool.mask(), pool.spec().connectivity());
        RandomStreams streams = RandomStreams.of(pool.spec().seed(), STREAMS);
        int permutations = spec.permutationsOfDraw();
        return draw -> {
            noisy.start(draw);
            ResampledAle analysis = noisy.analyse(noise);
            double[] extents = places.extents(analysis, neighbourhood);
            double[] maxima = places.statistic()
                    .column(analysis.permute(
                            noisy.with(noise), permutations, streams, (long) noise << 32 | (long) draw * permutations));
            double[] result = new double[extents.length + maxima.length];
            System.arraycopy(extents, 0, result, 0, extents.length);
            System.arraycopy(maxima, 0, result, extents.length, maxima.length);
            return result;
        };
    }
}
