package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.cbma.PlacedExperiment;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;

/** For every random subset its cluster-forming ALE and a few permuted maxima: {@code 1 + permutations} numbers a subset. */
final class SubsampleNullJob implements EqualBlocks {
    private static final long serialVersionUID = 1;

    /** Subsets in a block. */
    static final int BLOCK = 25;

    /** Purpose of the subsets' random streams; changing it changes every result. */
    static final String SUBSETS = "cbma.robustness.subsets";

    private static final String PERMUTATIONS = "cbma.robustness.subsets.null";

    private final ExperimentPool pool;
    private final SubsamplingSpec spec;
    private final ExtentStatistic statistic;

    SubsampleNullJob(ExperimentPool pool, SubsamplingSpec spec, ExtentStatistic statistic) {
        this.pool = pool;
        this.spec = spec;
        this.statistic = statistic;
    }

    @Override
    public String label() {
        return "subsamples, null";
    }

    @Override
    public int count() {
        return spec.subsamples();
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    /** Numbers per subset in a block's result. */
    int width() {
        return 1 + spec.permutations();
    }

    @Override
    public Worker newWorker() {
        ResampledAle analysis = new ResampledAle(pool.spec(), pool.mask());
        RandomStreams subsets = RandomStreams.of(pool.spec().seed(), SUBSETS);
        RandomStreams permutations = RandomStreams.of(pool.spec().seed(), PERMUTATIONS);
        return block -> {
            double[] result = new double[items(block) * width()];
            for (int n = 0; n < items(block); n++) {
                long subsample = firstItem(block) + n;
                List<PlacedExperiment> set =
                        pool.subset(Subset.draw(spec.size(), pool.count(), subsets.stream(subsample)));
                analysis.analyse(set);
                result[n * width()] = analysis.cut();
                double[] maxima = statistic.column(
                        analysis.permute(set, spec.permutations(), permutations, subsample * spec.permutations()));
                System.arraycopy(maxima, 0, result, n * width() + 1, maxima.length);
            }
            return result;
        };
    }
}
