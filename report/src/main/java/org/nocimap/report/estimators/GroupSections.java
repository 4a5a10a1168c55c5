package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.evidence.Experiment;
import org.nocimap.figures.GroupPointFigure;
import org.nocimap.files.Location;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.PeakTable;
import org.nocimap.inference.Sides;
import org.nocimap.inference.field.FieldCorrection;
import org.nocimap.inference.field.FieldCorrection.FieldCluster;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.glm.Design;

/**
 * What is written and said of one group analysis, alone or as one of several: maps, tables, figures and the sections of its page. Names of files
 * begin with a prefix, ids of sections with another.
 */
public final class GroupSections {
    private final String prefix;
    private final String idPrefix;
    private final String maskTitle;
    private final GroupResult result;
    private final List<RegionTest> regions;
    private final Labeller labeller;
    private final ResultFolder folder;
    private Optional<FigureView> lead = Optional.empty();

    /**
     * @param prefix of all files, such as {@code post-vs-pre_}; may be empty
     * @param idPrefix of all ids, lower case; may be empty
     * @param maskTitle where it looked
     * @param labeller names places
     * @param regions asked for besides; perhaps none
     */
    public GroupSections(
            String prefix,
            String idPrefix,
            String maskTitle,
            Labeller labeller,
            GroupResult result,
            List<RegionTest> regions,
            ResultFolder folder) {
        this.prefix = prefix;
        this.idPrefix = idPrefix;
        this.regions = List.copyOf(regions);
        this.maskTitle = maskTitle;
        this.result = result;
        this.labeller = labeller;
        this.folder = folder;
    }

    /** Writes everything but a page, and returns its sections. */
    public List<PageSection> write() {
        design();
        tau2();
        List<PageSection> sections = new ArrayList<>();
        sections.add(new PageSection(idPrefix + "design", "The design", List.of(new PageBlock.Table(designTable()))));
        for (int c = 0; c < result.contrasts().size(); c++) {
            sections.add(contrast(c));
        }
        if (!regions.isEmpty()) {
            sections.add(regionSection());
        }
        return sections;
    }

    private PageSection contrast(int c) {
        GroupResult.OfContrast one = result.contrasts().get(c);
        TestedMapPages permuted = permuted(one);
        permuted.write();
        maps(one);
        List<PageBlock> blocks = new ArrayList<>(field(one));
        blocks.add(new PageBlock.Heading("By permutation"));
        blocks.add(new PageBlock.Note(
                "The participants' effects alone, without their variances, tested by least squares under "
                        + Numbers.readCount(one.permuted().permutations())
                        + switch (one.exchange()) {
                            case PERMUTE -> " rearrangements in which participants change places";
                            case FLIP -> " rearrangements in which signs are flipped";
                        }
                        + (one.permuted().everyOne() ? ", all there are." : ".")));
        Optional<FigureView> mosaic = permuted.mosaic();
        if (c == 0) {
            lead = mosaic;
        } else {
            mosaic.map(PageBlock.Figure::new).ifPresent(blocks::add);
        }
        blocks.addAll(permuted.blocks());
        return new PageSection(idPrefix + "contrast-" + (c + 1), one.contrast().name(), blocks);
    }

    private PageSection regionSection() {
        RegionRows rows = new RegionRows(regions, result.design().groupNames(), labeller);
        folder.table(
                prefix + "regions.tsv", RegionRows.HEADER, rows.tests(), "regions asked for: tests with effect sizes");
        folder.table(
                prefix + "region_values.tsv",
                rows.valueHeader(),
                rows.values(result.design().rows()),
                "mean effect of every participant in every region");
        List<PageBlock> blocks = new ArrayList<>();
        rows.points().ifPresent(spec -> folder.figure(
                        prefix + "regions",
                        "Mean effect of every participant in the regions asked for, and the groups' means with 95 %"
                                + " intervals.",
                        board -> GroupPointFigure.draw(spec))
                .map(PageBlock.Figure::new)
                .ifPresent(blocks::add));
        blocks.add(new PageBlock.Table(rows.table(prefix + "regions.tsv")));
        return new PageSection(idPrefix + "regions", "Regions asked for", blocks);
    }

    /** The picture of the first contrast, when it was written and drawn. */
    public Optional<FigureView> lead() {
        return lead;
    }

