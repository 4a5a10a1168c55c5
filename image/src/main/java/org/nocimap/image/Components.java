package org.nocimap.image;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Connected components of the voxels of a mask that fulfil a condition, numbered from 1 by descending size, ties by their
 * lowest grid index. Immutable.
 *
 * <p>One pass of union-find over the chosen voxels, in a box just large enough for them, so that the cost follows the
 * number of voxels chosen and the box around them rather than the grid.
 */
public final class Components {
    private final int maskSize;
    /** Members of component {@code c} (0-based) stand at {@code starts[c]} to {@code starts[c + 1] - 1}. */
    private final int[] starts;

    private final int[] members;

    private Components(int maskSize, int[] starts, int[] members) {
        this.maskSize = maskSize;
        this.starts = starts;
        this.members = members;
    }

    /**
     * @param mask where to look
     * @param inMaskPosition asked once for every position of the mask, in order: is this voxel chosen?
     * @param connectivity which voxels touch
     */
    public static Components find(Mask mask, IntPredicate inMaskPosition, Connectivity connectivity) {
        int[] chosen = IntStream.range(0, mask.size()).filter(inMaskPosition).toArray();
        int[] roots = joined(mask, chosen, connectivity);
        return numbered(mask.size(), chosen, roots);
    }

    /** For every chosen voxel the place in {@code chosen} of the first voxel of its component. */
    private static int[] joined(Mask mask, int[] chosen, Connectivity connectivity) {
        Box box = Box.around(mask, chosen);
        int[][] steps = connectivity.steps();
        int[] before = new int[steps.length / 2];
        for (int n = 0; n < before.length; n++) {
            before[n] = box.step(steps[n]);
        }
        int[] placeOf = new int[box.size()];
        int[] parent = new int[chosen.length];
        for (int place = 0; place < chosen.length; place++) {
            parent[place] = place;
            int at = box.indexOf(mask.index(chosen[place]));
            placeOf[at] = place + 1;
            for (int step : before) {
                int neighbour = placeOf[at + step] - 1;
                if (neighbour >= 0) {
                    join(parent, neighbour, place);
                }
            }
        }
        for (int place = 0; place < parent.length; place++) {
            parent[place] = parent[parent[place]];
        }
        return parent;
    }

    /** The lower root stays root, so that a root is the first voxel of its component and parents never lie behind. */
    private static void join(int[] parent, int one, int other) {
        int a = root(parent, one);
        int b = root(parent, other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] parent, int place) {
        int at = place;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private static Components numbered(int maskSize, int[] chosen, int[] roots) {
        int[] sizes = new int[chosen.length];
        for (int root : roots) {
            sizes[root]++;
        }
        int[] ordered = IntStream.range(0, chosen.length)
                .filter(place -> sizes[place] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(place -> -sizes[place]).thenComparingInt(place -> place))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] starts = new int[ordered.length + 1];
        int[] next = new int[chosen.length];
        for (int c = 0; c < ordered.length; c++) {
            next[ordered[c]] = starts[c];
            starts[c + 1] = starts[c] + sizes[ordered[c]];
        }
        int[] members = new int[chosen.length];
        for (int place = 0; place < chosen.length; place++) {
            members[next[roots[place]]++] = chosen[place];
        }
        return new Components(maskSize, starts, members);
    }

    /** Number of components. */
    public int count() {
        return starts.length - 1;
    }

    /**
     * Number of voxels of a component.
     *
     * @param label 1 to {@link #count()}
     * @throws IndexOutOfBoundsException for another label
     */
    public int size(int label) {
        require(label);
        return starts[label] - starts[label - 1];
    }

    /**
     * Mask positions of a component's voxels, ascending; a copy.
     *
     * @param label 1 to {@link #count()}
     * @throws IndexOutOfBoundsException for another label
     */
    public int[] members(int label) {
        require(label);
        return Arrays.copyOfRange(members, starts[label - 1], starts[label]);
    }

    /** For every mask position its component's label, 0 for none; a fresh {@code int[mask.size()]}. */
    public int[] labels() {
        int[] labels = new int[maskSize];
        for (int label = 1; label <= count(); label++) {
            for (int n = starts[label - 1]; n < starts[label]; n++) {
                labels[members[n]] = label;
            }
        }
        return labels;
    }

    private void require(int label) {
        if (label < 1 || label > count()) {
            throw new IndexOutOfBoundsException("component " + label + " of " + count());
        }
    }

    /** A box around chosen voxels with one empty voxel on every side, so that no neighbour needs a bounds check. */
    private record Box(Grid grid, int i0, int j0, int k0, int nx, int ny, int nz) {
        static Box around(Mask mask, int[] chosen) {
            Grid grid = mask.grid();
            int[] least = {grid.nx(), grid.ny(), grid.nz()};
            int[] most = {-1, -1, -1};
            for (int position : chosen) {
                int index = mask.index(position);
                widen(least, most, 0, index % grid.nx());
                widen(least, most, 1, index / grid.nx() % grid.ny());
                widen(least, most, 2, index / (grid.nx() * grid.ny()));
            }
            if (chosen.length == 0) {
                return new Box(grid, 0, 0, 0, 0, 0, 0);
            }
            return new Box(
                    grid,
                    least[0] - 1,
                    least[1] - 1,
                    least[2] - 1,
                    most[0] - least[0] + 3,
                    most[1] - least[1] + 3,
                    most[2] - least[2] + 3);
        }

        private static void widen(int[] least, int[] most, int axis, int value) {
            least[axis] = Math.min(least[axis], value);
            most[axis] = Math.max(most[axis], value);
        }

        int size() {
            return Math.multiplyExact(Math.multiplyExact(nx, ny), nz);
        }

        int step(int[] d) {
            return (d[2] * ny + d[1]) * nx + d[0];
        }

        int indexOf(int gridIndex) {
            int i = gridIndex % grid.nx() - i0;
            int j = gridIndex / grid.nx() % grid.ny() - j0;
            int k = gridIndex / (grid.nx() * grid.ny()) - k0;
            return (k * ny + j) * nx + i;
        }
    }
}
