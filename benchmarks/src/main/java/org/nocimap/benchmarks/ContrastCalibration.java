package org.nocimap.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.contrast.ContrastAnalysis;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastGroup;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSearch;
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
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.stats.BinomialInterval;

/**
 * How often a contrast of real data with shuffled labels shows something, on the grid that people use.
 *
 * <p>Arguments: a file of foci, a second one, how many shuffles, and the search (main-effects or pooled). The studies of both
 * files are thrown together and shared out at random to groups of the files' sizes.
 */
public final class ContrastCalibration {
    private static final double LEVEL = 0.05;

    private ContrastCalibration() {}

    public static void main(String[] args) {
        List<Study> one = read(Path.of(args[0]));
        List<Study> other = read(Path.of(args[1]));
        int shuffles = Integer.parseInt(args[2]);
        ContrastSearch search = args[3].equals("pooled") ? ContrastSearch.POOLED : ContrastSearch.MAIN_EFFECTS;
        Mask mask = Masks.resolve("brain", Surroundings.ofThisMachine()).mask();
        List<Study> all = new ArrayList<>(one);
        all.addAll(other);
        int[] rejected = new int[6];
        int searched = 0;
        long beyond = 0;
        long tested = 0;
        for (int shuffle = 0; shuffle < shuffles; shuffle++) {
            ContrastResult result = contrast(all, one.size(), shuffle, search, mask);
            int column = 0;
            for (ContrastDirection direction : result.directions()) {
                for (CorrectedStatistic corrected : direction.corrected()) {
                    double least = 1;
                    for (double p : corrected.correctedP()) {
                        least = Math.min(least, p);
                    }
                    rejected[column++] += least <= LEVEL ? 1 : 0;
                }
                searched += direction.searchedVoxels() > 0 ? 1 : 0;
            }
            for (double z : result.z()) {
                beyond += Math.abs(z) > 1.959964 ? 1 : 0;
            }
            tested += result.testedVoxels();
            if ((shuffle + 1) % 10 == 0) {
                print(rejected, shuffle + 1, searched, beyond, tested);
            }
        }
    }

    private static ContrastResult contrast(List<Study> all, int ofA, int shuffle, ContrastSearch search, Mask mask) {
        RandomStream random = RandomStream.of(11, "benchmarks.contrast.shuffle", shuffle);
        List<Study> shuffled = new ArrayList<>(all);
        for (int n = shuffled.size() - 1; n > 0; n--) {
            Collections.swap(shuffled, n, random.nextInt(n + 1));
        }
        ContrastSpec spec = ContrastSpec.builder()
                .main(AleSpec.builder().permutations(199).seed(shuffle).build())
                .permutations(499)
                .minVolumeMm3(0)
                .corrections(ContrastSpec.CORRECTIONS.subList(0, 3))
                .search(search)
                .build();
        return new ContrastAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE)
                .run(
                        new ContrastGroup("A", new StudySet("A", shuffled.subList(0, ofA))),
                        new ContrastGroup("B", new StudySet("B", shuffled.subList(ofA, shuffled.size()))));
    }

    private static List<Study> read(Path file) {
        StudySet read =
                StudySetFiles.read(List.of(file), ReadOptions.withDefaults()).studies();
        StudySet mni =
                new SpaceConversion(TalairachToMni.LANCASTER_POOLED).toMni(read).studies();
        // A study that stands in both files is taken as two, so that labels may be shuffled freely.
        return Pooling.STUDY.apply(mni).studies().studies().stream()
                .map(s -> new Study(file.getFileName() + " " + s.id(), s.name(), s.tags(), s.experiments()))
                .toList();
    }

    private static void print(int[] rejected, int shuffles, int searched, long beyond, long tested) {
        String[] names = {"size", "mass", "voxel"};
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%d shuffles, %d of %d directions searched;", shuffles, searched, 2 * shuffles));
        for (int c = 0; c < rejected.length; c++) {
            BinomialInterval interval = BinomialInterval.clopperPearson(rejected[c], shuffles, 0.95);
            line.append(String.format(
                    Locale.ROOT,
                    " %s %s %.3f [%.3f, %.3f]",
                    c < 3 ? "A>B" : "B>A",
                    names[c % 3],
                    (double) rejected[c] / shuffles,
                    interval.low(),
                    interval.high()));
        }
        System.out.println(line);
        System.out.printf(
                Locale.ROOT,
                "  |z| > 1.96 in %.2f %% of %d tested voxels%n",
                100.0 * beyond / tested,
                tested / shuffles);
    }
}
