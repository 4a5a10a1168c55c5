package org.nocimap.report.run;

import java.util.List;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * What went into an analysis of foci.
 *
 * @param preparation how the files became the experiments
 * @param experiments as analysed
 * @param mask where the analysis looked
 */
public record AnalysedInput(Preparation preparation, List<AleExperiment> experiments, Mask mask) {
    public AnalysedInput {
        experiments = List.copyOf(experiments);
    }

    public int focusCount() {
        return experiments.stream().mapToInt(e -> e.experiment().foci().size()).sum();
    }

    /** Foci inside the mask. */
    public int fociInMask() {
        return experiments.stream().mapToInt(AleExperiment::fociInMask).sum();
    }

    /** Whether the voxel nearest to a place belongs to the mask. */
    public boolean inMask(Point point) {
        return mask.contains(point);
    }
}
