package org.nocimap.report.contrast;

import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Preparation;
import org.nocimap.report.run.Software;

/**
 * A finished contrast with everything that a reader must be told of it.
 *
 * @param title what the report is called, one line; not blank
 * @param result what was found
 * @param preparationA how group A's files became its experiments
 * @param preparationB the same of group B
 * @param mask the analysis mask with its name
 * @param labeller names places; may hold no atlas
 * @param software which Nocimap
 * @param figures whether they are drawn
 */
public record ContrastRun(
        String title,
        ContrastResult result,
        Preparation preparationA,
        Preparation preparationB,
        NamedMask mask,
        Labeller labeller,
        Software software,
        FigureChoice figures) {
    AnalysedInput inputA() {
        return new AnalysedInput(preparationA, result.a().experiments(), result.mask());
    }

    AnalysedInput inputB() {
        return new AnalysedInput(preparationB, result.b().experiments(), result.mask());
    }
}
