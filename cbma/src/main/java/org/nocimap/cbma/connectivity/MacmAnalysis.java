package org.nocimap.cbma.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.BaseRateNull;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.CorrectionRule;
import org.nocimap.inference.MapCorrector;

/**
 * Meta-analytic connectivity modelling (MACM; Robinson et al. 2010, doi:10.1002/hbm.20854): where do the experiments that report
 * a focus in a region converge? Two answers from the same experiments: against foci anywhere in the mask, an activation
 * likelihood estimation with all its corrections; and against foci drawn from the base rate of the database, the specificity
 * of {@link BaseRateNull}.
 *
 * <p>Every selected experiment has a focus in the region, so convergence there is no finding.
 */
public final class MacmAnalysis {
    /** How the specificity map is corrected; the first leads. */
    private static final List<Correction> SPECIFIC = List.of(Correction.VOXEL_FWE, Correction.NONE);

    private final AleSpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    public MacmAnalysis(AleSpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * @param selected the experiments of the region, in MNI space and pooled
     * @param baseRate every focus of the database, MNI mm
     * @throws org.nocimap.files.InputException when the set cannot be analysed
     */
    public Result run(StudySet selected, List<Point> baseRate) {
        AleResult ale = new AleAnalysis(spec, mask, engine, checkpoints, progress).run(selected);
        return new Result(ale, specificity(selected, baseRate));
    }

    private Specificity specificity(StudySet selected, List<Point> baseRate) {
        BaseRateNull.Outcome outcome =
                new BaseRateNull(engine, checkpoints, progress).run(selected, spec, mask, baseRate);
        CorrectionRule rule = new CorrectionRule(spec.voxelP(), spec.alpha(), spec.minVolumeMm3(), spec.connectivity());
        MapCorrector corrector = new MapCorrector(
                rule, outcome.map(), 0, Map.of(Correction.VOXEL_FWE, outcome.maxima()), Optional.empty());
        List<CorrectedStatistic> corrected = new ArrayList<>();
        SPECIFIC.forEach(correction -> corrected.add(corrector.apply(correction)));
        return new Specificity(outcome, corrected);
    }

    /**
     * What was found.
     *
     * @param ale convergence against foci anywhere in the mask
     * @param specificity convergence against the base rate of the database
     */
    public record Result(AleResult ale, Specificity specificity) {}

    /**
     * Convergence beyond the base rate.
     *
     * @param outcome maps and null
     * @param corrected by voxel-level FWE first, then uncorrected
     */
    public record Specificity(BaseRateNull.Outcome outcome, List<CorrectedStatistic> corrected) {
        public Specificity {
            corrected = List.copyOf(corrected);
        }

        /** The correction that leads. */
        public CorrectedStatistic primary() {
            return corrected.get(0);
        }
    }
}
