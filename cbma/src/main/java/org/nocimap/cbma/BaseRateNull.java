package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.Normal;

/**
 * Does a set of experiments converge somewhere more than its number of foci and the base rate of a whole database explain? The
 * null of specific co-activation likelihood estimation (SCALE; Langner et al. 2014, doi:10.1016/j.neuroimage.2014.06.007): every
 * experiment keeps its kernel and its number of foci, and each focus is put where a focus drawn from the database lies.
 *
 * <p>A voxel's p compares its ALE with the ALE of the same voxel in all permutations, p = (1 + those at or above) / (1 +
 * permutations); the family-wise error follows from the largest ALE of each permutation. Among the voxels of the database's
 * favourite places a large ALE is common; there the first is strict where the uniform null of {@link AleAnalysis} is liberal.
 */
public final class BaseRateNull {
    private static final String ALGORITHM = "base-rate-1";

    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    public BaseRateNull(Engine engine, Checkpoints checkpoints, Progress progress) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * What the permutations say.
     *
     * @param map the observed ALE with the p and z of every voxel against its own null; z is 0 where p is above one half
     * @param maxima the largest ALE of each permutation
     * @param places foci of the database that permuted foci were drawn from
     * @param outside foci of the database outside the analysis grid, which were not
     */
    public record Outcome(StatisticMap map, MaxNull maxima, int places, int outside) {}

    /**
     * @param set the experiments, foci in MNI space, pooled
     * @param spec kernel, placement of foci, permutations and seed are taken from it
     * @param mask where to look; its grid is the analysis grid
     * @param baseRate every focus of the database, MNI mm, in any order; a place reported twice is drawn twice as often
     * @throws InputException when the set cannot be analysed, or no focus of the database lies on the grid
     */
    public Outcome run(StudySet set, AleSpec spec, Mask mask, List<Point> baseRate) {
        AleInput.Checked input = AleInput.check(CanonicalOrder.of(set), spec, mask);
        ActivationModel model = input.model();
        DrawnPlaces places = places(input, spec, mask, baseRate);
        double[] ale = ObservedAle.of(model);
        float[] observed = new float[ale.length];
        for (int n = 0; n < ale.length; n++) {
            observed[n] = (float) ale[n];
        }
        NullPlan plan = new NullPlan(model, Double.POSITIVE_INFINITY, spec.connectivity(), Optional.of(places));
        BaseRateJob job = new BaseRateJob(plan, observed, spec.permutations(), spec.seed());
        String run = AleFingerprint.of(ALGORITHM, spec, model) + "\nbase rate " + places.digest();
        List<double[]> blocks;
        try (Checkpoint checkpoint = checkpoints.open("base-rate", run, job.blocks())) {
            blocks = engine.run(job, checkpoint, progress);
        }
        double[] maxima = new double[spec.permutations()];
        long[] counts = new long[ale.length];
        for (int block = 0; block < blocks.size(); block++) {
            job.maxima(block, blocks.get(block), maxima);
            job.addCounts(block, blocks.get(block), counts);
        }
        double[] p = new double[ale.length];
        double[] z = new double[ale.length];
        for (int n = 0; n < ale.length; n++) {
            p[n] = (1.0 + counts[n]) / (1.0 + spec.permutations());
            z[n] = p[n] >= 0.5 ? 0 : Normal.isf(p[n]);
        }
        return new Outcome(
                new StatisticMap(mask, ale, z, p), MaxNull.of(maxima), places.size(), baseRate.size() - places.size());
    }

    private static DrawnPlaces places(AleInput.Checked input, AleSpec spec, Mask mask, List<Point> baseRate) {
        List<Double> widths = new ArrayList<>();
        for (AleExperiment experiment : input.experiments()) {
            widths.addAll(Collections.nCopies(experiment.experiment().foci().size(), experiment.fwhmMm()));
        }
        DrawnPlaces places = DrawnPlaces.of(
                mask.grid(),
                baseRate,
                spec.rounding(),
                widths.stream().mapToDouble(w -> w).toArray());
        if (places.size() == 0) {
            throw InputException.of(
                    Location.NOWHERE,
                    "no focus of the database lies on the analysis grid",
                    "a database whose foci lie in the brain, in MNI space",
                    "Check the space of the foci and the mask.");
        }
        return places;
    }
}
