package org.nocimap.report.networks;

import java.util.Locale;
import org.nocimap.fmri.ica.IcaResult;
import org.nocimap.fmri.networks.CohortNetworks;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** What is said of a cohort's networks. */
final class NetworkWords {
    private NetworkWords() {}

    /** Where noise ends, and how that is known. */
    static String noise(IcaResult ica) {
        IcaResult.Noise noise = ica.noise();
        return String.format(
                Locale.ROOT,
                "What structure leaves of the runs is smooth over %.2f × %.2f × %.2f voxels (FWHM) and remembers %.2f"
                        + " from volume to volume; by itself such noise gives eigenvalues of up to %.2f times their"
                        + " mean, as %s independent samples would. %d eigenvalues lie above that. What they hold need"
                        + " not be brain networks: rests of heartbeat, breathing and motion are components, too.",
                noise.fwhmX(),
                noise.fwhmY(),
                noise.fwhmZ(),
                noise.memory(),
                noise.edge(),
                Numbers.readCount(Math.round(ica.curve().samples())),
                ica.curve().aboveNoise());
    }

    static Methods methods(NetworkSpec spec, CohortNetworks found) {
        Methods.Writer text = new Methods.Writer();
        found.ica().ifPresent(ica -> ica(text, spec, ica));
        if (found.ica().isPresent() && !spec.templates().isEmpty()) {
            text.paragraph("Components were matched with templates of "
                    + Numbers.counted(spec.templates().size(), "network", "networks")
                    + " by the assignment with the largest sum of absolute spatial correlations; a match counts"
                    + " as clear when it is at least 0.1 above the runner-up and at least 0.3.");
        }
        text.paragraph(
                "Every run's own maps were found by dual regression " + text.cite(Reference.NICKERSON_2017) + ": "
                        + (found.ica().isPresent() ? "all components" : "all maps")
                        + " together, centred over voxels, were regressed on each volume, and the resulting time"
                        + " courses, brought to unit variance, on each voxel's series.",
                "Variances use the degrees of freedom that denoising and the maps left.");
        return text.done();
    }

    private static void ica(Methods.Writer text, NetworkSpec spec, IcaResult ica) {
        text.paragraph(
                "Independent components of all runs together were estimated by temporal concatenation "
                        + text.cite(Reference.BECKMANN_2004) + ".",
                "Each voxel's series was centred and divided by the standard deviation of what the run's leading 30"
                        + " temporal components (a third of its degrees of freedom at most) leave of it, and each volume"
                        + " was centred.",
                "Runs were reduced one after the other to "
                        + Numbers.counted(ica.rowsHeld(), "row", "rows") + " at most "
                        + text.cite(Reference.SMITH_2014) + ".");
        text.paragraph(
                (spec.ica().components().isPresent()
                                ? "The number of components was set to "
                                : "The number of components was chosen by Laplace's approximation to the evidence"
                                        + " (Minka, 2000, MIT Media Laboratory TR 514): ")
                        + ica.components().size() + ".",
                "The number of independent samples in it is the one with which white noise has the same largest"
                        + " eigenvalue as noise of the runs' smoothness and memory "
                        + text.cite(Reference.HACHEM_2007) + ".");
        text.paragraph(
                "Components were unmixed by symmetric FastICA "
                        + text.cite(Reference.HYVARINEN_1999) + " with the nonlinearity "
                        + spec.ica().nonlinearity().name().toLowerCase(Locale.ROOT) + ", "
                        + Numbers.counted(spec.ica().repeats(), "time", "times")
                        + " from random starts on random halves of the voxels; their clusters' centrotypes began the"
                        + " last estimate, and the clusters' quality is the components' stability "
                        + text.cite(Reference.HIMBERG_2004) + ".",
                "Maps are z, the source over its standard error, thresholded where a mixture of a Gaussian and two"
                        + " Gamma distributions gives a tail a posterior above one half.");
    }
}
