package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Small study sets for tests. */
public final class Sets {
    private Sets() {}

    public static StudySet set(Study... studies) {
        return new StudySet("", List.of(studies));
    }

    public static Study study(String id, Experiment... experiments) {
        return new Study(id, id, Map.of(), List.of(experiments));
    }

    public static Study study(String id, Map<String, String> tags, Experiment... experiments) {
        return new Study(id, id, tags, List.of(experiments));
    }

    /** Tags as {@code "key=value"}. */
    public static Experiment experiment(String name, int n, List<Focus> foci, String... tags) {
        return new Experiment(
                name,
                n > 0 ? OptionalInt.of(n) : OptionalInt.empty(),
                foci,
                tags(tags),
                new Location("in.txt", 7, 0, ""));
    }

    public static Focus focus(double x, double y, double z, String... tags) {
        return new Focus(new Point(x, y, z), Space.MNI, tags(tags), Location.NOWHERE);
    }

    public static Focus talairach(double x, double y, double z, String... tags) {
        return new Focus(new Point(x, y, z), Space.TALAIRACH, tags(tags), Location.NOWHERE);
    }

    public static List<Focus> foci(double... xyz) {
        List<Focus> foci = new ArrayList<>();
        for (int i = 0; i < xyz.length; i += 3) {
            foci.add(focus(xyz[i], xyz[i + 1], xyz[i + 2]));
        }
        return foci;
    }

    private static Map<String, String> tags(String... tags) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String tag : tags) {
            map.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
        }
        return map;
    }
}
