package org.nocimap.fmri.ica;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.image.Mask;
import org.nocimap.stats.Assignment;

/**
 * Group ICA by temporal concatenation (Beckmann and Smith 2004, doi:10.1109/TMI.2003.822821; Calhoun et al. 2001,
 * doi:10.1002/hbm.1048).
 *
 * <p>Runs are read one at a time, in an order drawn from the seed, normalised ({@link NormalisedRun}) and taken into the incremental
 * components ({@link RunningComponents}): twice as many rows as the longest run has volumes are kept, and one run beside them, so that
 * memory is 3·T·V·4 bytes (and some maps) for any number of runs. The leading k (asked for, or of the largest evidence: {@link
 * DimensionCurve}) are whitened over space and unmixed by symmetric FastICA. Repeats start at random and see a random half of the
 * voxels each (30 000 at most); their clusters' centrotypes start the last estimate, on all voxels.
 *
 * <p>A component's z is its least-squares source over its standard error, s/(σ √((A'A)⁻¹)) with A its mixing matrix and σ² the voxel's
 * variance outside the k components over all degrees of freedom less k.
 */
public final class GroupIca {
    private static final FastIca.Stop REPEAT = new FastIca.Stop(1e-5, 100);
    private static final FastIca.Stop LAST = new FastIca.Stop(1e-7, 200);
    private static final int ROWS_PER_VOLUME = 2;
    private static final int MOST_DRAWN = 30_000;

    private final Mask mask;
    private final IcaSpec spec;

    /** Runs over the mask, read when they are asked for. */
    public interface Runs {
        int count();

        /** Volumes of the longest. */
        int longest();

        /** The n-th run over the group's mask; each is asked for once and changed. */
        CleanRun read(int n);
    }

