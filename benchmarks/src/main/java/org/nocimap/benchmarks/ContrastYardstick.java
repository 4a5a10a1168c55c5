package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.cbma.contrast.ContrastAnalysis;
import org.nocimap.cbma.contrast.ContrastGroup;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.image.Mask;

/**
 * CPU time of a contrast's label exchanges against the plain way to do a part of them: for every labelling a loop over
 * experiments and over the same voxels, and a count of differences as large as the observed one. The plain loop has no
 * family-wise error: no threshold, no clusters, no maxima.
 *
 * <p>Arguments: a file of foci, a second one, how many labellings.
 */
public final class ContrastYardstick {
    private ContrastYardstick() {}

    public static void main(String[] args) {
        List<Study> a = read(Path.of(args[0]));
        List<Study> b = read(Path.of(args[1]));
        int permutations = Integer.parseInt(args[2]);
        Mask mask = Masks.resolve("brain", Surroundings.ofThisMachine()).mask();
        ContrastSpec spec = ContrastSpec.builder().permutations(permutations).build();
        ContrastGroup groupA = new ContrastGroup("A", new StudySet("A", a));
        ContrastGroup groupB = new ContrastGroup("B", new StudySet("B", b));
        ContrastAnalysis analysis =
                new ContrastAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE);
        ContrastResult result = analysis.run(groupA, groupB);
        List<Study> all = new ArrayList<>(a);
        all.addAll(b);
        ModelledExperiments models = ModelledExperiments.of(
                new StudySet("all", all), AleSpec.builder().build(), mask);
        for (int round = 0; round < 2; round++) {
            double before = cpu();
            plain(models, a.size(), result.tested(), permutations);
            double between = cpu();
            analysis.run(groupA, result.a(), groupB, result.b());
            System.out.printf(
                    Locale.ROOT,
                    "%d against %d experiments, %d voxels, %d labellings: plain loop %.2f s CPU, contrast %.2f s CPU%n",
                    a.size(),
                    b.size(),
                    result.testedVoxels(),
                    permutations,
                    between - before,
                    cpu() - between);
        }
    }

    /** Labellings with a difference at least as large as the first one's, per voxel. */
    private static int[] plain(ModelledExperiments models, int ofA, boolean[] tested, int permutations) {
        int[] place = new int[tested.length];
        int voxels = 0;
        for (int n = 0; n < tested.length; n++) {
            place[n] = tested[n] ? voxels++ : -1;
        }
        double[][] activation = new double[models.count()][voxels];
        for (int e = 0; e < models.count(); e++) {
            for (int n = 0; n < models.positions(e).length; n++) {
                if (place[models.positions(e)[n]] >= 0) {
                    activation[e][place[models.positions(e)[n]]] = models.activations(e)[n];
                }
            }
        }
        int[] order = models.all();
        double[] observed = difference(activation, order, ofA, voxels);
        int[] atLeast = new int[voxels];
        RandomStream random = RandomStream.of(1, "benchmarks.contrast.plain", 0);
        for (int permutation = 0; permutation < permutations; permutation++) {
            for (int n = order.length - 1; n > 0; n--) {
                int other = random.nextInt(n + 1);
                int swapped = order[n];
                order[n] = order[other];
                order[other] = swapped;
            }
            double[] difference = difference(activation, order, ofA, voxels);
            for (int v = 0; v < voxels; v++) {
                atLeast[v] += difference[v] >= observed[v] ? 1 : 0;
            }
        }
        return atLeast;
    }

    private static double[] difference(double[][] activation, int[] order, int ofA, int voxels) {
        double[] a = new double[voxels];
        double[] b = new double[voxels];
        Arrays.fill(a, 1);
        Arrays.fill(b, 1);
        for (int n = 0; n < order.length; n++) {
            double[] group = n < ofA ? a : b;
            double[] own = activation[order[n]];
            for (int v = 0; v < voxels; v++) {
                group[v] *= 1 - own[v];
            }
        }
        for (int v = 0; v < voxels; v++) {
            b[v] -= a[v];
        }
        return b;
    }

    private static List<Study> read(Path file) {
        StudySet read =
                StudySetFiles.read(List.of(file), ReadOptions.withDefaults()).studies();
        StudySet mni =
                new SpaceConversion(TalairachToMni.LANCASTER_POOLED).toMni(read).studies();
        return Pooling.STUDY.apply(mni).studies().studies().stream()
                .map(s -> new Study(file.getFileName() + " " + s.id(), s.name(), s.tags(), s.experiments()))
                .toList();
    }

    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }
}
