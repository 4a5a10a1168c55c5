package org.nocimap.fmri.group;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.engine.Jobs;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.inference.Sides;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.field.FieldCorrection;
import org.nocimap.inference.field.Smoothness;
import org.nocimap.inference.field.SmoothnessEstimate;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.inference.permutation.LinearTest;
import org.nocimap.inference.permutation.PermutationTest;
import org.nocimap.inference.permutation.Rearrangements;
import org.nocimap.stats.Normal;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.GroupModel;

/**
 * A group analysis: all voxels fitted, each contrast corrected by random fields with the smoothness of the residuals, and beside it
 * the effects alone tested by permutation. The result does not depend on threads or interruptions.
 */
public final class GroupAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "group-1";

    /** Below this, tests rest on little. */
    private static final int FEW_DOF = 10;

    /** The usual rule of thumb for when a lattice may stand for a continuous field. */
    private static final double SMOOTH_ENOUGH_VOXELS = 3;

    private final GroupSpec spec;
    private final GroupDesign design;
    private final GroupMaps maps;
    private final GroupModel model;

    public GroupAnalysis(GroupSpec spec, GroupDesign design, GroupMaps maps, List<Contrast> contrasts) {
        this.spec = spec;
        this.design = design;
        this.maps = maps;
        int[] groups =
                spec.variances() == GroupSpec.Variances.BY_GROUP ? design.groups() : new int[maps.effects().length];
        this.model = new GroupModel(design.design(), contrasts, spec.estimator(), groups, Double.POSITIVE_INFINITY);
    }

    public GroupResult run(Jobs jobs) {
        String fingerprint = fingerprint();
        GroupFitJob job = new GroupFitJob(model, maps.effects(), maps.variances());
        Fitted fitted =
                new Fitted(job, jobs.run(job, "fit", fingerprint), maps.mask().size());
        List<Problem> warnings = new ArrayList<>(maps.warnings());
        warnings.addAll(design.warnings());
        Optional<Smoothness> smoothness = smoothness(fitted, warnings);
        List<GroupResult.OfContrast> contrasts = new ArrayList<>();
        for (int c = 0; c < model.contrasts().size(); c++) {
            contrasts.add(contrast(c, fitted, smoothness, jobs, fingerprint));
        }
        double[][] tau2 = new double[model.groups()][];
        for (int g = 0; g < tau2.length; g++) {
            tau2[g] = fitted.column(4 * contrasts.size() + g);
        }
        warn(contrasts, warnings);
        return new GroupResult(spec, model, design, maps.mask(), tau2, contrasts, warnings);
    }

    /** The numbers of all voxels, voxel by voxel. */
    private static final class Fitted {
        private final GroupFitJob job;
        private final List<double[]> blocks;
        private final int voxels;

        Fitted(GroupFitJob job, List<double[]> blocks, int voxels) {
            this.job = job;
            this.blocks = blocks;
            this.voxels = voxels;
        }

        double[] column(int number) {
            double[] column = new double[voxels];
            int at = 0;
            for (double[] block : blocks) {
                for (int k = number; k < block.length; k += job.width()) {
                    column[at++] = block[k];
                }
            }
            return column;
        }
    }

    private GroupResult.OfContrast contrast(
            int c, Fitted fitted, Optional<Smoothness> smoothness, Jobs jobs, String fingerprint) {
        Contrast contrast = model.contrasts().get(c);
        Sides sides = contrast.isT() ? spec.sides() : Sides.UPPER;
        double[] z = fitted.column(4 * c + 3);
        double[] p = new double[z.length];
        for (int n = 0; n < p.length; n++) {
            p[n] = sides == Sides.BOTH ? Math.min(1, 2 * Normal.sf(Math.abs(z[n]))) : Normal.sf(z[n]);
        }
        StatisticMap map = new StatisticMap(maps.mask(), fitted.column(4 * c + 2), z, p);
        Optional<FieldCorrection.Result> field = smoothness.map(s -> new FieldCorrection(
                        s,
                        spec.clusterZ(),
                        spec.inference().alpha(),
                        spec.inference().connectivity(),
                        sides)
                .apply(map));
        LinearTest test = LinearTest.of(design.design(), contrast, maps.effects());
        Exchange exchange = spec.exchange().orElse(test.usualExchange());
        Rearrangements rearrangements = rearrangements(contrast, exchange);
        PermutationTest.Result permuted = new PermutationTest(
                        test, rearrangements, maps.mask(), sides, spec.inference())
                .run(jobs, "permutations-" + (c + 1), fingerprint + "\n" + contrast + "\n" + exchange);
        return new GroupResult.OfContrast(
                contrast, fitted.column(4 * c), fitted.column(4 * c + 1), map, field, exchange, permuted);
    }

    private Rearrangements rearrangements(Contrast contrast, Exchange exchange) {
        Blocks blocks = spec.exchangeable()
                .map(asked -> design.blocks(asked.column(), asked.rule()))
                .orElse(Blocks.none(maps.effects().length));
        Rearrangements rearrangements;
        try {
            rearrangements = Rearrangements.of(
                    design.design(),
                    exchange,
                    blocks,
                    spec.inference().permutations(),
                    spec.inference().seed());
        } catch (IllegalArgumentException e) {
            throw InputException.of(
                    Location.NOWHERE.about(contrast.name()),
                    String.valueOf(e.getMessage()),
                    "blocks of one size, or exchange within blocks",
                    "Change the blocks.");
        }
        if (rearrangements.count() == 0 && spec.inference().permutes()) {
            throw InputException.of(
                    Location.NOWHERE.about(contrast.name()),
                    "the blocks leave nothing to exchange: every rearrangement gives the design as it is",
                    "blocks that hold participants of several groups, or the other rule",
                    "Change the blocks.");
        }
        return rearrangements;
    }

    /**
     * From residuals over their standard deviations, √(s² + τ²), made of length 1 at every voxel.
     */
    private Optional<Smoothness> smoothness(Fitted fitted, List<Problem> warnings) {
        int voxels = maps.mask().size();
        int subjects = maps.effects().length;
        int columns = model.design().columns();
        int first = 4 * model.contrasts().size();
        double[][] tau2 = new double[model.groups()][];
        for (int g = 0; g < tau2.length; g++) {
            tau2[g] = fitted.column(first + g);
        }
        double[][] beta = new double[columns][];
        for (int j = 0; j < columns; j++) {
            beta[j] = fitted.column(first + tau2.length + j);
        }
        double[] squares = new double[voxels];
        double[] one = new double[voxels];
        for (int i = 0; i < subjects; i++) {
            residuals(i, tau2, beta, one);
            for (int n = 0; n < voxels; n++) {
                squares[n] += one[n] * one[n];
            }
        }
        SmoothnessEstimate estimate = new SmoothnessEstimate(maps.mask());
        for (int i = 0; i < subjects; i++) {
            residuals(i, tau2, beta, one);
            for (int n = 0; n < voxels; n++) {
                one[n] = squares[n] > 0 ? one[n] / Math.sqrt(squares[n]) : 0;
            }
            estimate.add(one);
        }
        double df = model.degreesOfFreedom();
        if (df > 4 && estimate.isKnown()) {
            Smoothness smoothness = estimate.ofResiduals(df);
            warnIfRough(smoothness, warnings);
            return Optional.of(smoothness);
        }
        warnings.add(Problem.warning(
                Location.NOWHERE,
                df > 4
                        ? "neighbouring residuals are not correlated, so random fields say nothing"
                        : "random fields need more than 4 degrees of freedom; there are " + (int) df,
                "smoothed maps of more participants",
                "Read the permutation results."));
        return Optional.empty();
    }

    /** Random fields are continuous; a lattice comes near one only when it is fine beside the noise. */
    private static void warnIfRough(Smoothness smoothness, List<Problem> warnings) {
        double voxels = smoothness.fwhmVoxels();
        if (voxels < SMOOTH_ENOUGH_VOXELS) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    String.format(
                            Locale.ROOT,
                            "the noise has a FWHM of %.1f voxels; random fields call too many small clusters of so"
                                    + " rough a map significant",
                            voxels),
                    "at least " + (int) SMOOTH_ENOUGH_VOXELS + " voxels",
                    "Read the permutation results, or smooth the maps more."));
        }
    }

    private void residuals(int subject, double[][] tau2, double[][] beta, double[] to) {
        float[] y = maps.effects()[subject];
        boolean weighted = spec.estimator().usesVariances();
        int group = model.varianceGroups()[subject];
        for (int n = 0; n < to.length; n++) {
            double r = y[n];
            for (int j = 0; j < beta.length; j++) {
                r -= model.design().at(subject, j) * beta[j][n];
            }
            double between = spec.estimator().isMixed() ? tau2[group][n] : 0;
            to[n] = weighted ? r / Math.sqrt(maps.variances()[subject][n] + between) : r;
        }
    }

    private void warn(List<GroupResult.OfContrast> contrasts, List<Problem> warnings) {
        if (model.degreesOfFreedom() < FEW_DOF) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    "only " + model.degreesOfFreedom() + " degrees of freedom are left",
                    "",
                    "Read the result as exploratory."));
        }
        if (spec.clusterZ() < GroupSpec.LIBERAL_BELOW) {
            warnings.add(Problem.warning(
                    Location.option("--cluster-z"),
                    "random-field clusters formed at z > " + spec.clusterZ()
                            + " are known to be found in noise far more often than alpha (Eklund et al. 2016)",
                    "3.1 or more",
                    "Report the permutation result beside them."));
        }
        switch (spec.estimator()) {
            case FLAME12_FSL_LIKE ->
                warnings.add(Problem.warning(
                        Location.option("--estimator"),
                        "the prior 1/τ² finds effects in noise more often than promised, up to twice as often in"
                                + " groups of ten to twelve",
                        "",
                        "flame12 holds its error rate; use this one to repeat results of FSL."));
            case FIXED ->
                warnings.add(Problem.warning(
                        Location.option("--estimator"),
                        "fixed effects say something of these participants alone, not of people like them",
                        "",
                        "Use flame1 or flame12 for the population."));
            case OLS, FLAME1, FLAME12 -> {
                // What they assume is what readers expect.
            }
        }
        for (GroupResult.OfContrast one : contrasts) {
            // Flipping all signs gives the same map turned over, so that with both directions p is at least twice 1 /
            // 2^N.
            boolean turned = one.exchange() == Exchange.FLIP
                    && one.permuted().everyOne()
                    && !one.permuted().both().isEmpty();
            double least = (turned ? 2.0 : 1.0) / (1.0 + one.permuted().permutations());
            if (spec.inference().permutes() && least > spec.inference().alpha()) {
                warnings.add(Problem.warning(
                        Location.option("--permutations").about(one.contrast().name()),
                        "with " + one.permuted().permutations() + " rearrangements no corrected p can reach "
                                + spec.inference().alpha(),
                        "more participants, or more permutations",
                        "Read the uncorrected maps as exploratory."));
            }
            if (one.exchange() == Exchange.PERMUTE
                    && LinearTest.of(design.design(), one.contrast(), new float[maps.effects().length][1])
                                    .usualExchange()
                            == Exchange.FLIP) {
                warnings.add(Problem.warning(
                        Location.option("--exchange").about(one.contrast().name()),
                        "the contrast asks for a mean, which participants who change places do not change",
                        "sign flips",
                        "Leave --exchange out, or use --exchange flip."));
            }
        }
    }

    private String fingerprint() {
        StringBuilder text = new StringBuilder(ALGORITHM)
                .append('\n')
                .append(spec)
                .append('\n')
                .append(model.contrasts())
                .append('\n')
                .append(maps.mask().grid());
        for (int i = 0; i < maps.effects().length; i++) {
            ByteBuffer bytes = ByteBuffer.allocate(12 * maps.mask().size());
            for (int n = 0; n < maps.mask().size(); n++) {
                bytes.putFloat(maps.effects()[i][n])
                        .putFloat(maps.variances().length == 0 ? 0 : maps.variances()[i][n])
                        .putInt(maps.mask().index(n));
            }
            text.append('\n').append(Checksum.sha256(bytes.array()));
            for (int j = 0; j < design.design().columns(); j++) {
                text.append(' ').append(design.design().at(i, j));
            }
            text.append(' ').append(model.varianceGroups()[i]);
        }
        return text.toString();
    }
}
