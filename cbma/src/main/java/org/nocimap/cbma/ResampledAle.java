package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * ALE analyses of sets of placed experiments, one after the other: the map, the cluster-forming ALE of the set's own null, and
 * maxima of permutations. The numbers are those of {@link AleAnalysis}, bit for bit, when the experiments come in the same
 * order. Keeps its arrays between sets; one object per thread.
 */
public final class ResampledAle {
    /** Maxima of a permutation: the largest ALE, the largest cluster in voxels, the heaviest cluster. */
    public static final int MAXIMA = 3;

    /** From so many permutations of one set on it pays to look which search is cheapest. */
    private static final int WORTH_PROBING = 20;

    private final AleSpec spec;
    private final Mask mask;
    private final AleBins bins;
    private final SingleActivation single;
    private final ModelledActivation exact;
    private final ThresholdTree thresholds;
    private final float[] ale;
    private final Map<Integer, CellGrid> grids = new HashMap<>();
    private float cut = Float.POSITIVE_INFINITY;

    public ResampledAle(AleSpec spec, Mask mask) {
        this.spec = spec;
        this.mask = mask;
        this.bins = AleBins.of(mask.grid());
        this.single = new SingleActivation(mask);
        this.exact = new ModelledActivation(mask);
        this.thresholds = new ThresholdTree(bins, spec.voxelP());
        this.ale = new float[mask.size()];
    }

    public Mask mask() {
        return mask;
    }

    /**
     * Computes the map of a set and its cluster-forming ALE.
     *
     * @param set at least one experiment, united in this order
     */
    public void analyse(List<PlacedExperiment> set) {
        map(set);
        cut = thresholds.criticalAle(
                set.stream().map(PlacedExperiment::histogram).toList());
    }

    /**
     * Computes the map of a set alone; {@link #cut()} is infinite afterwards.
     *
     * @param set united in this order
     */
    public void map(List<PlacedExperiment> set) {
        Arrays.fill(ale, 0);
        cut = Float.POSITIVE_INFINITY;
        for (PlacedExperiment experiment : set) {
            Optional<SingleActivation.Sparse> kept = experiment.activation();
            if (kept.isPresent()) {
                kept.get().unite(ale);
            } else {
                single.unite(experiment.foci(), ale);
            }
        }
    }

    /** ALE per mask voxel of the set last analysed, until the next one; not to be changed. */
    public float[] ale() {
        return ale;
    }

    /** The smallest ALE whose uncorrected p is below the spec's voxel p; infinite when there is none. */
    public float cut() {
        return cut;
    }

    /**
     * Permutations of the set last analysed: every experiment keeps its kernel and its number of foci, the foci are drawn anew.
     *
     * @param set the set last analysed
     * @param streams permutation n draws from stream {@code first + n}
     * @return {@link #MAXIMA} numbers a permutation
     */
    public double[] permute(List<PlacedExperiment> set, int permutations, RandomStreams streams, long first) {
        List<List<PlacedFocus>> foci = set.stream().map(PlacedExperiment::foci).toList();
        NullPlan plan = new NullPlan(ActivationModel.of(mask, foci), cut, spec.connectivity(), Optional.empty(), grids);
        PermutedAle.Search search = permutations >= WORTH_PROBING
                ? PermutedAle.cheapestSearch(plan, streams, first)
                : PermutedAle.Search.CELLS;
        PermutedAle permuted = new PermutedAle(plan);
        SupraThreshold clusters = new SupraThreshold(plan);
        double[] maxima = new double[permutations * MAXIMA];
        for (int n = 0; n < permutations; n++) {
            permuted.run(streams.stream(first + n), search);
            clusters.find(permuted);
            maxima[n * MAXIMA] = permuted.maximum();
            maxima[n * MAXIMA + 1] = clusters.largestSize();
            maxima[n * MAXIMA + 2] = clusters.heaviestMass();
        }
        return maxima;
    }

    /**
     * An experiment with foci of its own, for simulations.
     *
     * @param foci mm, in the mask's space
     * @param subjects at least 1; the kernel is that of the spec
     */
    public PlacedExperiment place(List<Point> foci, int subjects) {
        double fwhmMm = spec.kernel().fwhmMm(OptionalInt.of(subjects));
        ActivationModel model = ActivationModel.place(mask, List.of(foci), new double[] {fwhmMm}, spec.rounding());
        exact.model(model.foci(0));
        return new PlacedExperiment(
                model.foci(0), AleHistogram.of(bins, exact, mask.size(), bins.last() + 1), Optional.empty());
    }

    /**
     * A noise experiment: kernel, number of foci and their offsets from the voxel centres of a real one, every focus in a
     * voxel drawn uniformly from the mask, with replacement; one draw of the model that permutations follow.
     */
    public PlacedExperiment noiseLike(PlacedExperiment real, RandomStream random) {
        Grid grid = mask.grid();
        List<PlacedFocus> foci = new ArrayList<>(real.focusCount());
        for (PlacedFocus focus : real.foci()) {
            int index = mask.index(random.nextInt(mask.size()));
            int row = index / grid.nx();
            int slice = row / grid.ny();
            foci.add(new PlacedFocus(
                    index - row * grid.nx(), row - slice * grid.ny(), slice, focus.x(), focus.y(), focus.z()));
        }
        exact.model(foci);
        return new PlacedExperiment(foci, AleHistogram.of(bins, exact, mask.size(), bins.last() + 1), Optional.empty());
    }
}
