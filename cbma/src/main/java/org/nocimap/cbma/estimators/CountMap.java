package org.nocimap.cbma.estimators;

import java.util.Arrays;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * Counts over the voxels of a mask that spheres are added to, as whole numbers. The work of a permutation is the voxels under its
 * spheres: rows of them are counted up, what reaches the cut is noted on the way, and the same rows are wiped afterwards.
 *
 * <p>Counts stand on a grid with a border as wide as the spheres reach, so that no row needs a bounds check; voxels outside the
 * mask start far below 0 and never count. Keeps its arrays between maps; one object per thread.
 */
final class CountMap {
    /** Where counts start outside the mask; the mask's counts stay below it. */
    static final int MOST_UNITS = 1 << 29;

    private static final int OUTSIDE = -(1 << 30);

    /** What a sphere adds. */
    enum Rule {
        /** Each focus of the experiment adds, where several reach a voxel too. */
        EVERY_FOCUS,
        /** Once for the experiment. */
        EXPERIMENT_ONCE
    }

    private final SphereFoci foci;
    private final Rule rule;
    private final int border;
    private final int rowStep;
    private final int sliceStep;
    private final int[] template;
    private final int[] count;
    private final int[] placeOf;
    private final int[] positionOf;

    /** For every voxel the last experiment that reached it. */
    private final int[] reachedBy;

    private int experimentTag;

    private int[] centres = new int[64];
    private SphereShape[] added = new SphereShape[64];
    private int spheres;

    private int cut = Integer.MAX_VALUE;
    private int highest;
    private int[] atCut = new int[1024];
    private int atCutCount;

    CountMap(SphereFoci foci, Rule rule) {
        this.foci = foci;
        this.rule = rule;
        this.border = foci.reach();
        Mask mask = foci.mask();
        Grid grid = mask.grid();
        rowStep = grid.nx() + 2 * border;
        sliceStep = rowStep * (grid.ny() + 2 * border);
        int size = Math.multiplyExact(sliceStep, grid.nz() + 2 * border);
        template = new int[size];
        Arrays.fill(template, OUTSIDE);
        placeOf = new int[mask.size()];
        positionOf = new int[size];
        for (int n = 0; n < placeOf.length; n++) {
            int index = mask.index(n);
            placeOf[n] = place(index % grid.nx(), index / grid.nx() % grid.ny(), index / (grid.nx() * grid.ny()));
            template[placeOf[n]] = 0;
            positionOf[placeOf[n]] = n;
        }
        count = template.clone();
        reachedBy = new int[size];
    }

    private int place(int i, int j, int k) {
        return (k + border) * sliceStep + (j + border) * rowStep + i + border;
    }

    /** Where a mask voxel stands, for {@link #add(int, int[], int)}. */
    int placeOf(int position) {
        return placeOf[position];
    }

    /**
     * Empties the map.
     *
     * @param newCut counts at and above it are noted, above 0
     */
    void begin(int newCut) {
        for (int s = 0; s < spheres; s++) {
            for (int[] row : added[s].rows()) {
                int from = centres[s] + row[1] * sliceStep + row[0] * rowStep + row[2];
                System.arraycopy(template, from, count, from, row[3] - row[2] + 1);
            }
        }
        spheres = 0;
        cut = newCut;
        highest = 0;
        atCutCount = 0;
    }

    /** Adds an experiment with its foci where they were reported. */
    void add(int experiment, int units) {
        Grid grid = foci.mask().grid();
        nextExperiment();
        for (int f = foci.firstFocus(experiment); f < foci.endFocus(experiment); f++) {
            int i = foci.voxel(f, 0);
            int j = foci.voxel(f, 1);
            int k = foci.voxel(f, 2);
            if (grid.contains(i, j, k)) {
                add(place(i, j, k), foci.shape(f), units);
            } else {
                addPart(i, j, k, foci.shape(f), units);
            }
        }
    }

    /**
     * Adds an experiment with its foci elsewhere.
     *
     * @param places of the experiment's foci, see {@link #placeOf}, from the first
     */
    void add(int experiment, int[] places, int units) {
        nextExperiment();
        int first = foci.firstFocus(experiment);
        for (int f = first; f < foci.endFocus(experiment); f++) {
            add(places[f - first], foci.shape(f), units);
        }
    }

    private void nextExperiment() {
        if (++experimentTag == Integer.MAX_VALUE) {
            Arrays.fill(reachedBy, 0);
            experimentTag = 1;
        }
    }

    /** A focus outside the grid: the rows that reach into it, voxel by voxel. */
    private void addPart(int i, int j, int k, SphereShape shape, int units) {
        Grid grid = foci.mask().grid();
        for (int[] row : shape.rows()) {
            int y = j + row[0];
            int z = k + row[1];
            int from = Math.max(0, i + row[2]);
            int to = Math.min(grid.nx() - 1, i + row[3]);
            if (grid.contains(0, y, z) && from <= to) {
                int[][] part = {{0, 0, 0, to - from}};
                add(place(from, y, z), new SphereShape(part, 0, to - from + 1), units);
            }
        }
    }

    private void add(int centre, SphereShape shape, int units) {
        if (spheres == centres.length) {
            centres = Arrays.copyOf(centres, 2 * spheres);
            added = Arrays.copyOf(added, 2 * spheres);
        }
        centres[spheres] = centre;
        added[spheres++] = shape;
        for (int[] row : shape.rows()) {
            int from = centre + row[1] * sliceStep + row[0] * rowStep + row[2];
            int to = from + row[3] - row[2];
            if (rule == Rule.EVERY_FOCUS) {
                countUp(from, to, units);
            } else {
                countUpOnce(from, to, units);
            }
        }
    }

    private void countUp(int from, int to, int units) {
        for (int at = from; at <= to; at++) {
            raise(at, units);
        }
    }

    private void countUpOnce(int from, int to, int units) {
        for (int at = from; at <= to; at++) {
            if (reachedBy[at] != experimentTag) {
                reachedBy[at] = experimentTag;
                raise(at, units);
            }
        }
    }

    private void raise(int at, int units) {
        int before = count[at];
        int now = before + units;
        count[at] = now;
        if (now > highest) {
            highest = now;
        }
        if (now >= cut && before < cut) {
            if (atCutCount == atCut.length) {
                atCut = Arrays.copyOf(atCut, 2 * atCutCount);
            }
            atCut[atCutCount++] = at;
        }
    }

    /** The largest count in the mask. */
    int highest() {
        return highest;
    }

    /** How many mask voxels reached the cut. */
    int atCutCount() {
        return atCutCount;
    }

    /** Mask position of the {@code n}-th of them, in no particular order. */
    int atCutPosition(int n) {
        return positionOf[atCut[n]];
    }

    /** Count of a mask voxel. */
    int at(int position) {
        return count[placeOf[position]];
    }

    /** Counts of all mask voxels; a fresh array. */
    int[] counts() {
        int[] counts = new int[placeOf.length];
        for (int n = 0; n < counts.length; n++) {
            counts[n] = count[placeOf[n]];
        }
        return counts;
    }
}
