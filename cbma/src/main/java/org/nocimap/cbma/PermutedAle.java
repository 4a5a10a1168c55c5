package org.nocimap.cbma;

import java.util.Arrays;
import java.util.Optional;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;

/**
 * The hot loop: one permutation's ALE, where it matters. One object per thread; keeps its memory between permutations.
 *
 * <p>Why it looks like this. A dense pass would touch every voxel under every kernel (about 5000 weights a focus). But only
 * voxels at or above the cluster-forming ALE count, and they are few. ALE never exceeds the sum of the experiments' modelled
 * activations, which {@link CellBounds} bounds for every cell of 4×4×4 voxels; a cell whose bound stays below the threshold is
 * never looked into, and the cells that are left are bounded once more by octants of 2×2×2 voxels. With 21 experiments of acute pain this leaves 300 of 4300 cells. There the ALE is
 * computed weight by weight in exactly the same order as without bounds: the same numbers, bit for bit.
 *
 * <p>The global maximum must be known even when nothing reaches the threshold; then the threshold is halved and the cells are
 * chosen again. With hundreds of experiments such bounds rule nothing out; {@link Search#SUMS} then sums the kernels at every voxel.
 *
 * <p>Single precision: ALE is accumulated as a + m·(1 − a), which keeps its relative error below (experiments · 6e-8).
 */
final class PermutedAle {
    /** How the voxels to compute are chosen. All give the same maxima and clusters, bit for bit. */
    enum Search {
        /** Cells by their bound, then their octants: for few foci. */
        CELLS,
        /** Octants by the sums of {@link VoxelSums}: for many foci, where hardly a cell could be left out. */
        SUMS,
        /** No bound; the only search after which every mask voxel's ALE is there. */
        EVERYWHERE
    }

    /** Where the descent for the maximum starts when no voxel can be part of a cluster. */
    private static final float FALLBACK_THRESHOLD = 0.01f;

    /** Below this the descent gives up on bounds and looks everywhere. */
    private static final float SMALLEST_THRESHOLD = 1e-6f;

    /** Bounds are sums in single precision; each of their terms may cost so much of the true sum, and a few products besides. */
    private static final float SLACK_PER_FOCUS = 6e-8f;

    private static final float LEAST_SLACK = 1.0001f;

    /** With more than this share of cells left, bounding cells first costs more than summing all kernels. */
    private static final double MANY_CELLS = 0.5;

    /** With more than this share of voxels left, they may as well all be computed at once. */
    private static final double MANY_VOXELS = 0.8;

    private static final int PROBES = 4;

    /** Octants in a cell, and voxels in an octant. */
    private static final int OCTANTS = 8;

    private static final int ALL_OCTANTS = 0xff;

    /** For every set of octants the bits of their voxels. */
    private static final long[] VOXELS_OF_OCTANTS = new long[1 << OCTANTS];

    static {
        for (int set = 0; set < VOXELS_OF_OCTANTS.length; set++) {
            for (int octant = 0; octant < OCTANTS; octant++) {
                if ((set >> octant & 1) != 0) {
                    VOXELS_OF_OCTANTS[set] |= 0xffL << (OCTANTS * octant);
                }
            }
        }
    }

    private final NullPlan plan;
    private final CellGrid cells;

    /** Bounds times this are not below the true sums. */
    private final float slack;

    private final DrawnFoci foci;
    private Optional<VoxelSums> sums = Optional.empty();

    private final CellBounds bounds;

    private final int[] slotOfCell;
    private final int[] cellOfSlot;
    private int slots;

    private float[] ale = new float[0];
    private float[] activation = new float[0];
    private float[] octantBound = new float[0];

    /** For every slot its octants that hold mask voxels and may reach the threshold, a bit each. */
    private final int[] octants;

    private final CoveredCells covered;

    private final int[] stamp;
    private final int[] touched;

    private final float[] maximumOfSlot;
    private float maximum;

