package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.Suspicions;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** What is odd about the peaks of a table taken together. */
public final class Remarks {
    private static final int ENOUGH = 8;

    private Remarks() {}

    /** In sentences. */
    public static List<String> on(List<ProposedPeak> peaks, Optional<Space> space) {
        List<String> remarks = new ArrayList<>();
        long signed = peaks.stream()
                .filter(p -> Sides.sign(p.side(), p.region()) != 0 && p.x() != 0)
                .count();
        long wrong = peaks.stream()
                .filter(p -> p.flags().contains(Flag.SIDE_DISAGREES))
                .count();
        if (wrong >= 3 && wrong > signed / 2) {
            remarks.add(
                    "Most stated sides contradict the sign of x: left may be positive here (radiological convention),"
                            + " or minus signs are lost.");
        }
        if (peaks.size() >= ENOUGH && peaks.stream().noneMatch(p -> p.y() < 0)) {
            remarks.add("No y is negative: minus signs may be lost.");
        }
        if (peaks.size() >= ENOUGH && peaks.stream().noneMatch(p -> p.x() < 0)) {
            remarks.add("No x is negative: minus signs may be lost, unless everything is on the right.");
        }
        space.ifPresent(known ->
                Suspicions.of(set(peaks, known)).stream().map(Problem::what).forEach(remarks::add));
        return List.copyOf(remarks);
    }

    private static StudySet set(List<ProposedPeak> peaks, Space space) {
        List<Focus> foci = peaks.stream()
                .map(p -> new Focus(new Point(p.x(), p.y(), p.z()), space, Map.of(), Location.NOWHERE))
                .toList();
        Experiment all = new Experiment("", OptionalInt.empty(), foci, Map.of(), Location.NOWHERE);
        return new StudySet("", List.of(new Study("table", "table", Map.of(), List.of(all))));
    }
}
