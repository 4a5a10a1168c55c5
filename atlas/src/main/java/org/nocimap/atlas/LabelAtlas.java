package org.nocimap.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Volume;

/**
 * A volume of labels with their names. Points are asked in MNI millimetres, whatever space the atlas itself is in. Immutable
 * and safe to share between threads.
 */
public final class LabelAtlas {
    /** How far from a point a labelled voxel may lie to lend it its label, in mm. */
    public static final double REACH_MM = 6;

    private static final int MOST_REGIONS = Character.MAX_VALUE;
    /** Above this a float no longer holds every integer. */
    private static final int LARGEST_LABEL = 1 << 24;

    private final AtlasInfo info;
    private final Grid grid;
    private final Affine toVoxel;
    /** Per voxel the low 8 bits of 1 + the position in {@link #regions}, or 0; x fastest. */
    private final byte[] low;
    /** The high 8 bits; empty when there are fewer than 256 regions, as in most atlases. */
    private final byte[] high;

    private final List<Region> regions;
    private final int[] voxelCounts;
    private final Sides sides;

    private LabelAtlas(AtlasInfo info, Grid grid, byte[] low, byte[] high, List<Region> regions, int[] voxelCounts) {
        this.info = info;
        this.grid = grid;
        this.toVoxel = grid.affine().inverse();
        this.low = low;
        this.high = high;
        this.regions = regions;
        this.voxelCounts = voxelCounts;
        this.sides = Sides.of(info.sides(), regions);
    }

    /**
     * @param labels one label value per voxel, 0 where there is none; not kept
     * @param names regions by their id; a value without a name is called "label N", a name without voxels is left out
     * @throws IllegalArgumentException when a value is not an integer below 2²⁴, or there are more than 65,535 different ones
     */
    public static LabelAtlas of(AtlasInfo info, Volume labels, Map<Integer, Region> names) {
        float[] values = labels.data();
        int[] ids = distinct(values);
        if (ids.length > MOST_REGIONS) {
            throw new IllegalArgumentException("an atlas has at most " + MOST_REGIONS + " labels, not " + ids.length);
        }
        List<Region> regions = new ArrayList<>(ids.length);
        for (int id : ids) {
            Region named = names.get(id);
            regions.add(named == null ? new Region(id, "label " + id) : named);
        }
        byte[] low = new byte[values.length];
        byte[] high = new byte[ids.length < 256 ? 0 : values.length];
        int[] counts = new int[ids.length];
        float lastValue = 0;
        int lastPosition = -1;
        for (int v = 0; v < values.length; v++) {
            if (values[v] != 0) {
                if (values[v] != lastValue) {
                    lastValue = values[v];
                    lastPosition = Arrays.binarySearch(ids, (int) lastValue);
                }
                low[v] = (byte) (lastPosition + 1);
                if (high.length > 0) {
                    high[v] = (byte) ((lastPosition + 1) >> 8);
                }
                counts[lastPosition]++;
            }
        }
        return new LabelAtlas(info, labels.grid(), low, high, List.copyOf(regions), counts);
    }

    /** The different values other than 0, ascending. */
    private static int[] distinct(float[] values) {
        BitSet positive = new BitSet();
        BitSet negative = new BitSet();
        float last = 0;
        for (float value : values) {
            if (value == last) {
                continue;
            }
            if (!(Math.abs(value) < LARGEST_LABEL) || value != Math.rint(value)) {
                throw new IllegalArgumentException(value + " is not a label");
            }
            (value < 0 ? negative : positive).set((int) Math.abs(value));
            last = value;
        }
        positive.clear(0);
        return IntStream.concat(negative.stream().map(n -> -n), positive.stream())
                .sorted()
                .toArray();
    }

    public AtlasInfo info() {
        return info;
    }

    public Grid grid() {
        return grid;
    }

    /** The labels that have voxels, by ascending id. */
    public List<Region> regions() {
        return regions;
    }

    /** Number of voxels of each of {@link #regions()}; a copy. */
    public int[] voxelCounts() {
        return voxelCounts.clone();
    }

    /** The region of a voxel of this atlas's own grid. */
    public Optional<Region> regionOf(int gridIndex) {
        int position = position(gridIndex);
        return position == 0 ? Optional.empty() : Optional.of(regions.get(position - 1));
    }

    /**
     * The label of the voxel that holds the point, or else that of the nearest labelled voxel within {@value #REACH_MM} mm;
     * among equally near ones the first in memory. With {@link SideRule#IN_NAME_AND_X} a label of the other side gives way to its
     * twin on the point's own side, when that one is within {@value #REACH_MM} mm.
     *
     * @param mni MNI millimetres
     */
    public Optional<RegionLabel> at(Point mni) {
        return at(mni, REACH_MM);
    }

