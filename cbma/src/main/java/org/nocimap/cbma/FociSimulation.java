package org.nocimap.cbma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Makes study sets of which the truth is known: every experiment reports each true peak with a given probability, blurred by
 * a Gaussian error, and a number of noise foci anywhere in the brain.
 *
 * @param experiments number of experiments, at least 1; each is a study of its own
 * @param truePeaks where activation really is, MNI mm; may be empty (a null data set)
 * @param share probability that an experiment reports a given true peak, in [0, 1]
 * @param spreadMm standard deviation of a reported peak about the true one, along each axis, 0 or more
 * @param fewestNoiseFoci least number of noise foci in an experiment
 * @param mostNoiseFoci largest number; all numbers between are equally likely
 * @param fewestSubjects smallest sample, at least 1
 * @param mostSubjects largest sample; all sizes between are equally likely
 * @param seed of all random numbers; experiment i does not change when there are more experiments
 */
public record FociSimulation(
        int experiments,
        List<Point> truePeaks,
        double share,
        double spreadMm,
        int fewestNoiseFoci,
        int mostNoiseFoci,
        int fewestSubjects,
        int mostSubjects,
        long seed) {
    /** The tag that tells true from noise foci in the study set: {@code true} or {@code noise}. */
    public static final String ORIGIN_TAG = "origin";

    public FociSimulation {
        truePeaks = List.copyOf(truePeaks);
        check(experiments >= 1 && experiments <= 1_000_000, "1 to 1,000,000 experiments");
        check(share >= 0 && share <= 1, "the share lies between 0 and 1");
        check(spreadMm >= 0 && spreadMm <= 100, "the spread lies between 0 and 100 mm");
        check(fewestNoiseFoci >= 0 && fewestNoiseFoci <= mostNoiseFoci, "noise foci: 0 or more, the least first");
        check(mostNoiseFoci <= 10_000, "at most 10,000 noise foci an experiment");
        check(fewestSubjects >= 1 && fewestSubjects <= mostSubjects, "subjects: 1 or more, the least first");
    }

    /**
     * The example that ships: thirty experiments, each of which reports about half of five places that pain studies name again
     * and again (both insulae, cingulate cortex, thalamus, parietal operculum), among three to eight foci that mean nothing.
     */
    public static FociSimulation example() {
        List<Point> peaks = List.of(
                new Point(38, 4, 2),
                new Point(-36, 14, 0),
                new Point(2, 8, 46),
                new Point(-10, -18, 8),
                new Point(56, -26, 22));
        return new FociSimulation(30, peaks, 0.5, 4, 3, 8, 12, 40, 1);
    }

    /**
     * @param brain where foci may lie: noise foci are voxel centres of it, reported peaks are drawn again until they are in it
     */
    public StudySet simulate(Mask brain) {
        if (brain.size() == 0) {
            throw new IllegalArgumentException("the mask holds at least one voxel");
        }
        RandomStreams streams = RandomStreams.of(seed, "cbma.simulate.foci");
        int digits = Integer.toString(experiments).length();
        List<Study> studies = new ArrayList<>();
        for (int e = 0; e < experiments; e++) {
            String name = String.format(Locale.ROOT, "Simulated %0" + digits + "d", e + 1);
            studies.add(new Study(name, name, Map.of(), List.of(experiment(streams.stream(e), brain, name))));
        }
        return new StudySet("simulated foci", studies);
    }

    private Experiment experiment(RandomStream random, Mask brain, String study) {
        int subjects = fewestSubjects + random.nextInt(mostSubjects - fewestSubjects + 1);
        int noise = fewestNoiseFoci + random.nextInt(mostNoiseFoci - fewestNoiseFoci + 1);
        Location where = new Location("simulation", 0, 0, study);
        List<Focus> foci = new ArrayList<>();
        for (Point peak : truePeaks) {
            if (random.nextDouble() < share) {
                foci.add(new Focus(blurred(peak, random, brain), Space.MNI, Map.of(ORIGIN_TAG, "true"), where));
            }
        }
        for (int n = 0; n < noise; n++) {
            Point point = brain.grid().pointOf(brain.index(random.nextInt(brain.size())));
            foci.add(new Focus(point, Space.MNI, Map.of(ORIGIN_TAG, "noise"), where));
        }
        return new Experiment("patients > controls", OptionalInt.of(subjects), foci, Map.of(), where);
    }

    /** Whole millimetres, as papers print them. */
    private Point blurred(Point peak, RandomStream random, Mask brain) {
        Point reported = peak;
        for (int attempt = 0; attempt < 100; attempt++) {
            reported = new Point(
                    Math.rint(peak.x() + spreadMm * random.nextGaussian()),
                    Math.rint(peak.y() + spreadMm * random.nextGaussian()),
                    Math.rint(peak.z() + spreadMm * random.nextGaussian()));
            if (AleInput.nearestVoxel(brain, reported) >= 0) {
                return reported;
            }
        }
        Grid grid = brain.grid();
        throw new IllegalArgumentException("the true peak " + peak + " lies too far outside the mask on " + grid);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
