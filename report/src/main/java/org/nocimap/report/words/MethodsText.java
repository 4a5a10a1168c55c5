package org.nocimap.report.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.FociRounding;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.cbma.NullMethod;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.image.Grid;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Preparation;

/**
 * The methods section of a paper for one run, with its numbers, ready to paste, and the references it cites. Plain text: one
 * paragraph a list entry.
 */
public final class MethodsText {
    /** Hexadecimal digits of a full commit id; "-dirty" may follow. */
    private static final int COMMIT_LENGTH = 40;

    private final AleRun run;
    private final FigureChoice figures;
    private final AleResult result;
    private final AleSpec spec;
    private final Set<Reference> cited = new LinkedHashSet<>();
    private final List<String> paragraphs = new ArrayList<>();

    private MethodsText(AleRun run, FigureChoice figures) {
        this.run = run;
        this.figures = figures;
        this.result = run.result();
        this.spec = result.spec();
    }

    public static MethodsText of(AleRun run, FigureChoice figures) {
        MethodsText text = new MethodsText(run, figures);
        text.paragraphs.add(text.sample());
        text.paragraphs.add(text.model());
        text.paragraphs.add(text.inference());
        text.paragraphs.add(text.description());
        return text;
    }

    public List<String> paragraphs() {
        return List.copyOf(paragraphs);
    }

    /** In the order in which they are first cited. */
    public List<Reference> references() {
        return List.copyOf(cited);
    }

    /** The paragraphs and the list of references, as a text file. */
    public String file() {
        String list = cited.stream()
                .map(r -> r.listed() + " https://doi.org/" + r.doi())
                .collect(Collectors.joining("\n"));
        return String.join("\n\n", paragraphs) + "\n\nReferences\n\n" + list + "\n";
    }

    private String sample() {
        List<String> text = new ArrayList<>();
        text.add("We ran a coordinate-based meta-analysis by activation likelihood estimation (ALE; "
                + plain(
                        Reference.TURKELTAUB_2002,
                        Reference.EICKHOFF_2009,
                        Reference.EICKHOFF_2012,
                        Reference.TURKELTAUB_2012)
                + ") with Nocimap " + run.software().version() + commit() + ".");
        Preparation preparation = run.preparation();
        String where = preparation.filter().isPresent()
                ? " selected from " + preparation.experimentsRead() + " by the filter \""
                        + preparation.filter().get() + "\""
                : "";
        text.add("It comprised " + Numbers.counted(result.experiments().size(), "experiment", "experiments") + " from "
                + Numbers.counted(run.studies(), "study", "studies") + where + ", with "
                + (run.subjects().isPresent()
                        ? Numbers.counted(run.subjects().getAsInt(), "subject", "subjects") + " and "
                        : "")
                + Numbers.counted(result.focusCount(), "reported focus", "reported foci") + " in all.");
        text.add(pooled(preparation));
        text.add(spaces(preparation));
        return sentences(text);
    }

    private String pooled(Preparation preparation) {
        if (preparation.pooledFrom().isEmpty()) {
            return "";
        }
        int before =
                preparation.pooledFrom().values().stream().mapToInt(List::size).sum();
        return "So that no sample counted twice " + cite(Reference.TURKELTAUB_2012) + ", " + before
                + " experiments of the same "
                + (preparation.pooling() == Pooling.GROUP ? "group of subjects" : "study")
                + " were pooled into " + preparation.pooledFrom().size() + ".";
    }

    private String spaces(Preparation preparation) {
        if (preparation.transforms().isEmpty()) {
            return "All foci were reported in MNI space.";
        }
        List<String> ways = new ArrayList<>();
        for (TalairachToMni transform : preparation.transforms()) {
            long foci = preparation.transformed().stream()
                    .filter(f -> f.transform().equals(Optional.of(transform)))
                    .count();
            ways.add(Numbers.counted(foci, "focus", "foci") + " " + (foci == 1 ? "was " : "were ") + done(transform));
        }
        return "Of the foci reported in Talairach space, " + String.join(", and ", ways)
                + "; all others were reported in MNI space.";
    }