    /**
     * As {@link #at(Point)}, with another reach.
     *
     * @param mni MNI millimetres
     * @param reachMm 0 to 20
     */
    public Optional<RegionLabel> at(Point mni, double reachMm) {
        if (!(reachMm >= 0 && reachMm <= 20)) {
            throw new IllegalArgumentException("a reach is 0 to 20 mm, not " + reachMm);
        }
        Point own = own(mni);
        int here = positionAt(own);
        if (here > 0) {
            int there = sides.twin(here, mni.x());
            if (there == here) {
                return Optional.of(label(here, own.x(), 0));
            }
            String name = regions.get(there - 1).name();
            Optional<RegionLabel> other = nearest(
                    own, REACH_MM, position -> regions.get(position - 1).name().equals(name));
            return other.isEmpty()
                    ? Optional.of(label(here, own.x(), 0))
                    : other.filter(label -> label.distanceMm() <= reachMm);
        }
        return reachMm == 0
                ? Optional.empty()
                : nearest(own, reachMm, position -> sides.twin(position, mni.x()) == position)
                        .or(() -> nearest(own, reachMm, position -> true));
    }

    /**
     * What share of a set of points each label covers; largest first, then by name. Points outside all labels are counted as
     * {@link LabelShare#UNLABELLED}, which comes last.
     *
     * @param mni MNI millimetres
     */
    public List<LabelShare> shares(List<Point> mni) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int unlabelled = 0;
        for (Point point : mni) {
            Point own = own(point);
            int here = positionAt(own);
            if (here == 0) {
                unlabelled++;
            } else {
                counts.merge(name(sides.twin(here, point.x()), own.x()), 1, Integer::sum);
            }
        }
        List<LabelShare> shares = new ArrayList<>();
        counts.forEach((label, n) -> shares.add(new LabelShare(label, n, 100.0 * n / mni.size())));
        shares.sort(Comparator.comparingInt(LabelShare::points).reversed().thenComparing(LabelShare::label));
        if (unlabelled > 0) {
            shares.add(new LabelShare(LabelShare.UNLABELLED, unlabelled, 100.0 * unlabelled / mni.size()));
        }
        return List.copyOf(shares);
    }

    /**
     * As {@link #shares(List)}, for voxels of some MNI grid.
     *
     * @param other any grid in MNI millimetres
     * @param gridIndices voxels of it
     */
    public List<LabelShare> shares(Grid other, int[] gridIndices) {
        List<Point> points = new ArrayList<>(gridIndices.length);
        for (int index : gridIndices) {
            points.add(other.pointOf(index));
        }
        return shares(points);
    }

    private Point own(Point mni) {
        return info.space() == Space.TALAIRACH ? SpaceTransform.LANCASTER_POOLED.toTalairach(mni) : mni;
    }

    /** 1 + the position of the label at a place in the atlas's own millimetres, or 0. */
    private int positionAt(Point own) {
        Point v = toVoxel.apply(own);
        int i = (int) Math.floor(v.x() + 0.5);
        int j = (int) Math.floor(v.y() + 0.5);
        int k = (int) Math.floor(v.z() + 0.5);
        return grid.contains(i, j, k) ? position(grid.index(i, j, k)) : 0;
    }

    /** 1 + the position of a voxel's label, or 0. */
    private int position(int gridIndex) {
        int position = low[gridIndex] & 0xff;
        return high.length == 0 ? position : position | (high[gridIndex] & 0xff) << 8;
    }

    /**
     * @param among which positions count
     */
    private Optional<RegionLabel> nearest(Point own, double reachMm, IntPredicate among) {
        Point v = toVoxel.apply(own);
        int[] low = new int[3];
        int[] high = new int[3];
        double[] centre = {v.x(), v.y(), v.z()};
        int[] sizes = {grid.nx(), grid.ny(), grid.nz()};
        for (int axis = 0; axis < 3; axis++) {
            double half =
                    reachMm * Math.sqrt(sq(toVoxel.get(axis, 0)) + sq(toVoxel.get(axis, 1)) + sq(toVoxel.get(axis, 2)));
            low[axis] = (int) Math.max(0, Math.ceil(centre[axis] - half));
            high[axis] = (int) Math.min(sizes[axis] - 1, Math.floor(centre[axis] + half));
        }
        int best = 0;
        double bestX = 0;
        double bestDistance = reachMm;
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    int position = position(grid.index(i, j, k));
                    if (position > 0 && among.test(position)) {
                        Point there = grid.affine().apply(i, j, k);
                        double distance = there.distanceTo(own);
                        if (distance < bestDistance || (best == 0 && distance <= bestDistance)) {
                            best = position;
                            bestX = there.x();
                            bestDistance = distance;
                        }
                    }
                }
            }
        }
        return best == 0 ? Optional.empty() : Optional.of(label(best, bestX, bestDistance));
    }

    private RegionLabel label(int position, double x, double distanceMm) {
        return new RegionLabel(info.name(), regions.get(position - 1), name(position, x), distanceMm);
    }

    private String name(int position, double x) {
        String name = regions.get(position - 1).name();
        if (info.sides() != SideRule.FROM_X || x == 0) {
            return name;
        }
        return (x < 0 ? "Left " : "Right ") + name;
    }

    private static double sq(double v) {
        return v * v;
    }

    @Override
    public String toString() {
        return "LabelAtlas[" + info.name() + ", " + regions.size() + " regions]";
    }
}
