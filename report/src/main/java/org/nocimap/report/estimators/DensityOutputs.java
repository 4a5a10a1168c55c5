package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.NullMethod;
import org.nocimap.cbma.estimators.DensityEstimator;
import org.nocimap.cbma.estimators.DensityExperiment;
import org.nocimap.cbma.estimators.DensityResult;
import org.nocimap.cbma.estimators.DensitySpec;
import org.nocimap.cbma.estimators.ExperimentWeights;
import org.nocimap.evidence.Focus;
import org.nocimap.figures.ContributionFigure;
import org.nocimap.figures.Dot;
import org.nocimap.figures.GlassBrainFigure;
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
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** Writes the maps, tables and figures of a density analysis, and says what its page says. */
public final class DensityOutputs {
    /** Clusters beyond this many get no figure of their own. */
    private static final int MOST_CLUSTERS = 10;

    private final DensityRun run;
    private final DensityResult result;
    private final ResultFolder folder;
    private final TestedMap map;
    private final TestedMapPages pages;

    public DensityOutputs(DensityRun run, DensityResult result, ResultFolder folder) {
        this.run = run;
        this.result = result;
        this.folder = folder;
        DensitySpec spec = result.spec();
        this.map = new TestedMap(
                "",
                spec.estimator().letters(),
                spec.estimator().letters(),
                Sides.UPPER,
                result.mask(),
                result.statistic(),
                result.z(),
                result.p(),
                result.corrected().stream().map(TestedMap::of).toList(),
                spec.inference());
        this.pages = new TestedMapPages(map, folder, run.labeller());
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        DensitySpec spec = result.spec();
        boolean kda = spec.estimator() == DensityEstimator.KDA;
        String name = kda ? "kda.nii.gz" : "mkda.nii.gz";
        folder.map(
                name,
                result.mask(),
                result.statistic(),
                0,
                NiftiIntent.NONE,
                kda ? "foci within the radius" : "weighted share of experiments with a focus within the radius");
        folder.labels(
                "experiments.nii.gz",
                result.mask(),
                result.reached(),
                "number of experiments with a focus within the radius");
        pages.write();
        AnalysedInput input = run.input(result.experiments(), spec.radiusMm());
        folder.input(input, "");
        folder.table(
                "experiments.tsv",
                DensityTables.HEADER,
                DensityTables.rows(result.experiments()),
                "experiments as analysed");
        folder.table(
                "contributions.tsv",
                List.of("cluster", "study", "experiment", "foci_inside", "share_percent"),
                DensityTables.contributions(result.primary(), result.experiments()),
                "what each experiment gives to each cluster of the leading correction");
        Optional<FigureView> lead = pages.mosaic();
        List<PageBlock> found = new ArrayList<>(pages.blocks());
        glassBrain().map(PageBlock.Figure::new).ifPresent(found::add);
        for (Cluster cluster : result.primary().clusters()) {
            if (cluster.number() <= MOST_CLUSTERS) {
                contributions(result.primary(), cluster)
                        .map(PageBlock.Figure::new)
                        .ifPresent(found::add);
            }
        }
        return new AnalysisReport(
                run.title(),
                spec.estimator().title(),
                pages.claim(),
                summary(),
                tiles(),
                lead,
                asked(),
                List.of(
                        new PageSection(
                                "input",
                                "What went in",
                                InputBlocks.of(input, DensityTables.table(result.experiments(), "experiments.tsv"))),
                        new PageSection("results", "Where foci come together", found)),
                warnings,
                methods());
    }

    private String summary() {
        String what = result.spec().estimator() == DensityEstimator.KDA
                ? "Foci within " + Numbers.plain(result.spec().radiusMm()) + " mm of every voxel were counted over "
                : "The share of experiments with a focus within "
                        + Numbers.plain(result.spec().radiusMm()) + " mm of every voxel was taken over ";
        return what
                + Numbers.counted(result.experiments().size(), "experiment", "experiments") + " with "
                + Numbers.counted(result.focusCount(), "focus", "foci") + ". " + pages.claim() + ".";
    }

    private List<Fact> tiles() {
        int most = 0;
        for (int reached : result.reached()) {
            most = Math.max(most, reached);
        }
        return List.of(
                new Fact("experiments", Integer.toString(result.experiments().size())),
                new Fact("foci", Integer.toString(result.focusCount())),
                new Fact(
                        "clusters", Integer.toString(result.primary().clusters().size())),
                new Fact("most experiments at a voxel", Integer.toString(most)));
    }

