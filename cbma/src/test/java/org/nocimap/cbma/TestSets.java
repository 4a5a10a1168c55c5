package org.nocimap.cbma;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Study sets for analyses. */
final class TestSets {
    static final Location WHERE = Location.of(Path.of("foci.txt"), 7);

    private TestSets() {}

    static Focus focus(double x, double y, double z) {
        return new Focus(new Point(x, y, z), Space.MNI, Map.of(), WHERE);
    }

    static Experiment experiment(String name, int n, Focus... foci) {
        return new Experiment(name, OptionalInt.of(n), List.of(foci), Map.of(), WHERE);
    }

    static Study study(String id, Experiment... experiments) {
        return new Study(id, id, Map.of(), List.of(experiments));
    }

    static StudySet set(Study... studies) {
        return new StudySet("test", List.of(studies));
    }

    static StudySet with(StudySet set, Study more) {
        List<Study> studies = new ArrayList<>(set.studies());
        studies.add(more);
        return set.withStudies(studies);
    }

    /** Twenty experiments in twelve studies with a few noise foci each; most report a focus near (-20, 4, 8). */
    static StudySet convergent(Mask mask, long seed) {
        RandomStream random = RandomStream.of(seed, "test.sets", 0);
        List<Study> studies = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            List<Experiment> experiments = new ArrayList<>();
            for (int e = 0; e < (s < 8 ? 2 : 1); e++) {
                List<Focus> foci = new ArrayList<>();
                for (int f = 1 + random.nextInt(4); f > 0; f--) {
                    Point voxel = mask.grid().pointOf(mask.index(random.nextInt(mask.size())));
                    foci.add(focus(Math.rint(voxel.x() + 3 * random.nextDouble()), voxel.y(), voxel.z()));
                }
                if (random.nextInt(3) > 0) {
                    foci.add(focus(
                            Math.rint(-20 + 4 * random.nextGaussian()),
                            Math.rint(4 + 4 * random.nextGaussian()),
                            Math.rint(8 + 4 * random.nextGaussian())));
                }
                experiments.add(experiment("contrast " + e, 4 + random.nextInt(30), foci.toArray(Focus[]::new)));
            }
            studies.add(study("Study " + (char) ('A' + s), experiments.toArray(Experiment[]::new)));
        }
        return set(studies.toArray(Study[]::new));
    }

    static AleResult analyse(AleSpec spec, Mask mask, StudySet set) {
        return new AleAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set);
    }

    static double smallest(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(n -> values[n])
                .min()
                .orElseThrow();
    }

    /** Everything an analysis found, down to the last bit, as text. */
    static String bits(AleResult result) {
        StringBuilder text = new StringBuilder();
        append(text, "ale", result.ale());
        append(text, "p", result.p());
        append(text, "z", result.z());
        text.append(result.smallestP())
                .append(' ')
                .append(result.clusterFormingAle())
                .append('\n');
        for (AleExperiment experiment : result.experiments()) {
            text.append(experiment.label()).append(' ').append(experiment.fwhmMm());
            text.append(' ').append(experiment.fociInMask()).append('\n');
        }
        for (CorrectedMap map : result.corrected()) {
            text.append(map.correction()).append(' ').append(map.critical()).append('\n');
            append(text, "p", map.correctedP());
            map.maxima().ifPresent(nulls -> append(text, "maxima", nulls.maxima()));
            map.clusters().forEach(c -> text.append(c.number())
                    .append(' ')
                    .append(java.util.Arrays.hashCode(c.members()))
                    .append(' ')
                    .append(c.mass())
                    .append(c.centreOfMass())
                    .append(c.peaks())
                    .append(new java.util.TreeMap<>(c.corrected()))
                    .append('\n'));
            text.append(map.contributions()).append('\n');
        }
        return text.append(result.warnings()).toString();
    }

    private static void append(StringBuilder text, String name, double[] values) {
        text.append(name);
        for (double value : values) {
            text.append(' ').append(Double.toHexString(value));
        }
        text.append('\n');
    }
}
