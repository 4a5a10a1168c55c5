package org.nocimap.cbma;

import java.util.List;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * The experiments of a study set that passed the checks every analysis of foci makes: a mask that can be used, foci in MNI space,
 * at least one of them in the mask.
 *
 * @param experiments in canonical order
 * @param warnings what is suspicious
 */
public record CheckedExperiments(List<AleExperiment> experiments, List<Problem> warnings) {
    public CheckedExperiments {
        experiments = List.copyOf(experiments);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param set foci in MNI space, experiments of the same subjects already pooled
     * @param kernel how far a focus reaches
     * @param mask where to look; its grid is the analysis grid
     * @throws org.nocimap.files.InputException with everything that is wrong
     */
    public static CheckedExperiments of(StudySet set, KernelWidth kernel, Mask mask) {
        AleInput.Checked checked = AleInput.check(
                CanonicalOrder.of(set), AleSpec.builder().kernel(kernel).build(), mask);
        return new CheckedExperiments(checked.experiments(), checked.warnings());
    }

    /** Foci of every experiment, MNI mm. */
    public List<List<Point>> points() {
        return experiments.stream()
                .map(e -> e.experiment().foci().stream()
                        .map(focus -> focus.point())
                        .toList())
                .toList();
    }

    /** Mask position of the voxel whose centre is nearest to a place, or -1. */
    public static int nearestVoxel(Mask mask, Point point) {
        return AleInput.nearestVoxel(mask, point);
    }
}