    private String done(TalairachToMni transform) {
        String inverse = "carried to MNI space with the inverse of ";
        return switch (transform) {
            case LANCASTER_FSL -> inverse + "the transform of " + name(Reference.LANCASTER_2007) + " for FSL";
            case LANCASTER_SPM -> inverse + "the transform of " + name(Reference.LANCASTER_2007) + " for SPM";
            case LANCASTER_POOLED ->
                inverse + "the transform of " + name(Reference.LANCASTER_2007) + " pooled over FSL and SPM";
            case BRETT -> inverse + "Brett's mni2tal";
            case NONE -> "taken as MNI coordinates unchanged";
        };
    }

    private String model() {
        List<String> text = new ArrayList<>();
        double[] widths = result.experiments().stream()
                .mapToDouble(AleExperiment::fwhmMm)
                .sorted()
                .toArray();
        if (spec.kernel() instanceof KernelWidth.FixedFwhm fixed) {
            text.add("Each focus was modelled as a three-dimensional Gaussian with a full width at half maximum of "
                    + Numbers.plain(fixed.mm()) + " mm.");
        } else if (spec.kernel() instanceof KernelWidth.FixedSampleSize fixed) {
            text.add("Each focus was modelled as a three-dimensional Gaussian whose full width at half maximum ("
                    + Numbers.fixed(widths[0], 1) + " mm) follows from a sample of " + fixed.n() + " subjects "
                    + cite(Reference.EICKHOFF_2009) + ".");
        } else {
            text.add("Each focus was modelled as a three-dimensional Gaussian whose width follows from the sample size"
                    + " of its experiment " + cite(Reference.EICKHOFF_2009) + "; full widths at half maximum were "
                    + Numbers.fixed(widths[0], 1) + " to " + Numbers.fixed(widths[widths.length - 1], 1)
                    + " mm (median " + Numbers.fixed(median(widths), 1) + " mm).");
        }
        if (spec.rounding() != FociRounding.NONE) {
            text.add("Foci were placed " + SpecWords.rounding(spec.rounding()) + ".");
        }
        Grid grid = result.mask().grid();
        text.add("An experiment's modelled activation map held at each voxel the largest value of its foci "
                + cite(Reference.TURKELTAUB_2012)
                + ", and the ALE map the union of these maps over experiments, within the "
                + run.mask().title() + " (" + Numbers.readCount(result.mask().size()) + " voxels of "
                + voxelSize(grid) + " mm).");
        int outside = result.focusCount() - run.fociInMask();
        if (outside > 0) {
            text.add(Numbers.counted(outside, "focus lay", "foci lay")
                    + " outside this mask and contributed through the part of the kernel inside it.");
        }
        return sentences(text);
    }

    private String inference() {
        List<String> text = new ArrayList<>();
        text.add(
                spec.nullMethod() == NullMethod.CONVOLUTION
                        ? "Voxel-wise p-values came from the null distribution of random spatial association between"
                                + " experiments, computed by convolving the experiments' histograms of modelled"
                                + " activation "
                                + cite(Reference.EICKHOFF_2012) + "."
                        : "Voxel-wise p-values came from the ALE values of all voxels in "
                                + Numbers.counted(spec.permutations(), "permutation", "permutations")
                                + " with randomly placed foci.");
        boolean permuted = spec.corrections().stream().anyMatch(Correction::usesPermutations);
        if (permuted) {
            text.add("For the family-wise error (FWE), "
                    + Numbers.counted(spec.permutations(), "permutation", "permutations")
                    + " were run in which the foci of every experiment, their number and kernel kept, were placed"
                    + " uniformly at random within the mask, and the maximum of each resulting map was recorded "
                    + cite(Reference.EICKHOFF_2012, Reference.NICHOLS_2002) + " (seed " + spec.seed() + ").");
        }
        for (CorrectedMap map : result.corrected()) {
            text.add(correction(map));
        }
        if (spec.minVolumeMm3() > 0) {
            text.add("Clusters of less than " + Numbers.plain(spec.minVolumeMm3()) + " mm³ are not reported.");
        }
        if (permuted) {
            text.add("Corrected p-values are (b + 1) / (n + 1), where b of n permutations reached the observed value "
                    + cite(Reference.PHIPSON_2010) + ", with the 95 % interval of "
                    + name(Reference.CLOPPER_1934) + ".");
        }
        return sentences(text);
    }