    /** What a methods section says. */
    public Methods methods() {
        return new GroupMethods(result, maskTitle).methods();
    }

    /** One line for each contrast. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (GroupResult.OfContrast one : result.contrasts()) {
            String field = one.field()
                    .map(f -> Numbers.counted(f.significant().size(), "cluster", "clusters") + " by random fields (z > "
                            + Numbers.plain(result.spec().clusterZ()) + "), ")
                    .orElse("");
            CorrectedStatistic primary = primary(one);
            lines.add(one.contrast().name() + ": " + field
                    + Numbers.counted(primary.clusters().size(), "cluster", "clusters") + " by permutation ("
                    + primary.correction().title() + ")");
        }
        return lines;
    }

    /** How many clusters both ways of correcting found. */
    public String claim() {
        int field = 0;
        int permuted = 0;
        for (GroupResult.OfContrast one : result.contrasts()) {
            field += one.field().map(f -> f.significant().size()).orElse(0);
            permuted += primary(one).clusters().size();
        }
        return Numbers.counted(field, "cluster", "clusters") + " by random fields and "
                + Numbers.counted(permuted, "cluster", "clusters") + " by permutation at p ≤ "
                + Numbers.plain(result.spec().inference().alpha());
    }

    static String stem(String contrast) {
        String plain = contrast.toLowerCase(Locale.ROOT)
                .replace(">", "-above-")
                .replace("<", "-below-")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "contrast" : plain) + "_";
    }

    private String stem(GroupResult.OfContrast one) {
        return prefix + plainStem(one);
    }

    private String plainStem(GroupResult.OfContrast one) {
        String stem = stem(one.contrast().name());
        long same = result.contrasts().stream()
                .filter(other -> stem(other.contrast().name()).equals(stem))
                .count();
        return same == 1
                ? stem
                : stem.replaceAll("_$", "-" + (result.contrasts().indexOf(one) + 1) + "_");
    }

    private static List<CorrectedStatistic> corrected(GroupResult.OfContrast one) {
        return one.permuted().both().isEmpty()
                ? one.permuted().upper()
                : one.permuted().both().stream().map(TestedMap::of).toList();
    }

    private static CorrectedStatistic primary(GroupResult.OfContrast one) {
        return corrected(one).get(0);
    }

    private TestedMapPages permuted(GroupResult.OfContrast one) {
        TestedMap map = new TestedMap(
                stem(one) + "permutation_",
                one.contrast().name() + ", by permutation",
                one.contrast().isT() ? "t" : "F",
                one.permuted().both().isEmpty() ? Sides.UPPER : Sides.BOTH,
                result.mask(),
                one.permuted().map().statistic(),
                one.permuted().map().z(),
                one.permuted().map().p(),
                corrected(one),
                result.spec().inference());
        return new TestedMapPages(map, folder, labeller);
    }

    private void maps(GroupResult.OfContrast one) {
        String name = one.contrast().name();
        if (one.contrast().isT()) {
            values(stem(one) + "effect", one.effect(), NiftiIntent.NONE, name + ": effect, in the unit of the maps");
            values(stem(one) + "variance", one.variance(), NiftiIntent.NONE, name + ": variance of the effect");
        }
        values(
                stem(one) + "statistic",
                one.map().statistic(),
                NiftiIntent.NONE,
                name + ": " + (one.contrast().isT() ? "t" : "F"));
        values(stem(one) + "z", one.map().z(), NiftiIntent.of(NiftiIntentCode.ZSCORE, ""), name + ": z");
        one.field().ifPresent(field -> {
            double[] kept = new double[one.map().z().length];
            for (FieldCluster cluster : field.significant()) {
                for (int n : cluster.cluster().members()) {
                    kept[n] = one.map().z()[n];
                }
            }
            values(
                    stem(one) + "z_grf_thresh",
                    kept,
                    NiftiIntent.of(NiftiIntentCode.ZSCORE, ""),
                    name + ": z inside the clusters that are significant by random fields");
        });
    }

    private List<PageBlock> field(GroupResult.OfContrast one) {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Heading("By Gaussian random fields"));
        if (one.field().isEmpty()) {
            blocks.add(new PageBlock.Paragraph("The smoothness of the residuals could not be told."));
            return blocks;
        }
        FieldCorrection.Result field = one.field().get();
        PeakRows rows = new PeakRows(field.significant(), labeller);
        String caption = one.contrast().name() + ": clusters of z > "
                + Numbers.plain(result.spec().clusterZ()) + ", corrected p ≤ "
                + Numbers.plain(result.spec().inference().alpha());
        folder.table(
                stem(one) + "table.tsv",
                PeakRows.HEADER,
                rows.rows(),
                one.contrast().name() + ": clusters and peaks");
        folder.text(
                stem(one) + "table.html",
                rows.html(caption),
                one.contrast().name() + ": the same table, to be pasted into a text document");
        double[] fwhm = field.asked().smoothness().fwhmMm();
        blocks.add(new PageBlock.Note(String.format(
                Locale.ROOT,
                "Residuals are smooth by %.1f × %.1f × %.1f mm (FWHM), det(Λ)^½ = %.4g per voxel; a cluster is"
                        + " significant from %d voxels on%s.",
                fwhm[0],
                fwhm[1],
                fwhm[2],
                field.asked().smoothness().roughness(),
                field.smallest(),
                field.asked().sides() == Sides.BOTH ? ", p doubled for both directions" : "")));
        if (field.significant().isEmpty()) {
            blocks.add(new PageBlock.Paragraph("No cluster is significant. That is no evidence of absence."));
        } else {
            blocks.add(new PageBlock.Table(rows.table(caption + ".", stem(one) + "table.tsv")));
        }
        return blocks;
    }

    private void values(String name, double[] values, NiftiIntent intent, String content) {
        folder.map(name + ".nii.gz", result.mask(), values, 0, intent, content);
    }

    private void tau2() {
        if (result.spec().estimator().isMixed()) {
            for (int g = 0; g < result.tau2().length; g++) {
                String group = result.tau2().length == 1
                        ? ""
                        : "_" + result.design().groupNames().get(g);
                values(
                        prefix + "tau2" + group.replaceAll("[^A-Za-z0-9_]", "-"),
                        result.tau2()[g],
                        NiftiIntent.NONE,
                        "variance between participants, τ²");
            }
        }
    }

    private void design() {
        Design design = result.design().design();
        List<String> header = new ArrayList<>(List.of("participant_id"));
        header.addAll(design.names());
        folder.table(prefix + "design.tsv", header, designRows(), "the design, a row for each participant");
    }

    private List<List<String>> designRows() {
        Design design = result.design().design();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < design.observations(); i++) {
            List<String> row =
                    new ArrayList<>(List.of(result.design().rows().get(i).subject()));
            for (int j = 0; j < design.columns(); j++) {
                row.add(Numbers.significant(design.at(i, j), 6));
            }
            rows.add(row);
        }
        return rows;
    }

    private TableView designTable() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Participant")));
        result.design().design().names().forEach(name -> columns.add(Column.number(name)));
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : designRows()) {
            cells.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut("The design matrix; numbers are less their mean.", columns, cells, prefix + "design.tsv");
    }

    /**
     * Every direction of every contrast with its significant peaks as an experiment, ready for a meta-analysis.
     *
     * @param study the study's title
     */
    public List<Experiment> experiments(String study) {
        List<Experiment> experiments = new ArrayList<>();
        for (GroupResult.OfContrast one : result.contrasts()) {
            List<FieldCluster> found =
                    one.field().map(FieldCorrection.Result::significant).orElse(List.of());
            String name = prefix.isEmpty()
                    ? one.contrast().name()
                    : prefix + one.contrast().name();
            experiment(study, name, found.stream().filter(c -> !c.isNegative()).toList(), experiments);
            experiment(
                    study,
                    name + " (below 0)",
                    found.stream().filter(FieldCluster::isNegative).toList(),
                    experiments);
        }
        return experiments;
    }

    private void experiment(String study, String name, List<FieldCluster> found, List<Experiment> to) {
        if (!found.isEmpty()) {
            List<Cluster> clusters = found.stream().map(FieldCluster::cluster).toList();
            to.addAll(new PeakTable(clusters)
                    .toStudy(
                            study,
                            name,
                            OptionalInt.of(result.design().rows().size()),
                            point -> labeller.best(point).map(RegionLabel::text).orElse(""),
                            Location.NOWHERE)
                    .experiments());
        }
    }

    /** The settings. */
    public List<Fact> asked() {
        return new GroupAsked(result, maskTitle).facts();
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        return new GroupAsked(result, maskTitle).settings();
    }
}
