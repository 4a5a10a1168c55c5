package org.nocimap.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

/**
 * Asks several atlases, in order, what a place is called.
 *
 * @param ranked the atlases, the most trusted first
 */
public record Labeller(List<Ranked> ranked) {
    public Labeller {
        ranked = List.copyOf(ranked);
    }

    /**
     * An atlas with its place in the order.
     *
     * @param atlas the atlas
     * @param bestFor ids of labels for which it is asked before the atlases above it: a nucleus, of the atlas that draws nuclei,
     *     wins over the cortex that another one stretches into it
     */
    public record Ranked(LabelAtlas atlas, IntPredicate bestFor) {
        /** An atlas that is best for nothing in particular. */
        public static Ranked of(LabelAtlas atlas) {
            return new Ranked(atlas, id -> false);
        }
    }

    /** A labeller that asks one atlas. */
    public static Labeller of(LabelAtlas atlas) {
        return new Labeller(List.of(Ranked.of(atlas)));
    }

    /** The atlases in order. */
    public List<LabelAtlas> atlases() {
        return ranked.stream().map(Ranked::atlas).toList();
    }

    /**
     * What each atlas calls a point, in order; an atlas without a label within {@link LabelAtlas#REACH_MM} is left out.
     *
     * @param mni MNI millimetres
     */
    public List<RegionLabel> all(Point mni) {
        List<RegionLabel> labels = new ArrayList<>();
        ranked.forEach(r -> r.atlas().at(mni).ifPresent(labels::add));
        return List.copyOf(labels);
    }

    /**
     * The one label for a table: the first exact one among those an atlas is best for, else the first exact one, else the
     * nearest of all.
     *
     * @param mni MNI millimetres
     */
    public Optional<RegionLabel> best(Point mni) {
        Optional<RegionLabel> first = Optional.empty();
        for (Ranked r : ranked) {
            Optional<RegionLabel> exact = r.atlas().at(mni, 0);
            if (exact.isPresent() && r.bestFor().test(exact.get().region().id())) {
                return exact;
            }
            if (first.isEmpty()) {
                first = exact;
            }
        }
        return first.or(() -> all(mni).stream().min(Comparator.comparingDouble(RegionLabel::distanceMm)));
    }

    /**
     * What each atlas calls the voxels of a cluster, in order.
     *
     * @param grid any grid in MNI millimetres
     * @param gridIndices the cluster's voxels
     */
    public List<AtlasShares> shares(Grid grid, int[] gridIndices) {
        return ranked.stream()
                .map(r -> new AtlasShares(r.atlas().info().name(), r.atlas().shares(grid, gridIndices)))
                .toList();
    }

    /**
     * The shares of one atlas.
     *
     * @param atlas its short name
     * @param shares largest first, unlabelled last
     */
    public record AtlasShares(String atlas, List<LabelShare> shares) {
        public AtlasShares {
            shares = List.copyOf(shares);
        }
    }
}
