package org.nocimap.cbma.images;

import java.util.List;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaximaJob;
import org.nocimap.inference.Sides;

/** The permutations of an image-based meta-analysis: for each the maxima over both signs of its z map. */
record SignFlipJob(
        ImageStack stack, SignFlips flips, Connectivity connectivity, List<Correction> corrections, double cut)
        implements MaximaJob {
    @Override
    public int permutations() {
        return flips.permutations();
    }

    @Override
    public Worker newWorker() {
        FlippedMaps flipped = new FlippedMaps(stack);
        MapMaxima maxima = MapMaxima.of(stack.mask(), connectivity, cut, Sides.BOTH, corrections);
        double[][] z = new double[BLOCK][stack.voxels()];
        return block -> {
            byte[][] signs = new byte[items(block)][];
            for (int n = 0; n < signs.length; n++) {
                signs[n] = flips.signs(block * BLOCK + n);
            }
            flipped.combine(signs, z);
            double[] result = new double[signs.length * width()];
            for (int n = 0; n < signs.length; n++) {
                maxima.measure(z[n], z[n], result, n * width());
            }
            return result;
        };
    }
}
