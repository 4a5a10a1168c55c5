package org.nocimap.cbma.connectivity;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Small study sets written by hand. */
final class TestStudies {
    private TestStudies() {}

    static Focus focus(double x, double y, double z) {
        return new Focus(new Point(x, y, z), Space.MNI, Map.of(), Location.NOWHERE);
    }

    static Experiment experiment(String name, Focus... foci) {
        return new Experiment(name, OptionalInt.of(20), List.of(foci), Map.of(), Location.NOWHERE);
    }

    static Study study(String id, Experiment... experiments) {
        return new Study(id, id, Map.of(), List.of(experiments));
    }

    static StudySet set(Study... studies) {
        return new StudySet("test", List.of(studies));
    }
}
