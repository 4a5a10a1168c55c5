package org.nocimap.cbma;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * Where the foci of all experiments lie on the analysis grid and how they are blurred. Immutable; shared by the observed map
 * and the permutations.
 */
final class ActivationModel implements Serializable {
    private static final long serialVersionUID = 1;

    /** Full width at half maximum of a Gaussian with standard deviation 1. */
    static final double FWHM_PER_SIGMA = Math.sqrt(8 * Math.log(2));

    private final Mask mask;
    private final List<List<PlacedFocus>> experiments;

    private ActivationModel(Mask mask, List<List<PlacedFocus>> experiments) {
        this.mask = mask;
        this.experiments = experiments;
    }

    /**
     * @param mask on a grid without shear
     * @param foci for every experiment its foci, mm, in the mask's space
     * @param fwhmMm for every experiment the width of its kernel
     */
    static ActivationModel place(Mask mask, List<List<Point>> foci, double[] fwhmMm, FociRounding rounding) {
        Placement placement = new Placement(mask.grid(), rounding);
        List<List<PlacedFocus>> placed = new ArrayList<>(foci.size());
        for (int e = 0; e < foci.size(); e++) {
            List<PlacedFocus> own = new ArrayList<>(foci.get(e).size());
            for (Point focus : foci.get(e)) {
                own.add(placement.place(focus, fwhmMm[e]));
            }
            placed.add(List.copyOf(own));
        }
        return new ActivationModel(mask, List.copyOf(placed));
    }

    /** Foci that were placed before, on the mask's grid. */
    static ActivationModel of(Mask mask, List<List<PlacedFocus>> experiments) {
        return new ActivationModel(mask, List.copyOf(experiments));
    }

    Mask mask() {
        return mask;
    }

    int experimentCount() {
        return experiments.size();
    }

    List<PlacedFocus> foci(int experiment) {
        return experiments.get(experiment);
    }

    int focusCount() {
        return experiments.stream().mapToInt(List::size).sum();
    }

    /** The same experiments and kernels without one experiment's foci. */
    ActivationModel without(int experiment) {
        List<List<PlacedFocus>> rest = new ArrayList<>(experiments);
        rest.remove(experiment);
        return new ActivationModel(mask, List.copyOf(rest));
    }

    /** Places foci; equal factors are made once, since real coordinates share a few offsets. */
    private static final class Placement {
        private final Grid grid;
        private final FociRounding rounding;
        private final Map<FactorKey, KernelFactor> factors = new HashMap<>();

        Placement(Grid grid, FociRounding rounding) {
            this.grid = grid;
            this.rounding = rounding;
        }

        private record FactorKey(double sigma, long offsetSteps) {}

        PlacedFocus place(Point focus, double fwhmMm) {
            double[] index = grid.continuousIndexOf(focus);
            int[] voxel = new int[3];
            KernelFactor[] factor = new KernelFactor[3];
            for (int axis = 0; axis < 3; axis++) {
                double exact = Math.rint(index[axis] / KernelFactor.OFFSET_STEP) * KernelFactor.OFFSET_STEP;
                voxel[axis] = rounding == FociRounding.TRUNCATE ? (int) exact : (int) Math.floor(exact + 0.5);
                double offset = rounding == FociRounding.NONE ? exact - voxel[axis] : 0;
                double sigma = fwhmMm / FWHM_PER_SIGMA / grid.affine().columnNorm(axis);
                long steps = Math.round(offset / KernelFactor.OFFSET_STEP);
                factor[axis] = factors.computeIfAbsent(
                        new FactorKey(sigma, steps),
                        key -> KernelFactor.of(key.sigma(), key.offsetSteps() * KernelFactor.OFFSET_STEP));
            }
            return new PlacedFocus(voxel[0], voxel[1], voxel[2], factor[0], factor[1], factor[2]);
        }
    }
}
