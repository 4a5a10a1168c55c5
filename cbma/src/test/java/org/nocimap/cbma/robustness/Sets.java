package org.nocimap.cbma.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** A small brain, and sets of which it is known how many experiments carry the effect. */
final class Sets {
    static final Point TRUTH = new Point(-18, 6, 10);

    private Sets() {}

    /** An ellipsoid of 4 mm voxels. */
    static Mask brain() {
        Grid grid = new Grid(26, 30, 24, Affine.diagonal(4, 4, 4, -50, -58, -46));
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> {
                            Point p = grid.pointOf(v);
                            return p.x() * p.x() / 2500 + p.y() * p.y() / 3364 + p.z() * p.z() / 2116 <= 1;
                        })
                        .toArray());
    }

    /** One study each, one to three foci anywhere; the first {@code carriers} report a focus near {@link #TRUTH} besides. */
    static StudySet carriedBy(int carriers, int experiments, long seed) {
        Mask brain = brain();
        List<Study> studies = new ArrayList<>();
        for (int e = 0; e < experiments; e++) {
            RandomStream random = RandomStream.of(seed, "test.robustness.sets", e);
            int subjects = 12 + random.nextInt(20);
            List<Focus> foci = new ArrayList<>();
            for (int f = random.nextInt(3); f >= 0; f--) {
                foci.add(focus(brain.grid().pointOf(brain.index(random.nextInt(brain.size())))));
            }
            Point near = new Point(
                    TRUTH.x() + 2 * random.nextGaussian(),
                    TRUTH.y() + 2 * random.nextGaussian(),
                    TRUTH.z() + 2 * random.nextGaussian());
            if (e < carriers) {
                foci.add(focus(near));
            }
            Map<String, String> tags = Map.of("carrier", e < carriers ? "yes" : "no");
            studies.add(study(e, subjects, foci, tags));
        }
        return new StudySet("simulated", studies);
    }

    static Study study(int number, int subjects, List<Focus> foci, Map<String, String> tags) {
        String id = "Study " + (char) ('A' + number / 10) + number % 10;
        return new Study(
                id, id, Map.of(), List.of(new Experiment("", OptionalInt.of(subjects), foci, tags, Location.NOWHERE)));
    }

    static Focus focus(Point point) {
        return new Focus(point, Space.MNI, Map.of(), Location.NOWHERE);
    }

    static AleSpec spec() {
        return AleSpec.builder().permutations(199).build();
    }

    static AleResult analyse(StudySet set, AleSpec spec) {
        return new AleAnalysis(spec, brain(), new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set);
    }

    static ExperimentPool pool(StudySet set, AleSpec spec) {
        return ExperimentPool.of(set, spec, brain(), ExperimentPool.Activations.KEPT);
    }
}
