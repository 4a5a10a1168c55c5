package org.nocimap.report.tables;

import java.util.List;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Correction;

/**
 * Every file of a result folder: its name, what it holds, and what other tools call the same thing. In names, {@code CORR} stands
 * for {@link #corrected the words of a correction}.
 */
public enum OutputFile {
    REPORT("report.html", "the report: everything in one file that opens offline", "report.html", ""),
    ALE("ale.nii.gz", "ALE, 0 to 1", "stat.nii.gz", "F_ALE.nii"),
    Z("z.nii.gz", "standard normal deviate of the uncorrected p; 0 where p is above one half", "z.nii.gz", "F_Z.nii"),
    P("p.nii.gz", "uncorrected p; 1 outside the mask", "p.nii.gz", "F_PVal.nii"),
    LOGP("logp.nii.gz", "−log10 of the uncorrected p", "", ""),
    CORRECTED_LOGP("logp_CORR.nii.gz", "−log10 of the corrected p", "logp_CORR.nii.gz", ""),
    THRESHOLDED_Z("z_CORR_thresh.nii.gz", "uncorrected z inside the reported clusters, 0 elsewhere", "", "F_C_Z.nii"),
    THRESHOLDED_ALE("ale_CORR_thresh.nii.gz", "ALE inside the reported clusters, 0 elsewhere", "", "F_C_ALE.nii"),
    CLUSTER_LABELS(
            "clusters_CORR.nii.gz",
            "the number of the cluster that a voxel belongs to, 0 for none",
            "label_tail-positive.nii.gz",
            "F_C_clust.nii"),
    CLUSTERS(
            "clusters.tsv",
            "the cluster table of the leading correction, one row for each peak",
            "…_tab-clust.tsv",
            "F_C_peaks.tsv"),
    CLUSTERS_JSON("clusters.json", "the same with all contributions and all region shares", "", ""),
    OTHER_CLUSTERS("clusters_CORR.tsv", "the cluster table of every further correction", "…_tab-clust.tsv", ""),
    OTHER_CLUSTERS_JSON("clusters_CORR.json", "the same with all contributions and all region shares", "", ""),
    PEAKS("peaks.tsv", "the peaks of the leading correction as a study that Nocimap reads again", "", ""),
    CONTRIBUTIONS(
            "contributions.tsv",
            "each experiment's share of each cluster of the leading correction",
            "…_diag-Jackknife.tsv",
            ""),
    TAG_CONTRIBUTIONS("contributions_by_tag.tsv", "the same, added up over the values of each tag", "", ""),
    EXPERIMENTS("experiments.tsv", "the experiments as analysed", "", ""),
    FOCI("foci.tsv", "every focus that was read: as given, in MNI space, analysed or dropped and why", "", ""),
    CONDITIONS("conditions.tsv", "with `--map-conditions`: what became of every diagnosis", "", ""),
    NULL_MAXIMA("null_maxima.tsv", "the null distributions, one row for each permutation, each column sorted", "", ""),
    METHODS("methods.txt", "the methods section for a paper, with the numbers of this run", "", ""),
    REFERENCES("references.bib", "the references it cites, as BibTeX", "references.bib", ""),
    FIGURES("figures/", "every figure of the report as SVG and PNG", "figures/", ""),
    PROVENANCE(
            "provenance.json",
            "command, version, commit, seed, checksums, machine, times; written last, so it marks a finished folder",
            "",
            ""),
    OVERVIEW("overview.html", "with `--by`, beside the folders of the values: all of them on one page", "", ""),
    OVERVIEW_TABLE("overview.tsv", "the same as a table", "", ""),
    OVERVIEW_REGIONS(
            "overview_regions.tsv",
            "with `--by`: significance, foci and studies of every value in every region",
            "",
            ""),
    OVERVIEW_OVERLAP("overview_overlap.nii.gz", "with `--by`: in how many values each voxel is significant", "", ""),
    OVERVIEW_CONJUNCTION(
            "overview_conjunction_z.nii.gz",
            "with `--by`: the smallest z over all values where every one is significant, 0 elsewhere",
            "",
            ""),
    OVERVIEW_SPECIFIC(
            "specific_regions.tsv",
            "with `--one-vs-rest`: the clusters in which a value is above all others together",
            "",
            "");

