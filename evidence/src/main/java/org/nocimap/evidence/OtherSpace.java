package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Coordinates that look as if they were in the other space, told from how far out they lie.
 *
 * <p>The MNI brain reaches farther than Talairach's. Its mask of 228,483 voxels (NLin6Asym, 2 mm) spans x -70 to 72, y -106 to
 * 72, z -72 to 80 mm; Lancaster's pooled transform brings it to x -67 to 66, y -102 to 67, z -65 to 74, and 2.1 % of the mask lie
 * outside that box.
 *
 * <ul>
 *   <li>An experiment called Talairach with a focus more than {@value #MARGIN_MM} mm outside the smaller box, but not outside the
 *       larger, looks like MNI.
 *   <li>A set with at least {@value #FEWEST} foci called MNI, none of them outside the smaller box, looks like Talairach: with
 *       foci spread evenly that would happen once in 40,000 sets. Nothing can be said of smaller sets: one of two public
 *       sets of 200 foci, rightly called MNI, has none outside.
 * </ul>
 */
final class OtherSpace {
    static final int MARGIN_MM = 3;
    static final int FEWEST = 500;

    private static final Box MNI = new Box(new Point(-70, -106, -72), new Point(72, 72, 80));
    private static final Box TALAIRACH = new Box(new Point(-67, -102, -65), new Point(66, 67, 74));

    private OtherSpace() {}

    private record Box(Point low, Point high) {
        boolean holds(Point p, double margin) {
            return p.x() >= low.x() - margin
                    && p.x() <= high.x() + margin
                    && p.y() >= low.y() - margin
                    && p.y() <= high.y() + margin
                    && p.z() >= low.z() - margin
                    && p.z() <= high.z() + margin;
        }
    }

    static List<Problem> warnings(StudySet set) {
        List<Problem> warnings = new ArrayList<>();
        int mni = 0;
        int far = 0;
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                for (Focus focus : experiment.foci()) {
                    boolean isMni = focus.space() == Space.MNI;
                    mni += isMni ? 1 : 0;
                    far += isMni && !TALAIRACH.holds(focus.point(), 0) ? 1 : 0;
                }
                looksLikeMni(study, experiment, warnings);
            }
        }
        if (mni >= FEWEST && far == 0) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    "none of the " + mni
                            + " foci called MNI lies in the outermost part of the MNI brain, where Talairach's"
                            + " does not reach",
                    "about " + Math.round(mni * 0.021) + " of them there",
                    "Check that the set is not in Talairach space."));
        }
        return warnings;
    }

    private static void looksLikeMni(Study study, Experiment experiment, List<Problem> warnings) {
        List<Focus> odd = experiment.foci().stream()
                .filter(focus -> focus.space() == Space.TALAIRACH)
                .filter(focus -> !TALAIRACH.holds(focus.point(), MARGIN_MM) && MNI.holds(focus.point(), MARGIN_MM))
                .toList();
        if (!odd.isEmpty()) {
            Point p = odd.get(0).point();
            String name = experiment.name().isEmpty() ? study.id() : study.id() + ": " + experiment.name();
            warnings.add(Problem.warning(
                    odd.get(0).where().about(name),
                    odd.size() + (odd.size() == 1 ? " focus" : " foci")
                            + " called Talairach outside Talairach's brain but inside the MNI brain, the first at "
                            + p.x()
                            + " " + p.y() + " " + p.z(),
                    "coordinates within x -67..66, y -102..67, z -65..74",
                    "Check in the paper whether they are MNI coordinates."));
        }
    }
}
