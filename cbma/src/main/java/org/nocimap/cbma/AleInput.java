package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Checks a study set against what an analysis needs and brings it into the shape the kernels work on. */
final class AleInput {
    /** A focus farther than this from the mask is worth a warning. */
    static final double FAR_OUTSIDE_MM = 15;

    /** Fewer experiments than this give unstable results (Eickhoff et al. 2016, doi:10.1016/j.neuroimage.2016.04.072). */
    static final int ENOUGH_EXPERIMENTS = 17;

    private final AleSpec spec;
    private final Mask mask;
    private final Problems problems = new Problems();
    private final List<AleExperiment> experiments = new ArrayList<>();
    private int fociInMask;
    private int fociOutside;

    private AleInput(AleSpec spec, Mask mask) {
        this.spec = spec;
        this.mask = mask;
    }

    /** What the analysis runs on. */
    record Checked(List<AleExperiment> experiments, ActivationModel model, List<Problem> warnings) {}

    /**
     * @throws org.nocimap.files.InputException with everything that is wrong
     */
    static Checked check(StudySet set, AleSpec spec, Mask mask) {
        AleInput input = new AleInput(spec, mask);
        input.checkMask();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                input.add(study, experiment);
            }
        }
        input.checkWhole();
        input.problems.throwIfAny();
        return input.place();
    }

    private void checkMask() {
        if (mask.size() == 0) {
            problems.error(
                    Location.option("--mask"),
                    "the mask is empty",
                    "at least one voxel that is not zero",
                    "Choose another mask file, or leave --mask out for the built-in brain mask.");
        }
        if (!mask.grid().affine().isOrthogonal()) {
            problems.error(
                    Location.option("--mask"),
                    "the mask's grid is sheared",
                    "axes at right angles",
                    "Resample the mask onto a regular grid, for example the 2 mm MNI152 grid.");
        }
    }

    private void add(Study study, Experiment experiment) {
        Location where = experiment.where();
        String label = experiment.name().isEmpty() ? study.id() : study.id() + ": " + experiment.name();
        boolean kernelKnown = !(spec.kernel() instanceof KernelWidth.FromSampleSize)
                || experiment.subjects().isPresent();
        if (!kernelKnown) {
            problems.error(
                    where.about(label),
                    "the number of subjects is missing",
                    "a whole number above 0",
                    "Add it, or set one kernel for all with --fixed-n N or --fwhm MM.");
        }
        int inMask = 0;
        int far = 0;
        Focus example = null;
        for (Focus focus : experiment.foci()) {
            if (focus.space() != Space.MNI) {
                problems.error(
                        focus.where().about(label),
                        "the focus is in " + focus.space() + " space",
                        "MNI space",
                        "Convert it with --tal2mni.");
            } else if (inMask(focus.point())) {
                inMask++;
            } else if (distanceExceeds(focus.point(), FAR_OUTSIDE_MM)) {
                far++;
                example = focus;
            }
        }
        if (example != null) {
            problems.warning(
                    example.where().about(label),
                    far + (far == 1 ? " focus lies" : " foci lie") + " more than 15 mm outside the mask, such as "
                            + describe(example.point()),
                    "coordinates in or near the brain",
                    "Check the coordinates, their signs and their space.");
        }
        fociInMask += inMask;
        fociOutside += experiment.foci().size() - inMask;
        if (kernelKnown) {
            double fwhmMm = spec.kernel().fwhmMm(experiment.subjects());
            experiments.add(new AleExperiment(study.id(), experiment, fwhmMm, inMask));
        }
    }

    private void checkWhole() {
        int foci = fociInMask + fociOutside;
        if (experiments.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    Location.NOWHERE,
                    "no experiment is left to analyse",
                    "at least one experiment with foci",
                    "Check the input files and the --where filter.");
        } else if (foci == 0 && !problems.hasErrors()) {
            problems.error(
                    Location.NOWHERE, "no experiment reports a focus", "at least one focus", "Check the input files.");
        } else if (fociInMask == 0 && !problems.hasErrors()) {
            problems.error(
                    Location.option("--mask"),
                    "none of the " + foci + " foci lies in the mask",
                    "a mask that covers the foci, in the same space",
                    "Choose another mask, or check the space of the foci.");
        }
        checkKernels();
        if (fociOutside > 0) {
            problems.warning(
                    Location.NOWHERE,
                    fociOutside + " of " + foci
                            + " foci lie outside the mask; the part of their kernels inside it counts",
                    "",
                    "foci.tsv lists them.");
        }
        if (experiments.size() < ENOUGH_EXPERIMENTS) {
            problems.warning(
                    Location.NOWHERE,
                    "only " + experiments.size() + (experiments.size() == 1 ? " experiment" : " experiments")
                            + "; with fewer than " + ENOUGH_EXPERIMENTS
                            + " single experiments dominate and power is low (Eickhoff et al. 2016)",
                    "",
                    "Read the result as exploratory.");
        }
    }

    /** Sampled at voxel centres, a kernel much narrower than a voxel is all or nothing. */
    private void checkKernels() {
        double narrowest =
                experiments.stream().mapToDouble(AleExperiment::fwhmMm).min().orElse(Double.POSITIVE_INFINITY);
        double edge = 0;
        for (int axis = 0; axis < 3; axis++) {
            edge = Math.max(edge, mask.grid().affine().columnNorm(axis));
        }
        if (narrowest < edge / 2) {
            problems.error(
                    Location.NOWHERE,
                    String.format(
                            Locale.ROOT,
                            "a kernel of %.3g mm full width at half maximum is lost on voxels of %.3g mm",
                            narrowest,
                            edge),
                    "a kernel at least half as wide as a voxel",
                    "Choose a wider kernel with --fwhm, or a mask on a finer grid.");
        }
    }

    private Checked place() {
        List<List<Point>> points = experiments.stream()
                .map(e -> e.experiment().foci().stream().map(Focus::point).toList())
                .toList();
        double[] widths =
                experiments.stream().mapToDouble(AleExperiment::fwhmMm).toArray();
        ActivationModel model = ActivationModel.place(mask, points, widths, spec.rounding());
        return new Checked(List.copyOf(experiments), model, problems.warnings());
    }

    private boolean inMask(Point point) {
        return nearestVoxel(mask, point) >= 0;
    }

    /** Mask position of the voxel whose centre is nearest to a place, or -1. */
    static int nearestVoxel(Mask mask, Point point) {
        Grid grid = mask.grid();
        double[] index = grid.continuousIndexOf(point);
        int i = (int) Math.floor(index[0] + 0.5);
        int j = (int) Math.floor(index[1] + 0.5);
        int k = (int) Math.floor(index[2] + 0.5);
        return grid.contains(i, j, k) ? mask.position(grid.index(i, j, k)) : -1;
    }

    private boolean distanceExceeds(Point point, double limit) {
        Grid grid = mask.grid();
        double[] centre = grid.continuousIndexOf(point);
        int[] low = new int[3];
        int[] high = new int[3];
        int[] size = {grid.nx(), grid.ny(), grid.nz()};
        for (int axis = 0; axis < 3; axis++) {
            double reach = limit / grid.affine().columnNorm(axis);
            low[axis] = (int) Math.max(0, Math.ceil(centre[axis] - reach));
            high[axis] = (int) Math.min(size[axis] - 1.0, Math.floor(centre[axis] + reach));
        }
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    int index = grid.index(i, j, k);
                    if (mask.position(index) >= 0 && grid.pointOf(index).distanceTo(point) <= limit) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static String describe(Point p) {
        return String.format(Locale.ROOT, "(%.1f, %.1f, %.1f)", p.x(), p.y(), p.z());
    }
}
