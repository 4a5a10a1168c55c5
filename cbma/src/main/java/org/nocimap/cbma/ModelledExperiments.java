package org.nocimap.cbma;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * A study set made ready to be analysed again and again in parts: every experiment's modelled activation (MA), kept where it is
 * above 0, and the distribution of its values over the mask. Subsets of experiments are named by their numbers, 0-based, in the
 * order of {@link #experiments()}. Immutable; shared by all threads.
 *
 * <p>Memory: 8 bytes for every voxel under a kernel, about 25,000 voxels for a focus of an N of 15 on the 2 mm grid where foci
 * do not overlap, at most 8 bytes times the mask for an experiment.
 */
public final class ModelledExperiments implements Serializable {
    private static final long serialVersionUID = 1;

    private final AleSpec spec;
    private final List<AleExperiment> experiments;
    private final List<Problem> warnings;
    private final ActivationModel model;
    private final int[][] positions;
    private final float[][] activations;
    private final AleBins bins;
    private final AleHistogram[] histograms;

    private ModelledExperiments(AleSpec spec, AleInput.Checked input) {
        this.spec = spec;
        this.experiments = input.experiments();
        this.warnings = List.copyOf(input.warnings());
        this.model = input.model();
        this.bins = AleBins.of(model.mask().grid());
        int count = model.experimentCount();
        positions = new int[count][];
        activations = new float[count][];
        histograms = new AleHistogram[count];
        ModelledActivation activation = new ModelledActivation(model.mask());
        for (int e = 0; e < count; e++) {
            activation.model(model.foci(e));
            positions[e] = new int[activation.count()];
            activations[e] = new float[activation.count()];
            for (int n = 0; n < activation.count(); n++) {
                positions[e][n] = activation.position(n);
            }
            Arrays.sort(positions[e]);
            for (int n = 0; n < activation.count(); n++) {
                activations[e][n] = (float) activation.at(positions[e][n]);
            }
            histograms[e] = AleHistogram.of(bins, activation, model.mask().size(), bins.last() + 1);
        }
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @param spec kernel and placement of the foci are taken from it
     * @param mask where to look; its grid is the analysis grid
     * @throws org.nocimap.files.InputException with everything that keeps the set from being analysed
     */
    public static ModelledExperiments of(StudySet set, AleSpec spec, Mask mask) {
        return new ModelledExperiments(spec, AleInput.check(CanonicalOrder.of(set), spec, mask));
    }

    public AleSpec spec() {
        return spec;
    }

    public Mask mask() {
        return model.mask();
    }

    /** As analysed, in canonical order. */
    public List<AleExperiment> experiments() {
        return experiments;
    }

    public int count() {
        return experiments.size();
    }

    /** What is suspicious about the whole set. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Mask positions where an experiment's MA is above 0, ascending; not to be changed. */
    public int[] positions(int experiment) {
        return positions[experiment];
    }

    /** MA at {@link #positions}, in (0, 1); not to be changed. */
    public float[] activations(int experiment) {
        return activations[experiment];
    }

    /**
     * ALE of a subset: 1 − ∏ (1 − MAᵢ), united in the order given.
     *
     * @param subset experiments, each once
     * @return per mask voxel, in [0, 1]
     */
    public double[] ale(int[] subset) {
        double[] ale = new double[mask().size()];
        for (int experiment : subset) {
            int[] at = positions[experiment];
            float[] ma = activations[experiment];
            for (int n = 0; n < at.length; n++) {
                ale[at[n]] += ma[n] * (1 - ale[at[n]]);
            }
        }
        return ale;
    }

    /**
     * The null distribution of a voxel's ALE for a subset, by histogram convolution.
     *
     * @param subset at least one experiment, each once
     * @param highestAle the largest observed ALE of the subset; p is exact at least up to it
     */
    public VoxelNull voxelNull(int[] subset, double highestAle) {
        List<AleHistogram> own = new ArrayList<>(subset.length);
        for (int experiment : subset) {
            own.add(histograms[experiment]);
        }
        return VoxelNull.convolution(bins, own, highestAle);
    }

    /**
     * The same null for a subset that changes one experiment at a time; empty at first.
     *
     * @param negligible each union of distributions gives up at most so much probability at either end
     */
    public VoxelNullTree voxelNullTree(double negligible) {
        return new VoxelNullTree(bins, histograms, negligible);
    }

    /** All experiments' numbers. */
    public int[] all() {
        int[] all = new int[count()];
        Arrays.setAll(all, e -> e);
        return all;
    }

    /** The foci and kernels behind the activations, for permutations. */
    ActivationModel model() {
        return model;
    }
}
