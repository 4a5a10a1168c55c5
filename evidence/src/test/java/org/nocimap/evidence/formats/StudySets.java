package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Random study sets with the oddities that formats must carry. */
public final class StudySets {
    private static final String[] WORDS = {
        "Smith",
        "Jäncke",
        "O'Neill & Co",
        "pain > rest",
        "a, b",
        "c; d",
        "2-back = 0-back",
        "\"quoted\"",
        "x/y",
        "慢性",
        "tab",
        "n=12",
        "100 %",
        "<b>",
        "1.50",
        "007",
        "true"
    };

    private StudySets() {}

    /** A set of up to 5 studies; every experiment has subjects and one space, the first has foci. */
    public static StudySet random(long seed) {
        Random random = new Random(seed);
        List<Study> studies = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int s = 0; s < count; s++) {
            List<Experiment> experiments = new ArrayList<>();
            int many = 1 + random.nextInt(3);
            for (int e = 0; e < many; e++) {
                experiments.add(experiment(e, s + e == 0 ? 1 : 0, random));
            }
            String id = WORDS[random.nextInt(4)] + " " + (1990 + s);
            studies.add(new Study(id, id, tags("study tag ", random), experiments));
        }
        return new StudySet("", studies);
    }

    private static Experiment experiment(int index, int fewestFoci, Random random) {
        String name = index == 0 && random.nextInt(3) == 0 ? "" : word(random) + " " + index;
        Space space = random.nextInt(4) == 0 ? Space.TALAIRACH : Space.MNI;
        List<Focus> foci = new ArrayList<>();
        int many = random.nextInt(8) == 0 ? fewestFoci : 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            Point point = new Point(coordinate(random), coordinate(random), coordinate(random));
            foci.add(new Focus(point, space, tags("focus tag ", random), Location.NOWHERE));
        }
        return new Experiment(
                name, OptionalInt.of(1 + random.nextInt(100)), foci, tags("mark ", random), Location.NOWHERE);
    }

    private static double coordinate(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(181) - 90;
            case 1 -> (random.nextInt(1801) - 900) / 10.0;
            default -> Math.rint((random.nextDouble() * 180 - 90) * 1e9) / 1e9;
        };
    }

    private static Map<String, String> tags(String prefix, Random random) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.put(prefix + random.nextInt(3), word(random));
        }
        return tags;
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
