package org.nocimap.engine.spark;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** Jobs and data for the tests of this room; on the executors' class path, too. */
final class Jobs {
    private Jobs() {}

    /** Random numbers and where they were drawn. */
    record Draws(long seed, int blocks, long nanosPerBlock) implements BlockJob {
        @Override
        public String label() {
            return "draws";
        }

        @Override
        public int items(int block) {
            return 1 + block % 4;
        }

        @Override
        public Worker newWorker() {
            RandomStreams streams = RandomStreams.of(seed, "spark");
            return block -> {
                LockSupport.parkNanos(nanosPerBlock);
                RandomStream stream = streams.stream(block);
                double[] result = new double[items(block)];
                Arrays.setAll(result, n -> stream.nextGaussian());
                return result;
            };
        }
    }

    /** Fails in some of its blocks. */
    record Fails(int blocks, int from, int every) implements BlockJob {
        @Override
        public String label() {
            return "failures";
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            return block -> {
                if (block >= from && (block - from) % every == 0) {
                    throw new IllegalStateException("block " + block);
                }
                return new double[] {block};
            };
        }
    }

    /** In each block a random half of the experiments: how many voxels of its map reach an ALE. */
    record Subsamples(ModelledExperiments models, long seed, int blocks, double ale) implements BlockJob {
        @Override
        public String label() {
            return "subsamples";
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            RandomStreams streams = RandomStreams.of(seed, "subsamples");
            return block -> {
                RandomStream stream = streams.stream(block);
                int[] subset = models.all();
                for (int n = 0; n < subset.length / 2; n++) {
                    int other = n + stream.nextInt(subset.length - n);
                    int kept = subset[other];
                    subset[other] = subset[n];
                    subset[n] = kept;
                }
                double[] map = models.ale(Arrays.copyOf(subset, subset.length / 2));
                return new double[] {
                    Arrays.stream(map).filter(v -> v >= ale).count(),
                    Arrays.stream(map).max().orElseThrow(),
                    models.voxelNull(Arrays.copyOf(subset, subset.length / 2), 0.05)
                            .criticalAle(0.001)
                };
            };
        }
    }

    /** About the size of a brain, on a 4 mm grid. */
    static Mask mask() {
        Grid grid = new Grid(46, 55, 46, Affine.of(4, 0, 0, -90, 0, 4, 0, -126, 0, 0, 4, -72));
        int[] inside = java.util.stream.IntStream.range(0, grid.size())
                .filter(n -> {
                    Point p = grid.pointOf(n);
                    double x = p.x() / 64;
                    double y = (p.y() + 18) / 83;
                    double z = (p.z() - 8) / 64;
                    return x * x + y * y + z * z <= 1;
                })
                .toArray();
        return Mask.of(grid, inside);
    }

    static StudySet studies() {
        return FociSimulation.example().simulate(mask());
    }

    static ModelledExperiments modelled() {
        return ModelledExperiments.of(studies(), AleSpec.builder().build(), mask());
    }
}
