package org.nocimap.fmri.participant;

import java.util.List;
import org.nocimap.fmri.denoise.Ledger;

/**
 * What is worth knowing of a run before its results are trusted.
 *
 * @param run {@code sub-01_ses-pre_task-rest}
 * @param subject label
 * @param session label, or empty
 * @param volumes T
 * @param censored how many volumes take no part
 * @param trSeconds from one volume to the next
 * @param fd framewise displacement of every volume, mm
 * @param rmsAbsolute RMS deviation from the reference, mm
 * @param dvars standardised DVARS of the raw run
 * @param dvarsAfter root mean square change of the denoised run over that of the raw run, mean over volumes; NaN for a run of a task
 * @param varianceExplained share of the variance over time that denoising took out, mean over voxels; NaN for a run of a task
 * @param excluded why the run is not used; empty when it is
 * @param ledger degrees of freedom; of an excluded run, nothing was taken
 */
public record RunQuality(
        String run,
        String subject,
        String session,
        int volumes,
        int censored,
        double trSeconds,
        double[] fd,
        double[] rmsAbsolute,
        double[] dvars,
        double dvarsAfter,
        double varianceExplained,
        List<String> excluded,
        Ledger ledger) {
    public RunQuality {
        excluded = List.copyOf(excluded);
    }

    public double meanFd() {
        return java.util.Arrays.stream(fd).skip(1).average().orElse(0);
    }
}
