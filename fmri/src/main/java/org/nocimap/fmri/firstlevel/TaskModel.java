package org.nocimap.fmri.firstlevel;

import java.util.List;

/**
 * What is asked of the runs of a task.
 *
 * @param task label of the runs' {@code task} entity
 * @param response of the signal to a stimulus
 * @param derivatives regressors beside every response
 * @param modulators columns of the events by which responses grow, each less its mean over the events of a condition
 * @param noise what is assumed of it
 * @param highPassHz cut of the drifts (discrete cosines)
 * @param scaling units of the effects
 * @param contrasts {@code NAME = COMBINATION} or a combination of conditions
 */
public record TaskModel(
        String task,
        HemodynamicResponse response,
        Derivatives derivatives,
        List<String> modulators,
        NoiseModel noise,
        double highPassHz,
        Scaling scaling,
        List<String> contrasts) {
    public TaskModel {
        modulators = List.copyOf(modulators);
        contrasts = List.copyOf(contrasts);
    }

    /** Regressors beside every response; each less what those before it explain. */
    public enum Derivatives {
        NONE,
        TEMPORAL,
        TEMPORAL_AND_DISPERSION
    }

    /** Units of an effect. */
    public enum Scaling {
        /** Percent of the voxel's mean over the run. */
        PERCENT,
        /** Those of the image. */
        IMAGE
    }

    /** Name of the regressor of a condition, modulated by a column of the events. */
    public static String modulated(String condition, String modulator) {
        return condition + ":" + modulator;
    }
}
