package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.cbma.images.ImageEstimator;
import org.nocimap.cbma.images.ImageResult;
import org.nocimap.cbma.images.StudyMap;
import org.nocimap.files.Problem;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Sides;
import org.nocimap.report.analysis.AnalysisReport;
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
import org.nocimap.report.words.Reference;

/** Writes the maps, tables and figures of an image-based meta-analysis, and says what its page says. */
public final class ImageOutputs {
    private final String title;
    private final String maskTitle;
    private final ImageResult result;
    private final ResultFolder folder;
    private final TestedMap map;
    private final TestedMapPages pages;

    /**
     * @param title of the report
     * @param maskTitle where it looked
     * @param labeller names places
     */
    public ImageOutputs(String title, String maskTitle, Labeller labeller, ImageResult result, ResultFolder folder) {
        this.title = title;
        this.maskTitle = maskTitle;
        this.result = result;
        this.folder = folder;
        this.map = new TestedMap(
                "",
                "Image-based meta-analysis",
                "z",
                Sides.BOTH,
                result.mask(),
                result.maps().z(),
                result.maps().z(),
                result.maps().p(),
                result.corrected().stream().map(TestedMap::of).toList(),
                result.spec().inference());
        this.pages = new TestedMapPages(map, folder, labeller);
    }

    /** The clusters of the leading correction; those of negative effects come last. */
    public List<Cluster> clusters() {
        return map.primary().clusters();
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        ImageEstimator estimator = result.spec().estimator();
        folder.labels("studies.nii.gz", result.mask(), result.maps().studies(), "number of studies with a value");
        if (estimator.needs() == ImageEstimator.Needs.EFFECTS) {
            values("effect", result.maps().effect(), "pooled effect, in the unit of the maps");
            values("se", result.maps().standardError(), "its standard error");
            values("q", result.maps().q(), "Cochran's Q");
            values("i2", result.maps().i2(), "share of the variance that lies between studies, I²");
            if (estimator.hasRandomEffects()) {
                values("tau2", result.maps().tau2(), "variance between studies, τ²");
            }
        }
        pages.write();
        folder.table("studies.tsv", List.of("study", "n", "maps", "voxels"), rows(), "studies as analysed");
        Optional<FigureView> lead = pages.mosaic();
        List<PageBlock> found = new ArrayList<>();
        found.add(new PageBlock.Note(
                "Positive z: effects above 0; negative z: below. p are two-sided, and alpha holds for"
                        + " both directions together."));
        found.addAll(pages.blocks());
        List<PageBlock> input = new ArrayList<>();
        input.add(new PageBlock.Table(studies()));
        return new AnalysisReport(
                title,
                "Image-based meta-analysis",
                pages.claim(),
                "The maps of " + Numbers.counted(result.studies().size(), "study", "studies")
                        + " were combined voxel by" + " voxel: " + estimator.title() + ". " + pages.claim() + ".",
                tiles(),
                lead,
                asked(),
                List.of(
                        new PageSection("input", "What went in", input),
                        new PageSection("results", "Where the studies agree on an effect", found)),
                warnings,
                methods());
    }

    private void values(String name, double[] values, String content) {
        folder.map(name + ".nii.gz", result.mask(), values, 0, NiftiIntent.NONE, content);
    }

    private List<Fact> tiles() {
        List<Fact> tiles = new ArrayList<>(List.of(
                new Fact("studies", Integer.toString(result.studies().size())),
                new Fact("voxels", Numbers.readCount(result.mask().size())),
                new Fact("clusters", Integer.toString(clusters().size()))));
        if (result.spec().estimator().needs() == ImageEstimator.Needs.EFFECTS) {
            double sum = 0;
            for (double share : result.maps().i2()) {
                sum += share;
            }
            tiles.add(new Fact(
                    "mean I²", Numbers.readPercent(100 * sum / result.mask().size(), 0)));
        }
        return tiles;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (StudyMap study : result.studies()) {
            rows.add(List.of(
                    study.study(),
                    study.subjects().isPresent()
                            ? Integer.toString(study.subjects().getAsInt())
                            : "",
                    study.source(),
                    Integer.toString(study.known())));
        }
        return rows;
    }

    private TableView studies() {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : rows()) {
            cells.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut(
                "Studies as analysed, and how many voxels of the mask their maps cover.",
                List.of(Column.text("Study"), Column.number("N"), Column.text("Maps"), Column.number("Voxels")),
                cells,
                "studies.tsv");
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Estimator", result.spec().estimator().title()));
        facts.add(new Fact("Mask", maskTitle));
        if (result.voxelsLeftOut() > 0) {
            facts.add(new Fact("Voxels with too few studies", Numbers.readCount(result.voxelsLeftOut())));
        }
        facts.addAll(EstimatorWords.asked(result.spec().inference(), ", two-sided"));
        if (result.permutations() > 0) {
            facts.add(new Fact(
                    "Sign flips",
                    Numbers.readCount(result.permutations())
                            + (result.everyFlip() ? ", every way there is to flip the studies" : ", drawn at random")));
        }
        return facts;
    }

    private Methods methods() {
        Methods.Writer methods = new Methods.Writer();
        String how =
                switch (result.spec().estimator()) {
                    case FISHER -> "by Fisher's method, in both directions";
                    case STOUFFER -> "by Stouffer's method";
                    case STOUFFER_WEIGHTED -> "by Stouffer's method, weighted by the root of the sample size";
                    case FIXED -> "as a fixed effect, weighted by inverse variance";
                    case DERSIMONIAN_LAIRD ->
                        "as random effects, with the variance between studies after "
                                + methods.name(Reference.DERSIMONIAN_1986);
                    case HEDGES -> "as random effects, with the variance between studies after Hedges and Olkin";
                    case REML ->
                        "as random effects, with the variance between studies by restricted maximum likelihood "
                                + methods.cite(Reference.VIECHTBAUER_2005);
                };
        methods.paragraph(
                "Group maps of " + Numbers.counted(result.studies().size(), "study", "studies")
                        + " were combined at every voxel " + how + " "
                        + methods.cite(Reference.SALIMI_KHORSHIDI_2009) + ".",
                "Analysed were the " + Numbers.readCount(result.mask().size()) + " voxels of the mask (" + maskTitle
                        + ") with enough studies.",
                "Uncorrected p are two-sided, by the normal distribution.");
        EstimatorWords.correction(
                methods,
                result.spec().inference(),
                "the signs of whole studies were flipped, the maximum taken over both signs",
                result.permutations());
        return methods.done();
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("estimator", result.spec().estimator().flag());
        settings.put("mask", maskTitle);
        settings.putAll(EstimatorWords.settings(result.spec().inference()));
        settings.put("signFlips", result.permutations());
        return settings;
    }
}
