package org.nocimap.cbma;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * The experiments of a study set, placed once, to be put together into thousands of other sets: subsets, and sets with noise
 * added. {@link ResampledAle} analyses such a set. Immutable; shared by all threads.
 *
 * <p>Memory: 8 bytes for every voxel under a kernel when activations are kept, at most 8 bytes times the mask for an experiment.
 */
public final class ExperimentPool implements Serializable {
    private static final long serialVersionUID = 1;

    private final AleSpec spec;
    private final Mask mask;
    private final List<AleExperiment> experiments;
    private final List<PlacedExperiment> placed;
    private final List<Problem> warnings;
    private final String fingerprint;

    private ExperimentPool(AleSpec spec, AleInput.Checked input, Activations keep) {
        this.spec = spec;
        this.experiments = input.experiments();
        this.warnings = List.copyOf(input.warnings());
        ActivationModel model = input.model();
        this.mask = model.mask();
        this.fingerprint = AleFingerprint.of("pool-1", spec, model);
        AleBins bins = AleBins.of(mask.grid());
        ModelledActivation exact = new ModelledActivation(mask);
        SingleActivation single = new SingleActivation(mask);
        List<PlacedExperiment> own = new ArrayList<>();
        for (int e = 0; e < model.experimentCount(); e++) {
            exact.model(model.foci(e));
            own.add(new PlacedExperiment(
                    model.foci(e),
                    AleHistogram.of(bins, exact, mask.size(), bins.last() + 1),
                    keep == Activations.KEPT ? Optional.of(single.sparse(model.foci(e))) : Optional.empty()));
        }
        this.placed = List.copyOf(own);
    }

    /** Whether every experiment's modelled activation is kept, for pools whose experiments are united again and again. */
    public enum Activations {
        KEPT,
        COMPUTED_AGAIN
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @param spec kernel, placement, cluster-forming p and connectivity are taken from it
     * @param mask where to look; its grid is the analysis grid
     * @throws org.nocimap.files.InputException with everything that keeps the set from being analysed
     */
    public static ExperimentPool of(StudySet set, AleSpec spec, Mask mask, Activations keep) {
        return new ExperimentPool(spec, AleInput.check(CanonicalOrder.of(set), spec, mask), keep);
    }

    public AleSpec spec() {
        return spec;
    }

    public Mask mask() {
        return mask;
    }

    /** As analysed, in canonical order. */
    public List<AleExperiment> experiments() {
        return experiments;
    }

    public int count() {
        return placed.size();
    }

    /** What is suspicious about the whole set. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The experiments, in the order of {@link #experiments()}. */
    public List<PlacedExperiment> all() {
        return placed;
    }

    /** Some of the experiments, by their numbers, 0-based. */
    public List<PlacedExperiment> subset(int[] numbers) {
        List<PlacedExperiment> chosen = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            chosen.add(placed.get(number));
        }
        return chosen;
    }

    /** A text that differs whenever an analysis of these experiments could: for checkpoints. */
    public String fingerprint() {
        return fingerprint;
    }
}