    /** Told what goes on. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param done runs that are taken in
         */
        void took(int done, int of);
    }

    public GroupIca(Mask mask, IcaSpec spec) {
        this.mask = mask;
        this.spec = spec;
    }

    /**
     * @throws IllegalArgumentException when more components are asked for than the data have
     */
    public IcaResult run(Runs runs, Listener listener) {
        int keep =
                Math.max(ROWS_PER_VOLUME * runs.longest(), 2 * spec.components().orElse(1));
        RunningComponents pca = new RunningComponents(mask.size(), keep, keep + runs.longest());
        double[] squares = new double[mask.size()];
        int[][] neighbours = NoiseShape.neighbours(mask);
        List<NoiseShape> noise = new ArrayList<>();
        int degrees = 0;
        int volumes = 0;
        int[] order = order(runs.count());
        for (int n = 0; n < order.length; n++) {
            NormalisedRun run = NormalisedRun.of(runs.read(order[n]), neighbours);
            addSquares(squares, run.volumes());
            degrees += run.degreesOfFreedom();
            volumes += run.volumes().length;
            noise.add(run.noise());
            pca.add(run.volumes());
            listener.took(n + 1, order.length);
        }
        RunningComponents.Found found = pca.finish();
        NoiseShape shape = NoiseShape.mean(noise);
        NoiseEdge edge = NoiseEdge.of(shape, degrees, mask.size());
        DimensionCurve curve = DimensionCurve.of(
                found.values(), found.energy(), degrees, edge, Math.min(keep / 2, IcaSpec.MOST_COMPONENTS));
        int k = spec.components().orElseGet(curve::best);
        if (k > found.values().length || !(found.values()[k - 1] > 1e-12 * found.energy())) {
            throw new IllegalArgumentException("the runs have no " + k + " components");
        }
        Estimate estimate = unmix(found, k);
        List<IcaResult.Component> components = components(found, k, estimate, squares, degrees);
        double held = Arrays.stream(found.values()).sum();
        return new IcaResult(
                components,
                curve,
                estimate.last().steps(),
                estimate.last().turn() <= LAST.tolerance(),
                volumes,
                degrees,
                new IcaResult.Noise(
                        shape.fwhmVoxels(0), shape.fwhmVoxels(1), shape.fwhmVoxels(2), shape.memory(), edge.edge()),
                Math.min(keep + runs.longest(), volumes),
                Math.max(0, 1 - held / found.energy()));
    }

    /** A random order, so that no group comes last. */
    private int[] order(int count) {
        RandomStream random = RandomStream.of(spec.seed(), "fmri.ica.order", 0);
        int[] order = new int[count];
        Arrays.setAll(order, n -> n);
        for (int n = count - 1; n > 0; n--) {
            int other = random.nextInt(n + 1);
            int keep = order[n];
            order[n] = order[other];
            order[other] = keep;
        }
        return order;
    }

    private static void addSquares(double[] squares, float[][] volumes) {
        for (float[] volume : volumes) {
            for (int v = 0; v < squares.length; v++) {
                squares[v] += (double) volume[v] * volume[v];
            }
        }
    }

    /** The last unmixing and, for each of its rows, the quality and size of its cluster. */
    private record Estimate(FastIca.Unmixing last, double[] quality, int[] members) {}

    private Estimate unmix(RunningComponents.Found found, int k) {
        float[][] white = new float[k][mask.size()];
        for (int i = 0; i < k; i++) {
            float scale = (float) Math.sqrt(mask.size() / found.values()[i]);
            for (int v = 0; v < white[i].length; v++) {
                white[i][v] = scale * found.maps()[i][v];
            }
        }
        FastIca ica = new FastIca(white, spec.nonlinearity());
        RandomStreams streams = RandomStreams.of(spec.seed(), "fmri.ica.repeat");
        List<double[][]> repeats = new ArrayList<>();
        for (int r = 0; r < spec.repeats(); r++) {
            RandomStream random = streams.stream(r);
            double[][] start = ica.start(random);
            repeats.add(ica.solve(start, ica.half(random, MOST_DRAWN), REPEAT).w());
        }
        Stability stability = Stability.of(repeats);
        FastIca.Unmixing last = ica.solve(FastIca.orthogonal(stability.centrotypes()), ica.all(), LAST);
        double[][] alike = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int c = 0; c < k; c++) {
                alike[i][c] = Math.abs(FastIca.dot(last.w()[i], stability.centrotypes()[c]));
            }
        }
        int[] cluster = Assignment.best(alike);
        double[] quality = new double[k];
        int[] members = new int[k];
        for (int i = 0; i < k; i++) {
            quality[i] = stability.quality()[cluster[i]];
            members[i] = stability.members()[cluster[i]];
        }
        return new Estimate(last, quality, members);
    }

    private List<IcaResult.Component> components(
            RunningComponents.Found found, int k, Estimate estimate, double[] squares, int degrees) {
        int voxels = mask.size();
        double[] noise = new double[voxels];
        for (int v = 0; v < voxels; v++) {
            double rest = squares[v];
            for (int i = 0; i < k; i++) {
                rest -= (double) found.maps()[i][v] * found.maps()[i][v];
            }
            noise[v] = rest > 1e-9 * squares[v] ? Math.sqrt(rest / Math.max(1, degrees - k)) : 0;
        }
        List<IcaResult.Component> components = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            double[] w = estimate.last().w()[c];
            double explained = 0;
            double error = 0;
            for (int i = 0; i < k; i++) {
                explained += w[i] * w[i] * found.values()[i];
                error += w[i] * w[i] * voxels / found.values()[i];
            }
            double[] z = new double[voxels];
            for (int v = 0; v < voxels; v++) {
                double source = 0;
                for (int i = 0; i < k; i++) {
                    source += w[i] * found.maps()[i][v] * Math.sqrt(voxels / found.values()[i]);
                }
                z[v] = noise[v] > 0 ? source / (noise[v] * Math.sqrt(error)) : 0;
            }
            turn(z);
            components.add(new IcaResult.Component(
                    z, explained / found.energy(), estimate.quality()[c], estimate.members()[c], TailMixture.fit(z)));
        }
        components.sort(Comparator.comparingDouble(c -> -c.explained()));
        return components;
    }

    /** Makes the long tail positive: the third central moment. */
    private static void turn(double[] z) {
        double mean = Arrays.stream(z).average().orElse(0);
        double cubes = 0;
        for (double value : z) {
            cubes += (value - mean) * (value - mean) * (value - mean);
        }
        if (cubes < 0) {
            for (int v = 0; v < z.length; v++) {
                z[v] = -z[v];
            }
        }
    }
}
