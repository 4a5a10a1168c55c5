package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

/**
 * Foci of several experiments, each given by a voxel and an offset from its centre in voxels, so that a test can move them as a
 * permutation does.
 *
 * @param voxels per experiment and focus, (i, j, k); may lie outside the grid
 * @param offsets per experiment and focus, three numbers in [-½, ½)
 * @param fwhmMm per experiment
 */
record TestFoci(Mask mask, List<List<Voxel>> voxels, List<List<double[]>> offsets, double[] fwhmMm) {
    /** Up to {@code mostExperiments} experiments of up to {@code mostFoci} foci in and a little around the grid. */
    static TestFoci random(RandomStream random, Mask mask, int mostExperiments, int mostFoci) {
        int experiments = 1 + random.nextInt(mostExperiments);
        List<List<Voxel>> voxels = new ArrayList<>();
        List<List<double[]>> offsets = new ArrayList<>();
        double[] widths = new double[experiments];
        for (int e = 0; e < experiments; e++) {
            // Some experiments share a width, as samples of the same size do.
            widths[e] = 5 + random.nextInt(10);
            List<Voxel> own = new ArrayList<>();
            List<double[]> ownOffsets = new ArrayList<>();
            for (int f = random.nextInt(mostFoci + 1); f > 0; f--) {
                own.add(new Voxel(
                        random.nextInt(mask.grid().nx() + 6) - 3,
                        random.nextInt(mask.grid().ny() + 6) - 3,
                        random.nextInt(mask.grid().nz() + 6) - 3));
                ownOffsets.add(new double[] {offset(random), offset(random), offset(random)});
            }
            voxels.add(own);
            offsets.add(ownOffsets);
        }
        return new TestFoci(mask, voxels, offsets, widths);
    }

    /** None, a half, or something between. */
    private static double offset(RandomStream random) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> -0.5;
            default -> (random.nextInt(999_999) - 499_999) / 1e6;
        };
    }

    /** The foci where a permutation with this stream puts them. */
    TestFoci drawn(RandomStream random) {
        List<List<Voxel>> moved = new ArrayList<>();
        for (List<Voxel> own : voxels) {
            List<Voxel> ownMoved = new ArrayList<>();
            for (int f = 0; f < own.size(); f++) {
                ownMoved.add(mask.grid().voxel(mask.index(random.nextInt(mask.size()))));
            }
            moved.add(ownMoved);
        }
        return new TestFoci(mask, moved, offsets, fwhmMm);
    }

    ActivationModel model() {
        List<List<Point>> points = new ArrayList<>();
        for (int e = 0; e < voxels.size(); e++) {
            List<Point> own = new ArrayList<>();
            for (int f = 0; f < voxels.get(e).size(); f++) {
                Voxel voxel = voxels.get(e).get(f);
                double[] offset = offsets.get(e).get(f);
                own.add(mask.grid()
                        .affine()
                        .apply(voxel.i() + offset[0], voxel.j() + offset[1], voxel.k() + offset[2]));
            }
            points.add(own);
        }
        return ActivationModel.place(mask, points, fwhmMm, FociRounding.NONE);
    }
}