    PermutedAle(NullPlan plan) {
        this.plan = plan;
        this.cells = plan.cells;
        foci = new DrawnFoci(plan);
        covered = new CoveredCells(plan, foci);
        slack = LEAST_SLACK + SLACK_PER_FOCUS * foci.count();
        bounds = new CellBounds(cells, foci);
        slotOfCell = new int[cells.count()];
        Arrays.fill(slotOfCell, -1);
        cellOfSlot = new int[cells.masked.length];
        octants = new int[cells.masked.length];
        stamp = new int[cells.masked.length];
        maximumOfSlot = new float[cells.masked.length];
        touched = new int[cells.masked.length];
    }

    /** Draws the foci of a permutation and computes its ALE in every cell that may hold the maximum or reach the cut. */
    void run(RandomStream random, Search search) {
        prepare(random, search);
        float threshold = start();
        boolean everywhere = search == Search.EVERYWHERE;
        while (true) {
            everywhere |= threshold < SMALLEST_THRESHOLD;
            float sum = plan.sumFor(threshold);
            choose(everywhere ? Search.EVERYWHERE : search, sum);
            covered.find(slotOfCell, cellOfSlot, slots);
            if (search == Search.CELLS && !everywhere) {
                boundOctants(sum);
            }
            fill();
            scan();
            if (everywhere || maximum >= threshold) {
                return;
            }
            threshold /= 2;
        }
    }

    /** Draws the foci and makes the bounds that a search needs. */
    private void prepare(RandomStream random, Search search) {
        foci.draw(random);
        if (search == Search.CELLS) {
            bounds.sum();
        } else if (search == Search.SUMS) {
            if (sums.isEmpty()) {
                sums = Optional.of(new VoxelSums(plan, foci));
            }
            sums.get().sum();
        }
    }

    /** The threshold that the search for the maximum begins at. */
    private float start() {
        return Float.isInfinite(plan.cut) ? FALLBACK_THRESHOLD : plan.cut;
    }

