package org.nocimap.atlas.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nocimap.image.Connectivity;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Morphology;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;

/**
 * A liberal grey-matter mask: the middle one of three intensity classes of Colin27 at 1 mm, smoothed with σ = 3 mm, above
 * 0.15 at the 2 mm grid points; together with the Talairach Daemon's deep nuclei, whose intensities are those of white
 * matter, smoothed with σ = 3 mm, above 0.4; inside the brain mask; the largest piece.
 *
 * <p>Its Dice overlap is 0.945 with a mask from parcellations (AICHA, the cerebellum of AAL, the nuclei and the midbrain of
 * jhu189), which cannot ship, as the licences of its sources are not clear.
 */
final class GreyMatterRecipe {
    private static final double SIGMA_MM = 3;
    private static final double CORTEX_THRESHOLD = 0.15;
    private static final double NUCLEI_THRESHOLD = 0.4;

    private static final Set<String> NUCLEUS_GYRI = Set.of("Thalamus", "Caudate", "Lentiform Nucleus", "Claustrum");
    private static final Set<String> NUCLEUS_CELLS = Set.of(
            "Amygdala",
            "Hippocampus",
            "Hypothalamus",
            "Red Nucleus",
            "Substania Nigra",
            "Subthalamic Nuc",
            "Dentate",
            "Caudate Tail");

    private GreyMatterRecipe() {}

    /**
     * @param colin27 skull-stripped T1, integers from 0 to 255; not modified
     * @param daemon the Daemon's labels on the brain mask's grid; not modified
     * @param labels the Daemon's five-part strings; the position is the label's value
     */
    static Mask grey(Volume colin27, Volume daemon, List<String> labels, Mask brain) {
        ThreeMeans classes = ThreeMeans.of(colin27.data());
        float[] grey = new float[colin27.data().length];
        for (int v = 0; v < grey.length; v++) {
            float value = colin27.data()[v];
            grey[v] = value >= classes.greyFrom() && value < classes.greyBelow() ? 1 : 0;
        }
        GaussianSmoothing smoothing = new GaussianSmoothing(SIGMA_MM);
        Volume cortex = Resample.toGrid(
                smoothing.apply(new Volume(colin27.grid(), grey)), brain.grid(), Interpolation.NEAREST, 0);
        Volume nuclei = smoothing.apply(nuclei(daemon, labels));
        Mask near = brain.where(n -> {
            int v = brain.index(n);
            return cortex.data()[v] > CORTEX_THRESHOLD || nuclei.data()[v] > NUCLEI_THRESHOLD;
        });
        return Morphology.largestPiece(near, Connectivity.FACES);
    }

    private static Volume nuclei(Volume daemon, List<String> labels) {
        List<Boolean> isNucleus = new ArrayList<>();
        for (String label : labels) {
            String[] parts = label.split(":", -1);
            isNucleus.add(NUCLEUS_GYRI.contains(parts[2].strip()) || NUCLEUS_CELLS.contains(parts[4].strip()));
        }
        float[] data = new float[daemon.data().length];
        for (int v = 0; v < data.length; v++) {
            data[v] = isNucleus.get((int) daemon.data()[v]) ? 1 : 0;
        }
        return new Volume(daemon.grid(), data);
    }
}
