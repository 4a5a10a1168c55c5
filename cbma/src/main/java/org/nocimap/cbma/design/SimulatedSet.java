package org.nocimap.cbma.design;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.PlacedExperiment;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

/**
 * Simulated meta-analyses. Every experiment draws its size; with the effect's probability one of its foci (or its only one, where
 * the size says none) is the effect, blurred; the others lie anywhere in the mask. Experiment i of simulation s does not change
 * when there are more experiments or simulations.
 */
final class SimulatedSet {
    private static final long TRUTH = 0xffff_ffffL;
    private static final int MOST_ATTEMPTS = 200;

    private final Effect effect;
    private final ExperimentSizes sizes;
    private final ResampledAle analysis;
    private final RandomStreams streams;

    SimulatedSet(Effect effect, ExperimentSizes sizes, ResampledAle analysis, RandomStreams streams) {
        this.effect = effect;
        this.sizes = sizes;
        this.analysis = analysis;
        this.streams = streams;
    }

    /** Where the effect of a simulation is. */
    Point truth(long simulation) {
        return effect.place().orElseGet(() -> anywhere(streams.stream(simulation << 32 | TRUTH)));
    }

    List<PlacedExperiment> experiments(long simulation, int count) {
        Point truth = truth(simulation);
        List<PlacedExperiment> experiments = new ArrayList<>(count);
        for (int e = 0; e < count; e++) {
            experiments.add(experiment(truth, streams.stream(simulation << 32 | e)));
        }
        return experiments;
    }

    private PlacedExperiment experiment(Point truth, RandomStream random) {
        ExperimentSizes.Size size = sizes.draw(random);
        List<Point> foci = new ArrayList<>(size.foci() + 1);
        if (random.nextDouble() < effect.share()) {
            foci.add(blurred(truth, random));
        }
        while (foci.size() < size.foci()) {
            foci.add(anywhere(random));
        }
        return analysis.place(foci, size.subjects());
    }

    /** A place in the mask, not only at voxels' centres. */
    private Point anywhere(RandomStream random) {
        Mask mask = analysis.mask();
        Grid grid = mask.grid();
        Voxel voxel = grid.voxel(mask.index(random.nextInt(mask.size())));
        return grid.affine()
                .apply(
                        voxel.i() + random.nextDouble() - 0.5,
                        voxel.j() + random.nextDouble() - 0.5,
                        voxel.k() + random.nextDouble() - 0.5);
    }

    /** Drawn again until it lies in the mask; at the true place itself when that does not happen. */
    private Point blurred(Point truth, RandomStream random) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Point reported = new Point(
                    truth.x() + effect.spreadMm() * random.nextGaussian(),
                    truth.y() + effect.spreadMm() * random.nextGaussian(),
                    truth.z() + effect.spreadMm() * random.nextGaussian());
            if (analysis.mask().contains(reported)) {
                return reported;
            }
        }
        return truth;
    }
}
