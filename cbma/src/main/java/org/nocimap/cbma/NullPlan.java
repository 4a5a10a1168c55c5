package org.nocimap.cbma;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;

/**
 * What all permutations of an analysis share: the cells of the mask and every focus's kernel. A permutation puts each focus
 * into a mask voxel drawn uniformly and with replacement, keeping its experiment's number of foci, its kernel, and its own
 * offset from the voxel's centre, so that permuted foci lie off the grid just as often and as far as the real ones. With
 * {@link DrawnPlaces}, it puts each focus where one of these lies, offset included.
 * Immutable; shared by all threads.
 */
final class NullPlan implements Serializable {
    private static final long serialVersionUID = 1;

    final Mask mask;
    final CellGrid cells;
    final Connectivity connectivity;

    /** ALE at and above which a voxel belongs to a cluster; may be infinite. */
    final float cut;

    /** Where permuted foci lie when it is not anywhere in the mask. */
    final Optional<DrawnPlaces> places;

    /** Foci of experiment e are {@code firstFocus[e]} to {@code firstFocus[e + 1] − 1}. Not to be changed. */
    final int[] firstFocus;

    private final double steepness;

    final CellFactor[] x;
    final CellFactor[] y;
    final CellFactor[] z;

    /** Foci lie anywhere in the mask. */
    NullPlan(ActivationModel model, double cut, Connectivity connectivity) {
        this(model, cut, connectivity, Optional.empty());
    }

    /** Foci lie at places of their own, or anywhere in the mask when there are none. */
    NullPlan(ActivationModel model, double cut, Connectivity connectivity, Optional<DrawnPlaces> places) {
        this(model, cut, connectivity, places, new HashMap<>());
    }

    /**
     * @param grids cells of this mask that earlier plans made, by their border; gains those made now
     */
    NullPlan(
            ActivationModel model,
            double cut,
            Connectivity connectivity,
            Optional<DrawnPlaces> places,
            Map<Integer, CellGrid> grids) {
        this.mask = model.mask();
        this.places = places;
        this.cut = (float) cut;
        this.connectivity = connectivity;
        int foci = model.focusCount();
        firstFocus = new int[model.experimentCount() + 1];
        x = new CellFactor[foci];
        y = new CellFactor[foci];
        z = new CellFactor[foci];
        Map<KernelFactor, CellFactor> made = new HashMap<>();
        int f = 0;
        for (int e = 0; e < model.experimentCount(); e++) {
            List<PlacedFocus> own = model.foci(e);
            for (PlacedFocus focus : own) {
                x[f] = made.computeIfAbsent(focus.x(), CellFactor::new);
                y[f] = made.computeIfAbsent(focus.y(), CellFactor::new);
                z[f] = made.computeIfAbsent(focus.z(), CellFactor::new);
                f++;
            }
            firstFocus[e + 1] = f;
        }
        double most = places.map(DrawnPlaces::peak).orElse(0.0);
        for (int n = 0; n < foci; n++) {
            most = Math.max(most, (double) x[n].peak * y[n].peak * z[n].peak);
        }
        steepness = most > 0 && most < 1 ? -Math.log1p(-most) / most : most > 0 ? Double.POSITIVE_INFINITY : 1;
        int border = made.values().stream().mapToInt(CellFactor::reach).max().orElse(0);
        this.cells = grids.computeIfAbsent(
                Math.max(border, places.map(DrawnPlaces::reach).orElse(0)), b -> new CellGrid(mask, b));
    }

    /**
     * The smallest sum of modelled activations with which a voxel's ALE can reach a threshold.
     *
     * <p>−ln(1 − ALE) = Σ −ln(1 − MAᵢ) ≤ s · Σ MAᵢ with s = −ln(1 − M) / M and M the largest value of any kernel, since −ln(1 −
     * m) / m grows with m.
     */
    float sumFor(float threshold) {
        if (threshold >= 1) {
            return threshold;
        }
        return (float) (-Math.log1p(-threshold) / steepness);
    }

    int experimentCount() {
        return firstFocus.length - 1;
    }

    int focusCount() {
        return x.length;
    }
}