    private String correction(CorrectedMap map) {
        String alpha = Numbers.plain(spec.alpha());
        String formed = "clusters of " + SpecWords.connectivity(spec.connectivity()) + ", formed at an uncorrected p < "
                + Numbers.plain(spec.voxelP()) + ",";
        String critical = SpecWords.critical(
                map.correction(), map.critical(), result.mask().grid().voxelVolumeMm3());
        String reached = Double.isFinite(map.critical()) ? " (" + critical + ")" : "";
        return switch (map.correction()) {
            case NONE ->
                "Voxels with an uncorrected p < " + Numbers.plain(spec.voxelP())
                        + " are shown without correction for multiple comparisons; such maps should not be used for "
                        + "inference " + cite(Reference.EICKHOFF_2016) + ".";
            case CLUSTER_SIZE_FWE ->
                "At the cluster level we took " + formed + " as significant when their size had an FWE-corrected p ≤ "
                        + alpha + reached + ", the threshold recommended for ALE "
                        + cite(Reference.EICKHOFF_2016) + ".";
            case CLUSTER_MASS_FWE ->
                "By cluster mass, the sum of ALE above the threshold, we took " + formed
                        + " as significant when their mass had an FWE-corrected p ≤ " + alpha + reached + ".";
            case VOXEL_FWE ->
                "At the voxel level we took voxels as significant with an FWE-corrected p ≤ " + alpha + reached + ".";
            case TFCE_FWE ->
                "Threshold-free cluster enhancement " + cite(Reference.SMITH_2009)
                        + " was applied to the z map, and voxels with an FWE-corrected p ≤ " + alpha + reached
                        + " were taken as significant.";
            case FDR_BH ->
                "The false discovery rate was kept at " + alpha + " by the procedure of "
                        + name(Reference.BENJAMINI_1995) + reached + ".";
            case FDR_BY ->
                "The false discovery rate was kept at " + alpha + " under any dependence by the procedure of "
                        + name(Reference.BENJAMINI_2001) + reached + ".";
            case BONFERRONI -> "The family-wise error was kept at " + alpha + " by Bonferroni's rule" + reached + ".";
        };
    }

    private String description() {
        List<String> text = new ArrayList<>();
        text.add("Peaks of a cluster are local maxima of ALE at least "
                + Numbers.plain(ClusterFinder.USUAL_PEAK_DISTANCE_MM)
                + " mm apart; their z-values and p-values are uncorrected.");
        text.add(
                "An experiment's contribution to a cluster is the relative loss of ALE when the experiment is left out "
                        + "(1 - ALE without it / ALE), averaged over the cluster's voxels and scaled so that the "
                        + "contributions of all experiments sum to 100 %.");
        List<LabelAtlas> atlases = run.labeller().atlases();
        if (!atlases.isEmpty()) {
            String names = atlases.stream().map(a -> a.info().title()).collect(Collectors.joining(", "));
            boolean daemon = atlases.stream().anyMatch(a -> a.info().name().equals("talairach-daemon"));
            text.add("Anatomical labels are from: " + names + (daemon ? " " + cite(Reference.LANCASTER_2000) : "")
                    + ".");
        }
        if (figures == FigureChoice.DRAW) {
            text.add("Figures show the results on Colin27 " + cite(Reference.HOLMES_1998) + " in MNI space.");
        }
        return sentences(text);
    }

    private String commit() {
        String commit = run.software().commit();
        return commit.matches("[0-9a-f]{40}(-dirty)?")
                ? " (commit " + commit.substring(0, 7) + commit.substring(COMMIT_LENGTH) + ")"
                : "";
    }

    private String cite(Reference... references) {
        return "(" + plain(references) + ")";
    }

    private String name(Reference reference) {
        cited.add(reference);
        return reference.citedInText();
    }

    private String plain(Reference... references) {
        cited.addAll(Arrays.asList(references));
        return Arrays.stream(references).map(Reference::cited).collect(Collectors.joining("; "));
    }

    private static String sentences(List<String> sentences) {
        return sentences.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String voxelSize(Grid grid) {
        return Numbers.mm(grid.affine().columnNorm(0)) + " × "
                + Numbers.mm(grid.affine().columnNorm(1)) + " × "
                + Numbers.mm(grid.affine().columnNorm(2));
    }
}
