package org.nocimap.report.estimators;

import java.util.List;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.estimators.DensityExperiment;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.run.Preparation;

/**
 * What surrounds an analysis of spheres.
 *
 * @param title of its report
 * @param preparation how the files became the experiments
 * @param mask where it looked
 * @param labeller names places
 */
public record DensityRun(String title, Preparation preparation, NamedMask mask, Labeller labeller) {
    AnalysedInput input(List<DensityExperiment> experiments, double radiusMm) {
        List<AleExperiment> plain = experiments.stream()
                .map(e -> new AleExperiment(e.studyId(), e.experiment(), 2 * radiusMm, e.fociInMask()))
                .toList();
        return new AnalysedInput(preparation, plain, mask.mask());
    }
}
