package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.cbma.estimators.ChiSquareResult;
import org.nocimap.cbma.estimators.ChiSquareSpec;
import org.nocimap.cbma.estimators.SignedTest;
import org.nocimap.files.Problem;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Sides;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.InputBlocks;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** Writes the maps, tables and figures of the chi-squared tests of MKDA, and says what its page says. */
public final class ChiSquareOutputs {
    private final DensityRun run;
    private final DensityRun database;
    private final ChiSquareResult result;
    private final ResultFolder folder;
    private final TestedMap specificity;
    private final TestedMapPages specific;
    private final TestedMapPages consistent;

    /**
     * @param run of the set of interest
     * @param database how the database came to be
     */
    public ChiSquareOutputs(DensityRun run, DensityRun database, ChiSquareResult result, ResultFolder folder) {
        this.run = run;
        this.database = database;
        this.result = result;
        this.folder = folder;
        this.specificity = tested("specificity_", "Specificity", result.specificity());
        this.specific = new TestedMapPages(specificity, folder, run.labeller());
        this.consistent =
                new TestedMapPages(tested("consistency_", "Consistency", result.consistency()), folder, run.labeller());
    }

    private TestedMap tested(String stem, String title, SignedTest test) {
        return new TestedMap(
                stem,
                title,
                "z",
                Sides.BOTH,
                result.mask(),
                test.z(),
                test.z(),
                test.p(),
                test.corrected().stream().map(TestedMap::of).toList(),
                result.spec().inference());
    }

    /** The clusters of the test against the database, by the leading correction; those of fewer activations come last. */
    public List<Cluster> specificClusters() {
        return specificity.primary().clusters();
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        writeMaps();
        AnalysedInput own = run.input(result.set(), result.spec().radiusMm());
        AnalysedInput rest = database.input(result.rest(), result.spec().radiusMm());
        folder.input(own, "");
        folder.table(
                "experiments.tsv", DensityTables.HEADER, DensityTables.rows(result.set()), "experiments of the set");
        folder.input(rest, "database_");
        folder.table(
                "database_experiments.tsv",
                DensityTables.HEADER,
                DensityTables.rows(result.rest()),
                "experiments of the rest of the database");
        Optional<FigureView> lead = specific.mosaic();
        List<PageBlock> consistency = new ArrayList<>();
        consistency.add(new PageBlock.Paragraph("Where the set is active more often (or less often) than in the average"
                + " voxel of the mask. Some tools call this forward inference or uniformity."));
        consistent.mosaic().map(PageBlock.Figure::new).ifPresent(consistency::add);
        consistency.addAll(consistent.blocks());
        List<PageBlock> specificBlocks = new ArrayList<>();
        specificBlocks.add(
                new PageBlock.Paragraph("Where the set is active more often (or less often) than the rest of the"
                        + " database. Some tools call this reverse inference or association. It says nothing about how"
                        + " often a region is active in all."));
        specificBlocks.addAll(specific.blocks());
        return new AnalysisReport(
                run.title(),
                "Chi-squared tests of multilevel kernel density analysis",
                "Specificity: " + specific.claim(),
                "Of " + Numbers.counted(result.set().size(), "experiment", "experiments") + " in the set and "
                        + Numbers.counted(result.rest().size(), "other", "others") + " in the database. Consistency: "
                        + consistent.claim() + ". Specificity: " + specific.claim() + ".",
                List.of(
                        new Fact(
                                "experiments in the set",
                                Integer.toString(result.set().size())),
                        new Fact("others", Integer.toString(result.rest().size())),
                        new Fact("consistent clusters", Integer.toString(consistentClusters())),
                        new Fact(
                                "specific clusters",
                                Integer.toString(specificClusters().size()))),
                lead,
                asked(),
                List.of(
                        new PageSection(
                                "input",
                                "The set",
                                InputBlocks.of(own, DensityTables.table(result.set(), "experiments.tsv"))),
                        new PageSection(
                                "database",
                                "The rest of the database",
                                List.of(new PageBlock.Table(
                                        DensityTables.table(result.rest(), "database_experiments.tsv")))),
                        new PageSection("specificity", "Specificity: the set against the rest", specificBlocks),
                        new PageSection("consistency", "Consistency: the set against the average voxel", consistency)),
                warnings,
                methods());
    }

    private int consistentClusters() {
        return result.consistency().primary().positive().clusters().size()
                + result.consistency().primary().negative().clusters().size();
    }

    private void writeMaps() {
        folder.labels(
                "active_set.nii.gz",
                result.mask(),
                result.activeInSet(),
                "experiments of the set with a focus within the radius");
        folder.labels(
                "active_rest.nii.gz",
                result.mask(),
                result.activeInRest(),
                "other experiments with a focus within the radius");
        values("share_set", result.shareOfSet(), "P(active | set)");
        values("share_rest", result.shareOfRest(), "P(active | rest)");
        values(
                "posterior",
                Arrays.stream(result.posterior())
                        .map(p -> Double.isNaN(p) ? 0 : p)
                        .toArray(),
                "P(set | active) with a prior of " + Numbers.plain(result.spec().prior())
                        + "; 0 where nothing is active");
        values("specificity_chi2", result.specificity().chiSquared(), "set against rest: chi-squared, 1 df");
        values(
                "consistency_chi2",
                result.consistency().chiSquared(),
                "set against the average voxel: chi-squared, 1 df");
        specific.write();
        consistent.write();
    }

    private void values(String name, double[] values, String content) {
        folder.map(name + ".nii.gz", result.mask(), values, 0, NiftiIntent.NONE, content);
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Radius", Numbers.plain(result.spec().radiusMm()) + " mm"));
        facts.add(new Fact("Prior of the set", Numbers.plain(result.spec().prior())));
        facts.add(new Fact("Mask", run.mask().title()));
        facts.addAll(EstimatorWords.asked(result.spec().inference(), ", two-sided"));
        return facts;
    }

    private Methods methods() {
        ChiSquareSpec spec = result.spec();
        Methods.Writer methods = new Methods.Writer();
        methods.paragraph(
                "An experiment was called active at a voxel when it reported a focus within "
                        + Numbers.plain(spec.radiusMm()) + " mm " + methods.cite(Reference.WAGER_2007) + ".",
                "The " + result.set().size() + " experiments of the set were compared, voxel by voxel, with the "
                        + result.rest().size() + " others of the database (specificity) and with the mean over the mask"
                        + " (consistency) by chi-squared tests with one degree of freedom "
                        + methods.cite(Reference.YARKONI_2011) + ".",
                "Where an expected count was below 5, p came from Fisher's exact test and from the binomial"
                        + " distribution, respectively. All p are two-sided.");
        EstimatorWords.correction(
                methods,
                spec.inference(),
                "the labels of set and rest were exchanged (specificity), or the foci of the set were drawn anew,"
                        + " uniformly from the mask (consistency)",
                spec.inference().permutations());
        return methods.done();
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("estimator", "mkda-chi2");
        settings.put("radiusMm", JsonText.plain(result.spec().radiusMm()));
        settings.put("prior", JsonText.plain(result.spec().prior()));
        settings.put("mask", run.mask().name());
        settings.putAll(EstimatorWords.settings(result.spec().inference()));
        return settings;
    }
}