    private List<Fact> asked() {
        DensitySpec spec = result.spec();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Estimator",
                spec.estimator().letters() + ", " + spec.estimator().title()));
        facts.add(new Fact("Radius", Numbers.plain(spec.radiusMm()) + " mm"));
        if (spec.estimator() == DensityEstimator.MKDA) {
            facts.add(new Fact("Weights", weights()));
        }
        facts.add(new Fact("Mask", run.mask().title()));
        facts.add(new Fact("Uncorrected p", nullWords()));
        facts.addAll(EstimatorWords.asked(spec.inference(), ""));
        facts.add(new Fact(
                "Cluster-forming threshold",
                Double.isFinite(result.clusterForming())
                        ? spec.estimator().letters() + " of " + Numbers.significant(result.clusterForming(), 4)
                                + " or more"
                        : "out of reach"));
        return facts;
    }

    private String weights() {
        return result.spec().weights() == ExperimentWeights.EQUAL ? "all the same" : "by the root of N";
    }

    private String nullWords() {
        return result.spec().nullMethod() == NullMethod.CONVOLUTION
                ? "exact, by convolution of the experiments' histograms"
                : "all voxels of all permutations";
    }

    private Methods methods() {
        DensitySpec spec = result.spec();
        Methods.Writer methods = new Methods.Writer();
        boolean kda = spec.estimator() == DensityEstimator.KDA;
        methods.paragraph(
                kda
                        ? "Kernel density analysis " + methods.cite(Reference.WAGER_2003)
                                + " counted, at every voxel, the foci within "
                        : "Multilevel kernel density analysis " + methods.cite(Reference.WAGER_2007)
                                + " took, at every voxel, the share of experiments with a focus within ",
                Numbers.plain(spec.radiusMm()) + " mm, measured from the focus's own coordinates"
                        + (kda ? "." : "; experiments counted " + weights() + "."),
                Numbers.counted(result.experiments().size(), "experiment", "experiments") + " with "
                        + Numbers.counted(result.focusCount(), "focus", "foci") + " were analysed ("
                        + run.mask().title() + ").",
                spec.nullMethod() == NullMethod.CONVOLUTION
                        ? "Uncorrected p are exact for independent experiments, each of which reaches its own share of"
                                + " the mask: "
                                + (kda
                                        ? "the convolution of their histograms."
                                        : "the Poisson-binomial distribution"
                                                + (spec.weights() == ExperimentWeights.EQUAL
                                                        ? "."
                                                        : " of weighted terms."))
                        : "Uncorrected p are shares of all voxels of all permutations.");
        EstimatorWords.correction(
                methods,
                spec.inference(),
                "every experiment kept its number of foci and these were drawn anew, uniformly from the mask",
                spec.inference().permutations());
        return methods.done();
    }

    private Optional<FigureView> glassBrain() {
        List<Dot> dots = new ArrayList<>();
        for (DensityExperiment e : result.experiments()) {
            for (Focus focus : e.experiment().foci()) {
                dots.add(new Dot(focus.point(), "foci", e.experiment().subjects()));
            }
        }
        String title = Numbers.counted(dots.size(), "focus", "foci") + " of "
                + Numbers.counted(result.experiments().size(), "experiment", "experiments");
        return folder.figure(
                "glass_brain",
                "All foci, and z where something was found.",
                on -> GlassBrainFigure.draw(GlassBrainFigure.Spec.of(
                                title, result.mask(), run.mask().title(), dots)
                        .withMap(pages.overlay())));
    }

    private Optional<FigureView> contributions(CorrectedMap corrected, Cluster cluster) {
        List<ContributionFigure.Row> rows = new ArrayList<>();
        for (Contribution by : corrected.contributions().get(cluster.number() - 1)) {
            DensityExperiment own = result.experiments().get(by.experiment());
            rows.add(new ContributionFigure.Row(
                    own.label(), own.experiment().subjects(), by.fociInside(), Math.min(1, by.share() / 100)));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return folder.figure(
                String.format(java.util.Locale.ROOT, "cluster_%02d_contributions", cluster.number()),
                "What each experiment gives to cluster " + cluster.number() + ".",
                on -> ContributionFigure.draw(ContributionFigure.Spec.of(
                        "Which experiments carry cluster " + cluster.number(),
                        "cluster's " + result.spec().estimator().letters(),
                        rows)));
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        DensitySpec spec = result.spec();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("estimator", spec.estimator().letters().toLowerCase(java.util.Locale.ROOT));
        settings.put("radiusMm", org.nocimap.report.tables.JsonText.plain(spec.radiusMm()));
        settings.put("weights", spec.weights() == ExperimentWeights.EQUAL ? "equal" : "root-n");
        settings.put("mask", run.mask().name());
        settings.put("null", spec.nullMethod() == NullMethod.CONVOLUTION ? "convolution" : "monte-carlo");
        settings.putAll(EstimatorWords.settings(spec.inference()));
        return settings;
    }
}
