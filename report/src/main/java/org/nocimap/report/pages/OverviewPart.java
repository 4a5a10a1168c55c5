package org.nocimap.report.pages;

import java.util.List;
import java.util.Optional;
import org.nocimap.report.overview.ConditionFindings;
import org.nocimap.report.overview.OneAgainstRest;
import org.nocimap.report.pictures.OverviewPicture;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.tables.DescribedCluster;

/**
 * One run of several, as an overview needs it: small, so that the run itself need not be kept.
 *
 * @param value the value of the tag
 * @param folder name of the run's folder beside the overview
 * @param problem why there is no result; empty when there is one
 * @param experiments number analysed
 * @param subjects all together, as text; empty when not known
 * @param foci number analysed
 * @param warnings number
 * @param threshold what counts as significant, in words
 * @param clusters of the leading correction
 * @param picture what is shown of it, when there is a result
 * @param findings what it has in each region, when there is a result
 * @param contrast the value against all others, when that was asked
 */
public record OverviewPart(
        String value,
        String folder,
        String problem,
        int experiments,
        String subjects,
        int foci,
        int warnings,
        String threshold,
        List<DescribedCluster> clusters,
        Optional<OverviewPicture.Part> picture,
        Optional<ConditionFindings> findings,
        Optional<OneAgainstRest> contrast) {
    public OverviewPart {
        clusters = List.copyOf(clusters);
    }

    /** A run that was written to a folder. */
    public static OverviewPart of(String value, String folder, AleRun run) {
        return new OverviewPart(
                value,
                folder,
                "",
                run.result().experiments().size(),
                run.subjects().isPresent() ? Integer.toString(run.subjects().getAsInt()) : "",
                run.result().focusCount(),
                run.warnings().size(),
                OverviewPicture.threshold(run),
                DescribedCluster.of(run, run.result().primary()),
                Optional.of(OverviewPicture.Part.of(value, run)),
                Optional.of(ConditionFindings.of(value, run)),
                Optional.empty());
    }

    /** The same with the value's contrast against all others. */
    public OverviewPart with(OneAgainstRest newContrast) {
        return new OverviewPart(
                value,
                folder,
                problem,
                experiments,
                subjects,
                foci,
                warnings,
                threshold,
                clusters,
                picture,
                findings,
                Optional.of(newContrast));
    }

    /**
     * A value that gave no result.
     *
     * @param problem why, a sentence
     */
    public static OverviewPart failed(String value, String problem) {
        return new OverviewPart(
                value, "", problem, 0, "", 0, 0, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
