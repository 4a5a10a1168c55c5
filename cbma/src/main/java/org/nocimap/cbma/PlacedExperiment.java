package org.nocimap.cbma;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * An experiment ready to be analysed together with others: where its foci lie, how they are blurred, and the distribution of
 * its modelled activation. From an {@link ExperimentPool}, or noise from {@link ResampledAle#noiseLike}. Immutable.
 */
public final class PlacedExperiment implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<PlacedFocus> foci;
    private final AleHistogram histogram;
    private final Optional<SingleActivation.Sparse> activation;

    PlacedExperiment(List<PlacedFocus> foci, AleHistogram histogram, Optional<SingleActivation.Sparse> activation) {
        this.foci = List.copyOf(foci);
        this.histogram = histogram;
        this.activation = activation;
    }

    /** Number of foci. */
    public int focusCount() {
        return foci.size();
    }

    List<PlacedFocus> foci() {
        return foci;
    }

    AleHistogram histogram() {
        return histogram;
    }

    /** Kept for experiments that are used many times. */
    Optional<SingleActivation.Sparse> activation() {
        return activation;
    }
}
