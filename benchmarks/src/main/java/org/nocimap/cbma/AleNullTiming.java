package org.nocimap.cbma;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.nifti.MaskFile;

/**
 * CPU time of one thread per permutation, on a list of sample sizes and focus counts; what {@code yardstick.sh} compares with
 * a plain C program on the same list, mask, threshold and number of permutations.
 *
 * <p>Arguments: MASK.nii LIST.txt PERMUTATIONS CUT, where every line of the list is "N FOCI". Prints the median of seven rounds
 * after three that warm up.
 */
public final class AleNullTiming {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;

    private AleNullTiming() {}

    public static void main(String[] args) throws IOException {
        Mask mask = MaskFile.read(Path.of(args[0])).mask();
        int permutations = Integer.parseInt(args[2]);
        double cut = Double.parseDouble(args[3]);
        List<List<Point>> foci = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        RandomStream random = RandomStream.of(1, "benchmarks.foci", 0);
        try (BufferedReader in = Files.newBufferedReader(Path.of(args[1]))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.trim().split("\\s+");
                widths.add(KernelWidth.fwhmOfSampleMm(Integer.parseInt(fields[0])));
                List<Point> own = new ArrayList<>();
                for (int n = 0; n < Integer.parseInt(fields[1]); n++) {
                    own.add(mask.grid().pointOf(mask.index(random.nextInt(mask.size()))));
                }
                foci.add(own);
            }
        }
        double[] fwhm = widths.stream().mapToDouble(Double::doubleValue).toArray();
        ActivationModel model = ActivationModel.place(mask, foci, fwhm, FociRounding.NONE);
        NullPlan plan = new NullPlan(model, cut, Connectivity.EDGES);
        for (PermutedAle.Search search : PermutedAle.Search.values()) {
            PermutedAle permuted = new PermutedAle(plan);
            SupraThreshold clusters = new SupraThreshold(plan);
            RandomStreams streams = RandomStreams.of(1, AleNullJob.STREAMS);
            List<Double> rounds = new ArrayList<>();
            double check = 0;
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int p = 0; p < permutations; p++) {
                    permuted.run(streams.stream(p), search);
                    clusters.find(permuted);
                    check += permuted.maximum() + clusters.largestSize() + clusters.heaviestMass();
                }
                long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                if (round >= WARM_UP) {
                    rounds.add(used / 1e6 / permutations);
                }
            }
            rounds.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "search %s cpu_ms_per_permutation %.4f check %.6f%n",
                    search,
                    rounds.get(ROUNDS / 2),
                    check);
        }
    }
}