    /** All searches give the same bits, so a look at a few permutations, from stream {@code first} on, may decide. */
    static Search cheapestSearch(NullPlan plan, RandomStreams streams, long first) {
        PermutedAle permuted = new PermutedAle(plan);
        long cells = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            permuted.prepare(streams.stream(first + probe), Search.CELLS);
            permuted.choose(Search.CELLS, plan.sumFor(permuted.start()));
            cells += permuted.slots();
        }
        if (cells <= MANY_CELLS * PROBES * plan.cells.masked.length) {
            return Search.CELLS;
        }
        long voxels = 0;
        permuted.prepare(streams.stream(first), Search.SUMS);
        permuted.choose(Search.SUMS, plan.sumFor(permuted.start()));
        for (int slot = 0; slot < permuted.slots(); slot++) {
            voxels += Long.bitCount(permuted.bitsOf(slot));
        }
        return voxels > MANY_VOXELS * plan.mask.size() ? Search.EVERYWHERE : Search.SUMS;
    }

    /** Largest ALE of a mask voxel. */
    float maximum() {
        return maximum;
    }

    /** Number of cells looked into; they are in ascending order. */
    int slots() {
        return slots;
    }

    int cellOfSlot(int slot) {
        return cellOfSlot[slot];
    }

    /** Largest ALE of a mask voxel in one of the cells looked into. */
    float maximumOf(int slot) {
        return maximumOfSlot[slot];
    }

    /** The voxels of one of these cells whose ALE was computed: mask voxels only, and all that can reach the cut. */
    long bitsOf(int slot) {
        return cells.maskBits[cellOfSlot[slot]] & VOXELS_OF_OCTANTS[octants[slot]];
    }

    /** ALE of the cells looked into, 64 a slot in the order of {@link CellGrid}; not to be changed. */
    float[] ale() {
        return ale;
    }

    /** Chooses the cells whose bound reaches a sum of modelled activations, and their octants where these have bounds, too. */
    private void choose(Search search, float sum) {
        forget();
        for (int n = 0; n < cells.masked.length; n++) {
            int cell = cells.masked[n];
            int reaching =
                    switch (search) {
                        case CELLS -> bounds.of(cell) * slack >= sum ? ALL_OCTANTS : 0;
                        case SUMS -> sums.orElseThrow().reaching(n, sum / slack);
                        case EVERYWHERE -> ALL_OCTANTS;
                    };
            if ((reaching & cells.maskOctants[cell]) != 0) {
                take(cell, reaching & cells.maskOctants[cell]);
            }
        }
        makeRoom();
    }

    private void forget() {
        for (int slot = 0; slot < slots; slot++) {
            slotOfCell[cellOfSlot[slot]] = -1;
        }
        slots = 0;
    }

    private void take(int cell, int whichOctants) {
        slotOfCell[cell] = slots;
        octants[slots] = whichOctants;
        cellOfSlot[slots++] = cell;
    }

    private void makeRoom() {
        int voxels = slots * CellGrid.VOXELS;
        if (ale.length < voxels) {
            int room = Math.min(cells.masked.length, slots + slots / 2);
            ale = new float[room * CellGrid.VOXELS];
            activation = new float[room * CellGrid.VOXELS];
            octantBound = new float[room * OCTANTS];
        } else {
            Arrays.fill(ale, 0, voxels, 0);
        }
        Arrays.fill(stamp, 0, slots, -1);
    }

    /** The same bound once more for the octants of the chosen cells; keeps those that may reach the threshold. */
    private void boundOctants(float threshold) {
        Arrays.fill(octantBound, 0, slots * OCTANTS, 0);
        int n = 0;
        for (int f = 0; f < foci.count(); f++) {
            float[] hx = foci.x[f].halves[foci.alignmentX(f)];
            float[] hy = foci.y[f].halves[foci.alignmentY(f)];
            float[] hz = foci.z[f].halves[foci.alignmentZ(f)];
            for (; n < covered.end[f]; n++) {
                int x = (covered.cell[n] & 0x3ff) * 2;
                int y = (covered.cell[n] >> 10 & 0x3ff) * 2;
                int z = (covered.cell[n] >> 20) * 2;
                OctantKernels.add(
                        octantBound, covered.slot[n] * OCTANTS, hx[x], hx[x + 1], hy[y], hy[y + 1], hz[z], hz[z + 1]);
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            for (int octant = 0; octant < OCTANTS; octant++) {
                if (octantBound[slot * OCTANTS + octant] * slack < threshold) {
                    octants[slot] &= ~(1 << octant);
                }
            }
        }
    }

    private void fill() {
        int n = 0;
        for (int e = 0; e < plan.experimentCount(); e++) {
            int from = plan.firstFocus[e];
            int to = plan.firstFocus[e + 1];
            if (to - from == 1) {
                n = fillOnly(from, n);
            } else {
                int count = 0;
                for (int f = from; f < to; f++) {
                    count = fillOneOfMany(f, e, n, count);
                    n = covered.end[f];
                }
                for (int t = 0; t < count; t++) {
                    unite(touched[t]);
                }
            }
        }
    }

    /** An experiment's only focus: ale = 1 − (1 − ale)(1 − kernel). */
    private int fillOnly(int f, int start) {
        float[] x = foci.x[f].padded;
        float[] y = foci.y[f].padded;
        float[] z = foci.z[f].padded;
        int startX = CellFactor.viewStart(foci.alignmentX(f));
        int startY = CellFactor.viewStart(foci.alignmentY(f));
        int startZ = CellFactor.viewStart(foci.alignmentZ(f));
        int n = start;
        for (; n < covered.end[f]; n++) {
            int slot = covered.slot[n];
            int cellX = startX + (covered.cell[n] & 0x3ff) * CellFactor.CELL;
            int cellY = startY + (covered.cell[n] >> 10 & 0x3ff) * CellFactor.CELL;
            int cellZ = startZ + (covered.cell[n] >> 20) * CellFactor.CELL;
            if (octants[slot] == ALL_OCTANTS) {
                OctantKernels.uniteCell(ale, slot * CellGrid.VOXELS, x, cellX, y, cellY, z, cellZ);
                continue;
            }
            for (int left = octants[slot]; left != 0; left &= left - 1) {
                int octant = Integer.numberOfTrailingZeros(left);
                int at = slot * CellGrid.VOXELS + octant * OCTANTS;
                int ox = cellX + (octant & 1) * 2;
                int oy = cellY + (octant & 2);
                int oz = cellZ + (octant >> 2) * 2;
                OctantKernels.unite(ale, at, x[ox], x[ox + 1], y[oy], y[oy + 1], z[oz], z[oz + 1]);
            }
        }
        return n;
    }

    /** One of several foci of an experiment: activation = max(activation, kernel), the first in a cell replacing what was there. */
    private int fillOneOfMany(int f, int experiment, int start, int before) {
        float[] x = foci.x[f].padded;
        float[] y = foci.y[f].padded;
        float[] z = foci.z[f].padded;
        int startX = CellFactor.viewStart(foci.alignmentX(f));
        int startY = CellFactor.viewStart(foci.alignmentY(f));
        int startZ = CellFactor.viewStart(foci.alignmentZ(f));
        int count = before;
        for (int n = start; n < covered.end[f]; n++) {
            int slot = covered.slot[n];
            int left = octants[slot];
            if (left == 0) {
                continue;
            }
            boolean first = stamp[slot] != experiment;
            if (first) {
                stamp[slot] = experiment;
                touched[count++] = slot;
            }
            int cellX = startX + (covered.cell[n] & 0x3ff) * CellFactor.CELL;
            int cellY = startY + (covered.cell[n] >> 10 & 0x3ff) * CellFactor.CELL;
            int cellZ = startZ + (covered.cell[n] >> 20) * CellFactor.CELL;
            if (left == ALL_OCTANTS) {
                if (first) {
                    OctantKernels.storeCell(activation, slot * CellGrid.VOXELS, x, cellX, y, cellY, z, cellZ);
                } else {
                    OctantKernels.mergeCell(activation, slot * CellGrid.VOXELS, x, cellX, y, cellY, z, cellZ);
                }
                continue;
            }
            for (; left != 0; left &= left - 1) {
                int octant = Integer.numberOfTrailingZeros(left);
                int at = slot * CellGrid.VOXELS + octant * OCTANTS;
                int ox = cellX + (octant & 1) * 2;
                int oy = cellY + (octant & 2);
                int oz = cellZ + (octant >> 2) * 2;
                if (first) {
                    OctantKernels.store(activation, at, x[ox], x[ox + 1], y[oy], y[oy + 1], z[oz], z[oz + 1]);
                } else {
                    OctantKernels.merge(activation, at, x[ox], x[ox + 1], y[oy], y[oy + 1], z[oz], z[oz + 1]);
                }
            }
        }
        return count;
    }

    /** ale = 1 − (1 − ale)(1 − activation) over the octants of a cell that matter. */
    private void unite(int slot) {
        if (octants[slot] == ALL_OCTANTS) {
            OctantKernels.uniteAll(ale, activation, slot * CellGrid.VOXELS);
            return;
        }
        for (int left = octants[slot]; left != 0; left &= left - 1) {
            int at = slot * CellGrid.VOXELS + Integer.numberOfTrailingZeros(left) * OCTANTS;
            for (int v = at; v < at + OCTANTS; v++) {
                float a = ale[v];
                ale[v] = a + activation[v] * (1 - a);
            }
        }
    }

    private void scan() {
        maximum = 0;
        for (int slot = 0; slot < slots; slot++) {
            float top = 0;
            for (long left = bitsOf(slot); left != 0; left &= left - 1) {
                float value = ale[slot * CellGrid.VOXELS + Long.numberOfTrailingZeros(left)];
                top = value > top ? value : top;
            }
            maximumOfSlot[slot] = top;
            maximum = Math.max(maximum, top);
        }
    }
}
