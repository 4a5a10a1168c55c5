package org.nocimap.report.contrast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.contrast.ClusterSupport;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.PeakTable;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ClusterListing;
import org.nocimap.report.analysis.InputBlocks;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;

/** Writes the maps, tables and figures of a contrast, and says what its page says. */
public final class ContrastOutputs {
    private final ContrastRun run;
    private final ContrastResult result;
    private final ResultFolder folder;
    private final ContrastWords words;
    private final ContrastFigures figures;

    public ContrastOutputs(ContrastRun run, ResultFolder folder) {
        this.run = run;
        this.result = run.result();
        this.folder = folder;
        this.words = new ContrastWords(result);
        this.figures = new ContrastFigures(result, words, folder);
    }

    /** The result in one line. */
    public String headline() {
        return words.headline();
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        new ContrastMaps(result, folder).write();
        writeTables();
        Optional<FigureView> lead = figures.difference();
        List<PageSection> sections = List.of(
                new PageSection("groups", "Main effects", groups()),
                direction("a-above-b", "a_above_b", result.aAboveB()),
                direction("b-above-a", "b_above_a", result.bAboveA()),
                new PageSection("conjunction", "Conjunction: significant in both", conjunction()),
                new PageSection("input-a", "What went into " + result.nameA(), InputBlocks.of(run.inputA())),
                new PageSection("input-b", "What went into " + result.nameB(), InputBlocks.of(run.inputB())));
        return new AnalysisReport(
                run.title(),
                "Contrast of two groups of experiments",
                words.headline(),
                words.summary(),
                words.tiles(),
                lead,
                words.asked(),
                sections,
                warnings,
                ContrastMethods.of(run));
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        ContrastSpec spec = result.spec();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("groupA", result.nameA());
        settings.put("groupB", result.nameB());
        settings.put("labelPermutations", spec.permutations());
        settings.put("differenceP", JsonText.plain(spec.voxelP()));
        settings.put("clusterP", JsonText.plain(spec.alpha()));
        settings.put("minVolumeMm3", JsonText.plain(spec.minVolumeMm3()));
        settings.put(
                "differenceCorrections",
                spec.corrections().stream().map(Correction::flag).toList());
        settings.put("search", spec.search().flag());
        settings.put("balance", spec.balance().flag());
        settings.put("mainVoxelP", JsonText.plain(spec.main().voxelP()));
        settings.put("mainPermutations", spec.main().permutations());
        settings.put(
                "mainCorrections",
                spec.main().corrections().stream().map(Correction::flag).toList());
        settings.put("connectivity", spec.main().connectivity().neighbours());
        settings.put("mask", run.mask().name());
        return settings;
    }

    private void writeTables() {
        folder.clusters("a_clusters", listing(result.a().primary().clusters(), "ALE"), "clusters of " + result.nameA());
        folder.clusters("b_clusters", listing(result.b().primary().clusters(), "ALE"), "clusters of " + result.nameB());
        writeDirection("a_above_b", result.aAboveB());
        writeDirection("b_above_a", result.bAboveA());
        folder.clusters(
                "conjunction", listing(result.conjunction().clusters(), "z"), "clusters significant in both groups");
        folder.table("support.tsv", supportHeader(), supportRows(), "experiments with a focus in each cluster");
        folder.input(run.inputA(), "a_");
        folder.input(run.inputB(), "b_");
        List<Study> peaks = new ArrayList<>();
        for (ContrastDirection direction : result.directions()) {
            peaks.add(new PeakTable(direction.primary().clusters())
                    .toStudy(
                            direction.title(),
                            "Contrast, " + direction.primary().correction().title(),
                            OptionalInt.empty(),
                            p -> run.labeller().best(p).map(l -> l.text()).orElse(""),
                            new Location("clusters of " + direction.title(), 0, 0, "")));
        }
        folder.studySet("peaks.tsv", new StudySet(run.title(), peaks), "peaks of both directions, for other analyses");
    }

