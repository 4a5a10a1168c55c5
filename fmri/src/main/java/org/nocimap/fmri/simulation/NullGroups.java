package org.nocimap.fmri.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;
import org.nocimap.files.Location;
import org.nocimap.fmri.group.GroupDesign;
import org.nocimap.fmri.group.GroupMaps;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.fmri.group.GroupTable;
import org.nocimap.fmri.group.MissingValues;
import org.nocimap.image.Affine;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;

/**
 * Two random halves of participants without any effect, to see how often a method finds one: effects are smooth Gaussian noise of variance τ² +
 * vᵢ, vᵢ the participant's own first-level variance, log-normal, exp(½ N(0,1) − ⅛). Their maps are cut out of larger ones, so that noise is the
 * same at edges.
 *
 * @param edge voxels along each axis, of 4 mm
 * @param participants even
 * @param fwhmMm of the noise, above 0
 * @param between variance between participants, τ²
 */
public record NullGroups(int edge, int participants, double fwhmMm, double between) {
    private static final double VOXEL_MM = 4;

    /** What a group analysis needs. */
    public record Drawn(GroupDesign design, GroupMaps maps) {}

    /** The data set of a number; every one has participants of its own. */
    public Drawn draw(long seed, int number) {
        RandomStream random = RandomStream.of(seed, "fmri.null-groups", number);
        int margin = (int) Math.ceil(fwhmMm / VOXEL_MM * 1.5);
        int wide = edge + 2 * margin;
        Grid large = new Grid(wide, wide, wide, Affine.diagonal(VOXEL_MM, VOXEL_MM, VOXEL_MM, 0, 0, 0));
        Grid grid = new Grid(edge, edge, edge, Affine.diagonal(VOXEL_MM, VOXEL_MM, VOXEL_MM, 0, 0, 0));
        float[][] effects = new float[participants][];
        float[][] variances = new float[participants][grid.size()];
        List<GroupRow> rows = new ArrayList<>();
        int[] order = IntStream.range(0, participants).toArray();
        for (int k = order.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int keep = order[k];
            order[k] = order[other];
            order[other] = keep;
        }
        for (int i = 0; i < participants; i++) {
            double variance = Math.exp(0.5 * random.nextGaussian() - 0.125);
            effects[i] = noise(random, large, grid, margin, Math.sqrt(variance + between));
            java.util.Arrays.fill(variances[i], (float) variance);
            String half = order[i] < participants / 2 ? "a" : "b";
            rows.add(new GroupRow("sub-" + i, List.of(), List.of(), Map.of("half", half), Location.NOWHERE));
        }
        GroupTable table = new GroupTable(Path.of("simulated"), List.of("half"), rows);
        Mask mask = Mask.of(grid, IntStream.range(0, grid.size()).toArray());
        return new Drawn(
                GroupDesign.of(table, List.of("half"), MissingValues.REFUSE),
                new GroupMaps(mask, effects, variances, Set.of(), 0, List.of()));
    }

    private float[] noise(RandomStream random, Grid large, Grid grid, int margin, double sd) {
        float[] white = new float[large.size()];
        for (int n = 0; n < white.length; n++) {
            white[n] = (float) random.nextGaussian();
        }
        float[] smooth =
                GaussianSmoothing.ofFwhm(fwhmMm).apply(new Volume(large, white)).data();
        // The variance of a smoothed white lattice: Σ w² of the kernel, the product over the axes.
        double sigma = fwhmMm / VOXEL_MM / Math.sqrt(8 * Math.log(2));
        double sum = 0;
        double squares = 0;
        for (int k = -40; k <= 40; k++) {
            double w = Math.exp(-0.5 * k * k / (sigma * sigma));
            sum += w;
            squares += w * w;
        }
        double scale = sd / Math.pow(squares / (sum * sum), 1.5);
        float[] cut = new float[grid.size()];
        for (int n = 0; n < cut.length; n++) {
            var v = grid.voxel(n);
            cut[n] = (float) (scale * smooth[large.index(v.i() + margin, v.j() + margin, v.k() + margin)]);
        }
        return cut;
    }
}
