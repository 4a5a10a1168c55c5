package org.nocimap.cbma;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One permutation of the family-wise error null (maximum, largest cluster, heaviest cluster) by every search, against a plain
 * dense pass that does what a first version would: all weights of all kernels, one experiment after another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@NullUnmarked
public class AlePermutationBenchmark {
    /** Experiments, with 12 foci each. */
    @Param({"21", "43", "400"})
    public int experiments;

    private ActivationModel model;
    private PermutedAle permuted;
    private SupraThreshold clusters;
    private RandomStreams streams;
    private long permutation;

    /** Draws a null data set and finds its cluster-forming ALE. */
    @Setup
    public void prepare() {
        Mask brain = BuiltIn.brainMask().mask();
        StudySet set = new FociSimulation(experiments, List.of(), 0, 0, 12, 12, 12, 40, 1).simulate(brain);
        List<List<Point>> foci = set.studies().stream()
                .map(s ->
                        s.experiments().get(0).foci().stream().map(Focus::point).toList())
                .toList();
        double[] widths = set.studies().stream()
                .mapToDouble(s -> new KernelWidth.FromSampleSize()
                        .fwhmMm(s.experiments().get(0).subjects()))
                .toArray();
        model = ActivationModel.place(brain, foci, widths, FociRounding.NONE);
        double highest = 0;
        for (double ale : AleMap.of(model)) {
            highest = Math.max(highest, ale);
        }
        double cut = VoxelNull.convolution(model, highest).criticalAle(0.001);
        NullPlan plan = new NullPlan(model, cut, Connectivity.EDGES);
        permuted = new PermutedAle(plan);
        clusters = new SupraThreshold(plan);
        streams = RandomStreams.of(1, AleNullJob.STREAMS);
    }

    /** Cells, then octants. */
    @Benchmark
    public double boundedByCells() {
        return permute(PermutedAle.Search.CELLS);
    }

    /** Octants of all cells. */
    @Benchmark
    public double boundedByOctants() {
        return permute(PermutedAle.Search.SUMS);
    }

    /** All voxels, cell by cell. */
    @Benchmark
    public double everywhere() {
        return permute(PermutedAle.Search.EVERYWHERE);
    }

    /** The plain way: the observed map's own code, in double precision. */
    @Benchmark
    public double plain() {
        double highest = 0;
        for (double ale : AleMap.of(model)) {
            highest = Math.max(highest, ale);
        }
        return highest;
    }

    private double permute(PermutedAle.Search search) {
        permuted.run(streams.stream(permutation++), search);
        clusters.find(permuted);
        return permuted.maximum() + clusters.largestSize();
    }
}
