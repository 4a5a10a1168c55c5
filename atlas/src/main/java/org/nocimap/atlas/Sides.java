package org.nocimap.atlas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which labels of an atlas are each other's mirror image, by their names. Immutable. */
final class Sides {
    private static final String LEFT = "Left ";
    private static final String RIGHT = "Right ";

    /** For each region 1 + the position of its twin, or 0. */
    private final int[] twins;

    /** For each region -1 for left, 1 for right, 0 for neither. */
    private final int[] sides;

    private Sides(int[] twins, int[] sides) {
        this.twins = twins;
        this.sides = sides;
    }

    static Sides of(SideRule rule, List<Region> regions) {
        int[] twins = new int[regions.size()];
        int[] sides = new int[regions.size()];
        if (rule == SideRule.IN_NAME_AND_X) {
            Map<String, Integer> positions = new HashMap<>();
            for (int n = regions.size(); n > 0; n--) {
                positions.put(regions.get(n - 1).name(), n);
            }
            for (int n = 0; n < twins.length; n++) {
                String name = regions.get(n).name();
                sides[n] = name.startsWith(LEFT) ? -1 : name.startsWith(RIGHT) ? 1 : 0;
                twins[n] = positions.getOrDefault(mirrored(name), 0);
            }
        }
        return new Sides(twins, sides);
    }

    private static String mirrored(String name) {
        if (name.startsWith(LEFT)) {
            return RIGHT + name.substring(LEFT.length());
        }
        return name.startsWith(RIGHT) ? LEFT + name.substring(RIGHT.length()) : name;
    }

    /**
     * The label of the side that x is on: the same, or its twin where it names the other side and has one. In the midline every
     * label stays.
     *
     * @param position 1 + the position of a region
     * @param x MNI mm
     */
    int twin(int position, double x) {
        boolean other = sides[position - 1] * x < 0;
        return other && twins[position - 1] > 0 ? twins[position - 1] : position;
    }
}
