package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.PlacedExperiment;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.RandomStreams;

/**
 * The data with the first m noise experiments of a draw. A noise experiment takes N and number of foci, together, from an
 * experiment of the data drawn at random (Acar et al. 2018), and its foci lie anywhere in the mask. The first m are the same
 * whatever m is, so that more noise means the same noise and some more. One object per thread.
 */
final class NoisySet {
    private static final String STREAMS = "cbma.robustness.noise";

    private final ExperimentPool pool;
    private final ResampledAle analysis;
    private final RandomStreams streams;
    private final List<PlacedExperiment> set = new ArrayList<>();
    private long draw = -1;

    NoisySet(ExperimentPool pool) {
        this.pool = pool;
        this.analysis = new ResampledAle(pool.spec(), pool.mask());
        this.streams = RandomStreams.of(pool.spec().seed(), STREAMS);
    }

    /** Turns to another draw of noise. */
    void start(int newDraw) {
        if (newDraw != draw) {
            draw = newDraw;
            set.clear();
            set.addAll(pool.all());
        }
    }

    /** Analyses the data with {@code noise} noise experiments. */
    ResampledAle analyse(int noise) {
        while (set.size() < pool.count() + noise) {
            long number = (long) set.size() - pool.count();
            var random = streams.stream(draw << 32 | number);
            PlacedExperiment like = pool.all().get(random.nextInt(pool.count()));
            set.add(analysis.noiseLike(like, random));
        }
        analysis.analyse(with(noise));
        return analysis;
    }

    /** The experiments last analysed, when {@code noise} is what it was. */
    List<PlacedExperiment> with(int noise) {
        return set.subList(0, pool.count() + noise);
    }
}
