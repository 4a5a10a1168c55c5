package org.nocimap.cbma.estimators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nocimap.cbma.CheckedExperiments;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
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

/** Small masks and study sets, and slow plain ways to count. */
final class Cases {
    static final Location WHERE = Location.of(Path.of("foci.txt"), 7);

    private Cases() {}

    /** An ellipsoid about the origin, half axes in mm. */
    static Mask ellipsoid(double mm, double rx, double ry, double rz) {
        int nx = (int) Math.ceil(2 * rx / mm);
        int ny = (int) Math.ceil(2 * ry / mm);
        int nz = (int) Math.ceil(2 * rz / mm);
        Affine affine = Affine.diagonal(mm, mm, mm, -mm * (nx - 1) / 2, -mm * (ny - 1) / 2, -mm * (nz - 1) / 2);
        return where(
                new Grid(nx, ny, nz, affine),
                p -> p.x() * p.x() / (rx * rx) + p.y() * p.y() / (ry * ry) + p.z() * p.z() / (rz * rz) <= 1);
    }

    static Mask where(Grid grid, Predicate<Point> inside) {
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> inside.test(grid.pointOf(v)))
                        .toArray());
    }

    static Experiment experiment(String name, int n, List<Point> foci) {
        List<Focus> list =
                foci.stream().map(p -> new Focus(p, Space.MNI, Map.of(), WHERE)).toList();
        return new Experiment(name, n == 0 ? OptionalInt.empty() : OptionalInt.of(n), list, Map.of(), WHERE);
    }

    static StudySet set(List<Experiment> experiments) {
        List<Study> studies = new ArrayList<>();
        for (Experiment experiment : experiments) {
            studies.add(new Study(experiment.name(), experiment.name(), Map.of(), List.of(experiment)));
        }
        return new StudySet("test", studies);
    }

    /** Experiments with a few foci anywhere off the grid, some far outside; a share of them reports a focus near the origin. */
    static StudySet random(Mask mask, int experiments, double share, long seed) {
        RandomStream random = RandomStream.of(seed, "test.estimators", 0);
        List<Experiment> all = new ArrayList<>();
        for (int e = 0; e < experiments; e++) {
            List<Point> foci = new ArrayList<>();
            for (int f = 1 + random.nextInt(4); f > 0; f--) {
                Point voxel = mask.grid().pointOf(mask.index(random.nextInt(mask.size())));
                foci.add(new Point(
                        Math.rint(voxel.x() + 6 * random.nextDouble()),
                        voxel.y() + random.nextInt(2),
                        voxel.z() + random.nextDouble()));
            }
            if (random.nextDouble() < share) {
                foci.add(new Point(
                        Math.rint(3 * random.nextGaussian()),
                        Math.rint(3 * random.nextGaussian()),
                        Math.rint(3 * random.nextGaussian())));
            }
            if (random.nextInt(6) == 0) {
                foci.add(new Point(200, 5, 5));
            }
            all.add(experiment(String.format("Study %02d", e), 5 + random.nextInt(40), foci));
        }
        return set(all);
    }

    /** How many foci of each experiment lie within the radius of a place, by measuring every distance. */
    static int[] within(StudySet set, Point place, double radiusMm) {
        return set.studies().stream()
                .flatMap(s -> s.experiments().stream())
                .mapToInt(e -> (int) e.foci().stream()
                        .filter(f -> f.point().distanceTo(place) <= radiusMm + 1e-5)
                        .count())
                .toArray();
    }

    static StudySet checkedOrder(StudySet set, Mask mask) {
        List<Study> studies = new ArrayList<>();
        CheckedExperiments.of(set, new org.nocimap.cbma.KernelWidth.FixedFwhm(20), mask)
                .experiments()
                .forEach(e -> studies.add(new Study(e.studyId(), e.studyId(), Map.of(), List.of(e.experiment()))));
        return new StudySet("ordered", studies);
    }

    /** Remembers blocks of every job under its run's text, and can be cut short. */
    static final class Memory implements Checkpoints {
        final Map<String, Map<Integer, double[]>> blocks = new HashMap<>();

        @Override
        public Checkpoint open(String job, String run, int count) {
            Map<Integer, double[]> known = blocks.computeIfAbsent(job + run, key -> new HashMap<>());
            return new Checkpoint() {
                @Override
                public Map<Integer, double[]> finished() {
                    return Map.copyOf(known);
                }

                @Override
                public void record(int block, double[] result) {
                    known.put(block, result.clone());
                }
            };
        }

        /** Forgets every other block. */
        void forgetSome() {
            blocks.values().forEach(known -> known.keySet().removeIf(block -> block % 2 == 1));
        }
    }

    static final Progress SILENT = Progress.NONE;
}
