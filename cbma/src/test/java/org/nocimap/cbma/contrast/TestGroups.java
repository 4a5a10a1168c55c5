package org.nocimap.cbma.contrast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.cbma.TestMasks;
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

/** Groups to contrast, on a small brain. */
final class TestGroups {
    /** 8 mm voxels: with the wide kernels of small samples clusters still hold many of them. */
    static final Mask BRAIN = TestMasks.ellipsoid(8, 58, 72, 58);

    private static final Location WHERE = Location.of(Path.of("foci.txt"), 3);

    private TestGroups() {}

    static Focus focus(Point point) {
        return new Focus(point, Space.MNI, Map.of(), WHERE);
    }

    static Study study(String id, int subjects, List<Focus> foci) {
        return new Study(
                id, id, Map.of(), List.of(new Experiment("", OptionalInt.of(subjects), foci, Map.of(), WHERE)));
    }

    static ContrastGroup group(String name, List<Study> studies) {
        return new ContrastGroup(name, new StudySet(name, studies));
    }

    /**
     * Studies of small samples with a few foci anywhere in the brain; each reports the target as well with a probability.
     *
     * @param first number in the first study's id
     */
    static List<Study> studies(
            Mask brain, RandomStream random, int first, int count, Point target, double probability) {
        List<Study> studies = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            List<Focus> foci = new ArrayList<>();
            for (int f = 2 + random.nextInt(4); f > 0; f--) {
                Point voxel = brain.grid().pointOf(brain.index(random.nextInt(brain.size())));
                foci.add(focus(new Point(
                        voxel.x() + 8 * (random.nextDouble() - 0.5),
                        voxel.y() + 8 * (random.nextDouble() - 0.5),
                        voxel.z() + 8 * (random.nextDouble() - 0.5))));
            }
            if (random.nextDouble() < probability) {
                foci.add(focus(new Point(
                        target.x() + 3 * random.nextGaussian(),
                        target.y() + 3 * random.nextGaussian(),
                        target.z() + 3 * random.nextGaussian())));
            }
            studies.add(study("Study " + (first + s), 1 + random.nextInt(3), foci));
        }
        return studies;
    }

    static <T> List<T> shuffled(List<T> list, RandomStream random) {
        List<T> shuffled = new ArrayList<>(list);
        for (int n = shuffled.size() - 1; n > 0; n--) {
            Collections.swap(shuffled, n, random.nextInt(n + 1));
        }
        return shuffled;
    }

    static ContrastResult contrast(ContrastSpec spec, Mask brain, ContrastGroup a, ContrastGroup b) {
        return new ContrastAnalysis(spec, brain, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(a, b);
    }
}