    private static final String PLACE = "CORR";

    private final String pattern;
    private final String content;
    private final String nimare;
    private final String gingerAle;

    OutputFile(String pattern, String content, String nimare, String gingerAle) {
        this.pattern = pattern;
        this.content = content;
        this.nimare = nimare;
        this.gingerAle = gingerAle;
    }

    /**
     * The words of a correction in file names, those of NiMARE:
     * {@code desc-size_level-cluster_corr-FWE_method-montecarlo}.
     */
    public static String corrected(Correction correction) {
        return switch (correction) {
            case NONE -> "level-voxel_corr-none";
            case FDR_BH -> "level-voxel_corr-FDR_method-indep";
            case FDR_BY -> "level-voxel_corr-FDR_method-negcorr";
            case BONFERRONI -> "level-voxel_corr-FWE_method-bonferroni";
            case VOXEL_FWE -> "level-voxel_corr-FWE_method-montecarlo";
            case CLUSTER_SIZE_FWE -> "desc-size_level-cluster_corr-FWE_method-montecarlo";
            case CLUSTER_MASS_FWE -> "desc-mass_level-cluster_corr-FWE_method-montecarlo";
            case TFCE_FWE -> "desc-tfce_level-voxel_corr-FWE_method-montecarlo";
        };
    }

    /** The file's name. */
    public String fileName() {
        if (pattern.contains(PLACE)) {
            throw new IllegalArgumentException(this + " is written for each correction");
        }
        return pattern;
    }

    /** The file's name for a correction. */
    public String fileName(Correction correction) {
        return pattern.replace(PLACE, corrected(correction));
    }

    /** The files of this kind in the folder of a result, but for those that hang on the way the input took. */
    public List<String> namesIn(AleResult result) {
        List<CorrectedMap> maps = result.corrected();
        if (this == CONDITIONS || name().startsWith(OVERVIEW.name())) {
            return List.of();
        }
        if (this == OTHER_CLUSTERS || this == OTHER_CLUSTERS_JSON) {
            maps = maps.subList(1, maps.size());
        } else if (!pattern.contains(PLACE)) {
            boolean empty = this == NULL_MAXIMA
                    && maps.stream().allMatch(m -> m.maxima().isEmpty());
            return empty ? List.of() : List.of(pattern);
        }
        return maps.stream().map(m -> fileName(m.correction())).toList();
    }

    /** What it holds, a phrase. */
    public String content() {
        return content;
    }

    /** The table of {@code docs/outputs.md}, as Markdown. */
    public static String markdown() {
        StringBuilder table =
                new StringBuilder("| file | what it holds | NiMARE | GingerALE |\n| --- | --- | --- | --- |\n");
        for (OutputFile file : values()) {
            table.append("| `")
                    .append(file.pattern)
                    .append("` | ")
                    .append(file.content)
                    .append(" | ");
            table.append(code(file.nimare))
                    .append(" | ")
                    .append(code(file.gingerAle))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** The table of corrections in {@code docs/outputs.md}, as Markdown. */
    public static String correctionMarkdown() {
        StringBuilder table = new StringBuilder("| `--correction` | `CORR` in file names |\n| --- | --- |\n");
        for (Correction correction : Correction.values()) {
            table.append("| `").append(correction.flag()).append("` | `");
            table.append(corrected(correction)).append("` |\n");
        }
        return table.toString();
    }

    private static String code(String name) {
        return name.isEmpty() ? "–" : "`" + name + "`";
    }
}
