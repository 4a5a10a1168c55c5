package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.StatisticMap;

/**
 * Difference and conjunction of two groups of experiments (Laird et al. 2005, doi:10.1002/hbm.20136; Eickhoff et al. 2011,
 * doi:10.1016/j.neuroimage.2011.05.021).
 *
 * <p>D(v) = ALE of A − ALE of B. Under the null hypothesis it does not matter which group an experiment is in, so labels are
 * exchanged at random, group sizes kept. One-sided p in a voxel: the share of all labellings, the observed one among them, whose
 * difference is at least as large.
 *
 * <p>Family-wise error, in each direction: the largest standardised difference, the largest cluster and the heaviest one under
 * every labelling. The searched voxels follow from the labels (the main effects), so every labelling chooses its own in the same
 * way; comparing what was found in voxels that the observed labels chose with what exchanged labels give in the same voxels would
 * not keep the level.
 *
 * <p>The result depends on spec, mask and the two sets of studies, not on their order, on threads, or on interruptions; with the
 * groups exchanged it is the same with the signs turned.
 */
public final class ContrastAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "contrast-1";

    private final ContrastSpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    /**
     * @param mask where to look; its grid is the analysis grid
     */
    public ContrastAnalysis(ContrastSpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * Main effects, both directions and conjunction.
     *
     * @throws org.nocimap.files.InputException when a group cannot be analysed, or has fewer than two experiments
     */
    public ContrastResult run(ContrastGroup a, ContrastGroup b) {
        ContrastInput.check(a, b);
        return run(a, mainEffect(a, "a-"), b, mainEffect(b, "b-"));
    }

    /**
     * With a main effect of group A that is known already.
     *
     * @param mainA of group A, by this spec's {@link ContrastSpec#main()} over this mask
     * @throws org.nocimap.files.InputException when group B cannot be analysed, or a group has fewer than two experiments
     */
    public ContrastResult run(ContrastGroup a, AleResult mainA, ContrastGroup b) {
        ContrastInput.check(a, b);
        return run(a, mainA, b, mainEffect(b, "b-"));
    }

    /**
     * With main effects that are known already.
     *
     * @param mainA of group A, by this spec's {@link ContrastSpec#main()} over this mask
     * @param mainB of group B, likewise
     * @throws org.nocimap.files.InputException when a group has fewer than two experiments
     */
    public ContrastResult run(ContrastGroup a, AleResult mainA, ContrastGroup b, AleResult mainB) {
        ContrastInput.check(a, b);
        ContrastInput input = ContrastInput.of(a, b, spec.main(), mask);
        Labellings labellings = Labellings.of(
                input.inA(), input.strata(), spec.permutations(), spec.main().seed());
        SearchPlan plan = SearchPlan.of(spec, input, labellings, mainA, mainB);
        Candidates candidates = Candidates.of(input.models(), input.order(), plan.candidates());
        GroupAle.Kind kind = spec.balance() == GroupBalance.NONE ? GroupAle.Kind.PLAIN : GroupAle.Kind.BALANCED;
        String run = ContrastFingerprint.of(ALGORITHM, spec, input, candidates, plan);
        List<double[]> ranks =
                run(new DifferenceRanksJob(candidates, labellings, kind, spec.voxelP()), "difference-ranks", run);
        RankedDifference ranked = RankedDifference.of(ranks, candidates.count(), labellings.count());
        List<double[]> maxima = run(
                new DifferenceMaximaJob(
                        candidates,
                        labellings,
                        kind,
                        ranked,
                        spec.main().connectivity(),
                        plan.ruleA(),
                        plan.ruleB(),
                        plan.cutsA(),
                        plan.cutsB()),
                "difference-maxima",
                run);
        return assemble(a, mainA, b, mainB, input, labellings, plan, candidates, ranked, maxima);
    }

    private AleResult mainEffect(ContrastGroup group, String prefix) {
        Checkpoints own = (job, run, blocks) -> checkpoints.open(prefix + job, run, blocks);
        return new AleAnalysis(spec.main(), mask, engine, own, progress).run(group.studies());
    }

    private List<double[]> run(BlockJob job, String name, String run) {
        try (Checkpoint checkpoint = checkpoints.open(name, run, job.blocks())) {
            return engine.run(job, checkpoint, progress);
        }
    }

    private ContrastResult assemble(
            ContrastGroup a,
            AleResult mainA,
            ContrastGroup b,
            AleResult mainB,
            ContrastInput input,
            Labellings labellings,
            SearchPlan plan,
            Candidates candidates,
            RankedDifference ranked,
            List<double[]> maxima) {
        DifferenceMaps maps = DifferenceMaps.of(mask, candidates, ranked);
        SupportCounter counter = new SupportCounter(mainA, mainB);
        boolean[] inA = plan.searched(spec.search(), mainA);
        boolean[] inB = plan.searched(spec.search(), mainB);
        ContrastDirection up = direction(a.name(), b.name(), maps.up(), inA, nulls(maxima, 0), mainA, counter);
        ContrastDirection down = direction(
                b.name(), a.name(), maps.down(), inB, nulls(maxima, DifferenceMaximaJob.WIDTH / 2), mainB, counter);
        LabelExchange exchange = new LabelExchange(
                labellings.permutations(),
                labellings.isComplete() ? LabelExchange.Way.COMPLETE : LabelExchange.Way.RANDOM);
        List<Problem> warnings = new ArrayList<>(input.warnings());
        warnings.addAll(ContrastWarnings.of(spec, a, mainA, b, mainB, exchange, up, down));
        return new ContrastResult(
                spec,
                mask,
                a.name(),
                b.name(),
                mainA,
                mainB,
                plan.candidates(),
                maps.difference(),
                maps.standardised(),
                maps.z(),
                up,
                down,
                Conjunction.of(mainA, mainB, spec.minVolumeMm3(), counter),
                exchange,
                input.shared(),
                warnings);
    }

    private ContrastDirection direction(
            String greater,
            String lesser,
            DifferenceMaps.OneWay way,
            boolean[] searched,
            Map<Correction, MaxNull> nulls,
            AleResult main,
            SupportCounter counter) {
        StatisticMap map = new StatisticMap(mask, way.statistic(), way.z(), way.p());
        List<CorrectedStatistic> corrected =
                new DirectionCorrector(spec, map, searched, way.supra(), way.critical(), nulls).all();
        CorrectedStatistic primary = corrected.get(0);
        double[] conservative = new double[mask.size()];
        for (int n = 0; n < conservative.length; n++) {
            if (primary.significant()[n]) {
                conservative[n] = Math.min(main.z()[n], way.z()[n]);
            }
        }
        return new ContrastDirection(
                greater,
                lesser,
                searched,
                corrected,
                primary.clusters().stream().map(counter::count).toList(),
                conservative);
    }

    /** The null distributions of one direction. */
    private static Map<Correction, MaxNull> nulls(List<double[]> blocks, int first) {
        List<Correction> columns =
                List.of(Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE);
        int count = blocks.stream().mapToInt(block -> block.length).sum() / DifferenceMaximaJob.WIDTH;
        Map<Correction, MaxNull> nulls = new EnumMap<>(Correction.class);
        for (int column = 0; column < columns.size(); column++) {
            double[] values = new double[count];
            int n = 0;
            for (double[] block : blocks) {
                for (int at = first + column; at < block.length; at += DifferenceMaximaJob.WIDTH) {
                    values[n++] = block[at];
                }
            }
            nulls.put(columns.get(column), MaxNull.of(values));
        }
        return nulls;
    }
}
