package org.nocimap.cbma;

/**
 * The union of the experiments' modelled activations: ALE(v) = 1 − ∏ᵢ (1 − MAᵢ(v)) (Turkeltaub et al. 2002; Eickhoff et al.
 * 2012, doi:10.1016/j.neuroimage.2011.09.017).
 */
final class AleMap {
    private AleMap() {}

    /**
     * @return ALE per mask voxel, in [0, 1]
     */
    static double[] of(ActivationModel model) {
        ModelledActivation activation = new ModelledActivation(model.mask());
        double[] ale = new double[model.mask().size()];
        for (int e = 0; e < model.experimentCount(); e++) {
            activation.model(model.foci(e));
            for (int n = 0; n < activation.count(); n++) {
                int position = activation.position(n);
                // 1 - (1 - ale)(1 - ma), written so that small values keep all their digits.
                ale[position] += activation.at(position) * (1 - ale[position]);
            }
        }
        return ale;
    }
}