    private void writeDirection(String stem, ContrastDirection direction) {
        for (CorrectedStatistic map : direction.corrected()) {
            String kind = kind(direction, map);
            folder.clusters(
                    stem + kind,
                    listing(map.clusters(), "standardised difference"),
                    "clusters of " + direction.title() + ", " + map.correction().title());
        }
        List<double[]> maxima = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("rank"));
        for (CorrectedStatistic map : direction.corrected()) {
            map.maxima().ifPresent(nulls -> {
                header.add(map.correction().flag().replace('-', '_'));
                maxima.add(nulls.maxima());
            });
        }
        if (!maxima.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (int n = 0; n < maxima.get(0).length; n++) {
                List<String> row = new ArrayList<>(List.of(Integer.toString(n + 1)));
                for (double[] values : maxima) {
                    row.add(Numbers.significant(values[n], 6));
                }
                rows.add(row);
            }
            folder.table(
                    stem + "_null_maxima.tsv",
                    header,
                    rows,
                    "maxima under exchanged labels, " + direction.title() + "; each column sorted by itself");
        }
    }

    /** What tells a correction's files from those of the leading one. */
    private static String kind(ContrastDirection direction, CorrectedStatistic map) {
        return map.correction() == direction.primary().correction()
                ? ""
                : "_" + map.correction().flag().replace('-', '_');
    }

    private List<PageBlock> groups() {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Paragraph(main(result.nameA(), result.a()) + " " + main(result.nameB(), result.b())));
        figures.groups().map(PageBlock.Figure::new).ifPresent(blocks::add);
        table(blocks, result.a().primary().clusters(), "ALE", "Clusters of " + result.nameA(), "a_clusters.tsv");
        table(blocks, result.b().primary().clusters(), "ALE", "Clusters of " + result.nameB(), "b_clusters.tsv");
        return blocks;
    }

    private static String main(String name, AleResult main) {
        int clusters = main.primary().clusters().size();
        return name + ": " + ContrastWords.experiments(main.experiments().size()) + ", "
                + Numbers.counted(main.focusCount(), "focus", "foci") + ", "
                + (clusters == 0 ? "no significant cluster" : ContrastWords.counted(clusters)) + ".";
    }

    private PageSection direction(String id, String stem, ContrastDirection direction) {
        List<PageBlock> blocks = new ArrayList<>();
        CorrectedStatistic primary = direction.primary();
        int searched = direction.searchedVoxels();
        if (searched == 0) {
            blocks.add(new PageBlock.Paragraph("There was nowhere to look for voxels in which " + direction.greater()
                    + " is greater. This is a null result."));
            return new PageSection(id, direction.title(), blocks);
        }
        blocks.add(new PageBlock.Paragraph(Numbers.counted(searched, "voxel was", "voxels were") + " searched. "
                + (primary.clusters().isEmpty()
                        ? "Nothing is significant by " + words.threshold(primary.correction())
                                + ": this is a null result."
                        : ContrastWords.counted(primary.clusters().size()) + " by "
                                + words.threshold(primary.correction()) + ".")
                + " " + words.critical(primary)));
        for (CorrectedStatistic map : direction.corrected()) {
            String file = stem + kind(direction, map) + ".tsv";
            table(
                    blocks,
                    map.clusters(),
                    "standardised difference",
                    direction.title() + ", " + words.threshold(map.correction()),
                    file);
        }
        support(blocks, primary.clusters(), direction.support());
        if (primary.clusters().isEmpty() && !primary.candidates().isEmpty()) {
            table(
                    blocks,
                    primary.candidates()
                            .subList(0, Math.min(5, primary.candidates().size())),
                    "standardised difference",
                    "Not significant: the largest clusters of " + direction.title() + ", to see what missed the mark",
                    stem + ".tsv");
        }
        figures.nulls(direction, stem + "_null").map(PageBlock.Figure::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Note(
                "The statistic is the difference of ALE standardised by its mean and deviation when labels are"
                        + " exchanged; z is that of the uncorrected permutation p, which cannot be below 1 / (labellings)."
                        + " A cluster says that the groups differ somewhere in it, not in each of its voxels."));
        return new PageSection(id, direction.title(), blocks);
    }

    private List<PageBlock> conjunction() {
        List<PageBlock> blocks = new ArrayList<>();
        int clusters = result.conjunction().clusters().size();
        blocks.add(new PageBlock.Paragraph(
                clusters == 0
                        ? "No cluster is significant in both groups."
                        : "Both groups are significant in " + ContrastWords.counted(clusters)
                                + "; the statistic is the smaller z."));
        table(blocks, result.conjunction().clusters(), "z", "Clusters significant in both groups", "conjunction.tsv");
        support(blocks, result.conjunction().clusters(), result.conjunction().support());
        return blocks;
    }

    private void table(List<PageBlock> blocks, List<Cluster> clusters, String statistic, String caption, String file) {
        if (!clusters.isEmpty()) {
            blocks.add(new PageBlock.Table(listing(clusters, statistic).table(caption, file)));
        }
    }

    private void support(List<PageBlock> blocks, List<Cluster> clusters, List<ClusterSupport> support) {
        if (clusters.isEmpty()) {
            return;
        }
        List<List<org.nocimap.report.pages.Cell>> rows = new ArrayList<>();
        for (int n = 0; n < clusters.size(); n++) {
            rows.add(TableView.row(
                    Integer.toString(clusters.get(n).number()),
                    share(support.get(n).ofA(), result.a().experiments().size()),
                    share(support.get(n).ofB(), result.b().experiments().size())));
        }
        blocks.add(new PageBlock.Table(TableView.cut(
                "Experiments that report a focus in the cluster",
                List.of(Column.number("#"), Column.number(result.nameA()), Column.number(result.nameB())),
                rows,
                "support.tsv")));
    }

    private static String share(int count, int of) {
        return String.format(Locale.ROOT, "%d of %d", count, of);
    }

    private List<String> supportHeader() {
        return List.of("part", "cluster", "experiments_a", "of_a", "experiments_b", "of_b");
    }

    private List<List<String>> supportRows() {
        List<List<String>> rows = new ArrayList<>();
        for (ContrastDirection direction : result.directions()) {
            rows(rows, direction.title(), direction.primary().clusters(), direction.support());
        }
        rows(
                rows,
                "conjunction",
                result.conjunction().clusters(),
                result.conjunction().support());
        return rows;
    }

    private void rows(List<List<String>> rows, String part, List<Cluster> clusters, List<ClusterSupport> support) {
        for (int n = 0; n < clusters.size(); n++) {
            rows.add(List.of(
                    part,
                    Integer.toString(clusters.get(n).number()),
                    Integer.toString(support.get(n).ofA()),
                    Integer.toString(result.a().experiments().size()),
                    Integer.toString(support.get(n).ofB()),
                    Integer.toString(result.b().experiments().size())));
        }
    }

    private ClusterListing listing(List<Cluster> clusters, String statistic) {
        return new ClusterListing(clusters, run.labeller(), statistic);
    }
}
