package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.inference.Correction;
import org.nocimap.report.tables.TsvTable;
import org.nocimap.report.words.Numbers;

/**
 * What is specific to single conditions: each against the rest.
 *
 * @param contrasts one for each condition, in order
 */
public record Specificity(List<OneAgainstRest> contrasts) {
    public Specificity {
        contrasts = List.copyOf(contrasts);
    }

    /** Of the contrasts that were asked for; empty when none was. */
    public static Optional<Specificity> of(List<OneAgainstRest> contrasts) {
        return contrasts.isEmpty() ? Optional.empty() : Optional.of(new Specificity(contrasts));
    }

    /** Whether the condition is above the rest in some voxel of the region. */
    public boolean isAbove(String condition, String region) {
        return contrasts.stream()
                .anyMatch(c -> c.condition().equals(condition) && c.regions().contains(region));
    }

    /** Whether the condition was compared. */
    public boolean isCompared(String condition) {
        return contrasts.stream()
                .anyMatch(c -> c.condition().equals(condition) && c.problem().isEmpty());
    }

    /** What is specific to which condition, a sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (OneAgainstRest contrast : contrasts) {
            sentences.add(sentence(contrast));
        }
        sentences.add("Labels were exchanged within each contrast; family-wise error is controlled in each and not over"
                + " them. The exchange allows for the rest being larger. That a condition is nowhere above the"
                + " rest does not show that it is like the others.");
        return sentences;
    }

    private static String sentence(OneAgainstRest contrast) {
        if (!contrast.problem().isEmpty()) {
            return contrast.condition() + " was not compared with the rest: " + contrast.problem() + ".";
        }
        String remarks = contrast.remarks().isEmpty() ? "" : " (Note: " + String.join("; ", contrast.remarks()) + ".)";
        int count = contrast.clusters().size();
        if (count == 0) {
            return "Contrast: " + contrast.condition() + " is nowhere above the rest." + remarks;
        }
        return "Specific to " + contrast.condition() + " by contrast, above the rest in "
                + Numbers.counted(count, "cluster", "clusters")
                + (contrast.regions().isEmpty()
                        ? ", in no pain region."
                        : ": " + String.join(", ", contrast.regions()) + ".")
                + remarks;
    }

    /** How it was tested, a phrase; empty when nothing was. */
    public String threshold() {
        return contrasts.stream()
                .flatMap(c -> c.spec().stream())
                .findFirst()
                .map(Specificity::threshold)
                .orElse("");
    }

    private static String threshold(ContrastSpec spec) {
        String corrected = spec.primary() == Correction.NONE
                ? "uncorrected"
                : spec.primary().title() + " p ≤ " + Numbers.plain(spec.alpha());
        return corrected + ", clusters formed at p < " + Numbers.plain(spec.voxelP()) + ", labels exchanged "
                + Numbers.counted(spec.permutations(), "time", "times") + " at most, searched in "
                + spec.search().words();
    }

    /** The clusters, one row each, tab-separated. */
    public String tsv() {
        TsvTable table = new TsvTable(List.of(
                "condition",
                "experiments",
                "experiments_rest",
                "cluster",
                "x",
                "y",
                "z",
                "label",
                "z_difference",
                "corrected_p",
                "volume_mm3",
                "experiments_with_foci",
                "rest_with_foci",
                "regions"));
        for (OneAgainstRest contrast : contrasts) {
            for (SpecificCluster cluster : contrast.clusters()) {
                table.add(List.of(
                        contrast.condition(),
                        Integer.toString(contrast.experiments()),
                        Integer.toString(contrast.rest()),
                        Integer.toString(cluster.number()),
                        Numbers.mm(cluster.peak().x()),
                        Numbers.mm(cluster.peak().y()),
                        Numbers.mm(cluster.peak().z()),
                        cluster.label(),
                        Numbers.fixed(cluster.z(), 3),
                        Numbers.significant(cluster.p(), 4),
                        Numbers.plain(cluster.volumeMm3()),
                        Integer.toString(cluster.support().ofA()),
                        Integer.toString(cluster.support().ofB()),
                        String.join("; ", cluster.regions())));
            }
        }
        return table.toString();
    }
}
