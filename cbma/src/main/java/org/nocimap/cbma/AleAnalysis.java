package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.Shard;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.Tfce;
import org.nocimap.inference.Undecided;

/**
 * Activation likelihood estimation of a study set, with its nulls and corrections (Turkeltaub et al. 2002, 2012; Eickhoff
 * et al. 2009, 2012).
 *
 * <p>The result depends on the spec, the mask and the set of studies, not on their order, on the engine's threads, or on
 * whether the run was interrupted.
 */
public final class AleAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "ale-1";

    /** The job whose blocks are shared out. */
    private static final String PERMUTATIONS = "permutations";

    private final AleSpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    /**
     * @param mask where to look; its grid is the analysis grid
     */
    public AleAnalysis(AleSpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @throws org.nocimap.files.InputException when the set cannot be analysed
     */
    public AleResult run(StudySet set) {
        AleInput.Checked input = AleInput.check(CanonicalOrder.of(set), spec, mask);
        ActivationModel model = input.model();
        double[] ale = ObservedAle.of(model);
        String run = AleFingerprint.of(ALGORITHM, spec, model);
        VoxelNull voxelNull = voxelNull(model, ale, run);
        double[] p = new double[ale.length];
        double[] z = new double[ale.length];
        for (int n = 0; n < ale.length; n++) {
            p[n] = voxelNull.p(ale[n]);
            z[n] = voxelNull.z(ale[n]);
        }
        double cut = voxelNull.criticalAle(spec.voxelP());
        StatisticMap map = new StatisticMap(mask, ale, z, p);
        Map<Correction, MaxNull> maxima = permute(model, voxelNull, cut, run);
        Corrector corrector = new Corrector(spec, map, cut, maxima, enhanced(map));
        List<CorrectedMap> corrected = new ArrayList<>();
        for (Correction correction : spec.corrections()) {
            corrected.add(corrector.apply(correction));
        }
        corrected = Contributions.add(corrected, input.experiments(), model);
        List<Problem> warnings = new ArrayList<>(input.warnings());
        warnings.addAll(tooFewPermutations());
        CorrectedMap primary = corrected.get(0);
        warnings.addAll(
                Undecided.warnings(primary.correction(), primary.candidates(), spec.alpha(), spec.minVolumeMm3()));
        warnings.addAll(Contributions.dominance(corrected.get(0), input.experiments()));
        return new AleResult(
                spec, mask, input.experiments(), ale, p, z, voxelNull.smallestP(), cut, corrected, warnings);
    }

    /**
     * Computes one shard's permutations into their checkpoint, and nothing else. When the shards are put together, {@link #run}
     * with their checkpoints gives the same bits as one that computes all by itself. A Monte Carlo voxel null must be whole before
     * the first permutation is cut into clusters, so every shard computes all of that one.
     *
     * @param set as for {@link #run}
     * @return blocks of permutations that belong to the shard; 0 when there are fewer blocks than shards
     * @throws org.nocimap.files.InputException when the set cannot be analysed, or when no correction asks for permutations
     */
    public int runShard(StudySet set, Shard shard) {
        if (!usesPermutations()) {
            throw InputException.of(
                    Location.option("--correction"),
                    "nothing can be shared out: no correction that was asked for uses permutations",
                    "a family-wise error correction by permutations",
                    "Run it without --shard; it takes seconds.");
        }
        ActivationModel model =
                AleInput.check(CanonicalOrder.of(set), spec, mask).model();
        String run = AleFingerprint.of(ALGORITHM, spec, model);
        VoxelNull voxelNull = voxelNull(model, ObservedAle.of(model), run);
        AleNullJob job = permutations(model, voxelNull, voxelNull.criticalAle(spec.voxelP()));
        try (Checkpoint checkpoint = checkpoints.open(PERMUTATIONS, run, job.blocks())) {
            shard.run(engine, job, checkpoint, progress);
        }
        return shard.blocks(job.blocks());
    }

    private boolean usesPermutations() {
        return spec.corrections().stream().anyMatch(Correction::usesPermutations);
    }

    private VoxelNull voxelNull(ActivationModel model, double[] ale, String run) {
        return switch (spec.nullMethod()) {
            case CONVOLUTION ->
                VoxelNull.convolution(model, Arrays.stream(ale).max().orElse(0));
            case MONTE_CARLO -> monteCarloVoxelNull(model, run);
        };
    }

    /** With n permutations no corrected p is below 1 / (1 + n). */
    private List<Problem> tooFewPermutations() {
        double smallest = 1.0 / (1 + spec.permutations());
        if (!usesPermutations() || smallest <= spec.alpha()) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.option("--permutations"),
                String.format(
                        Locale.ROOT,
                        "with %d permutations no corrected p can be below %.3f, so nothing can be significant",
                        spec.permutations(),
                        smallest),
                "at least " + (int) Math.ceil(1 / spec.alpha() - 1) + " permutations",
                "Use 1000 or more."));
    }

    private VoxelNull monteCarloVoxelNull(ActivationModel model, String run) {
        NullPlan plan = new NullPlan(model, Double.POSITIVE_INFINITY, spec.connectivity());
        VoxelNullJob job = new VoxelNullJob(plan, spec.permutations(), spec.seed());
        List<double[]> blocks = run(job, "voxel-null", run);
        double[] counts =
                new double[blocks.stream().mapToInt(b -> b.length).max().orElseThrow()];
        for (double[] block : blocks) {
            for (int bin = 0; bin < block.length; bin++) {
                counts[bin] += block[bin];
            }
        }
        return VoxelNull.monteCarlo(AleBins.of(mask.grid()), counts);
    }

    private Map<Correction, MaxNull> permute(ActivationModel model, VoxelNull voxelNull, double cut, String run) {
        Map<Correction, MaxNull> maxima = new EnumMap<>(Correction.class);
        if (!usesPermutations()) {
            return maxima;
        }
        AleNullJob job = permutations(model, voxelNull, cut);
        List<double[]> blocks = run(job, PERMUTATIONS, run);
        List<Correction> columns = List.of(
                Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);
        for (int column = 0; column < job.width(); column++) {
            double[] values = new double[spec.permutations()];
            int n = 0;
            for (double[] block : blocks) {
                for (int at = column; at < block.length; at += job.width()) {
                    values[n++] = block[at];
                }
            }
            maxima.put(columns.get(column), MaxNull.of(values));
        }
        return maxima;
    }

    private AleNullJob permutations(ActivationModel model, VoxelNull voxelNull, double cut) {
        NullPlan plan = new NullPlan(model, cut, spec.connectivity());
        return new AleNullJob(plan, spec.permutations(), spec.seed(), tfceScore(), voxelNull);
    }

    private List<double[]> run(BlockJob job, String name, String run) {
        try (Checkpoint checkpoint = checkpoints.open(name, run, job.blocks())) {
            return engine.run(job, checkpoint, progress);
        }
    }

    private AleNullJob.TfceScore tfceScore() {
        return spec.corrections().contains(Correction.TFCE_FWE)
                ? AleNullJob.TfceScore.COMPUTE
                : AleNullJob.TfceScore.SKIP;
    }

    private Optional<double[]> enhanced(StatisticMap map) {
        return tfceScore() == AleNullJob.TfceScore.COMPUTE
                ? Optional.of(new Tfce(mask, spec.connectivity()).scores(map.z()))
                : Optional.empty();
    }
}
