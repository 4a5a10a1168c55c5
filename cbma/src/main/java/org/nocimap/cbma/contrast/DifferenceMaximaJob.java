package org.nocimap.cbma.contrast;

import org.nocimap.engine.EqualBlocks;
import org.nocimap.image.Connectivity;

/**
 * Second pass over the labellings, all voxels of one at a time: what the largest difference and the largest and heaviest cluster
 * would be in each direction, had the experiments been labelled so. Every labelling selects the voxels it searches by its own main
 * effects, as the observed one does; otherwise the search where the observed groups happen to be strong would find more than the
 * level says.
 */
final class DifferenceMaximaJob implements EqualBlocks {
    private static final long serialVersionUID = 1;

    /** Numbers per labelling: largest, size and mass of A above B, then of B above A. */
    static final int WIDTH = 6;

    /** Values of one kind that a block holds at a time. */
    private static final int VALUES = 2_000_000;

    private static final int LARGEST_BLOCK = 100;

    private final Candidates candidates;
    private final Labellings labellings;
    private final GroupAle.Kind kind;
    private final RankedDifference ranked;
    private final Connectivity connectivity;
    private final SelectionRule ruleA;
    private final SelectionRule ruleB;
    private final float[] cutsA;
    private final float[] cutsB;
    private final int block;

    /**
     * @param cutsA ALE at and above which a voxel of group A counts, for every labelling
     * @param cutsB the same for group B
     */
    DifferenceMaximaJob(
            Candidates candidates,
            Labellings labellings,
            GroupAle.Kind kind,
            RankedDifference ranked,
            Connectivity connectivity,
            SelectionRule ruleA,
            SelectionRule ruleB,
            float[] cutsA,
            float[] cutsB) {
        this.candidates = candidates;
        this.labellings = labellings;
        this.kind = kind;
        this.ranked = ranked;
        this.connectivity = connectivity;
        this.ruleA = ruleA;
        this.ruleB = ruleB;
        this.cutsA = cutsA;
        this.cutsB = cutsB;
        this.block = Math.max(1, Math.min(LARGEST_BLOCK, VALUES / Math.max(1, candidates.count())));
    }

    @Override
    public String label() {
        return "label exchanges, map by map";
    }

    @Override
    public int count() {
        return labellings.permutations();
    }

    @Override
    public int blockSize() {
        return block;
    }

    @Override
    public Worker newWorker() {
        GroupAle groups = GroupAle.of(kind, labellings, candidates);
        LabelledMaxima maxima = new LabelledMaxima(candidates, ranked, connectivity);
        int voxels = candidates.count();
        float[] silenceA = new float[block * voxels];
        float[] silenceB = new float[block * voxels];
        float[] difference = new float[block * voxels];
        return number -> {
            int first = 1 + number * block;
            int count = items(number);
            for (Tile tile : candidates.tiles()) {
                groups.enter(tile);
                for (int n = 0; n < count; n++) {
                    int at = n * voxels + tile.first();
                    groups.silence(first + n, silenceA, silenceB, at);
                    groups.difference(first + n, silenceA, silenceB, at, difference, at);
                }
            }
            double[] result = new double[count * WIDTH];
            for (int n = 0; n < count; n++) {
                int l = first + n;
                int at = n * voxels;
                maxima.measure(
                        LabelledMaxima.Direction.A_ABOVE_B,
                        silenceA,
                        difference,
                        at,
                        ruleA.at(cutsA[l]),
                        result,
                        n * WIDTH);
                maxima.measure(
                        LabelledMaxima.Direction.B_ABOVE_A,
                        silenceB,
                        difference,
                        at,
                        ruleB.at(cutsB[l]),
                        result,
                        n * WIDTH + 3);
            }
            return result;
        };
    }
}
