package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.drawing.At;

/**
 * Lines of equal value through a field, by marching squares with linear interpolation along the edges (Lorensen and Cline
 * 1987 in two dimensions; ambiguous cells are cut apart).
 */
final class Contours {
    private static final int NONE = -1;

    /** For each of the 16 corner patterns the edges that segments run from and to; 0 top, 1 right, 2 bottom, 3 left. */
    private static final int[][] SEGMENTS = {
        {}, {3, 0}, {0, 1}, {3, 1}, {1, 2}, {3, 0, 1, 2}, {0, 2}, {3, 2},
        {2, 3}, {2, 0}, {0, 1, 2, 3}, {2, 1}, {1, 3}, {1, 0}, {0, 3}, {}
    };

    private final double[] field;
    private final int width;
    private final int height;
    private final double level;
    private final int[] next;

    private Contours(double[] field, int width, int height, double level) {
        this.field = field;
        this.width = width;
        this.height = height;
        this.level = level;
        this.next = new int[2 * width * height];
        Arrays.fill(next, NONE);
    }

    /**
     * Closed rings around all that lies above the level.
     *
     * @param field {@code double[height·width]}, row by row; its border must lie below the level, so that rings close
     * @return rings in cells: the value {@code field[y·width + x]} stands at (x, y)
     */
    static List<List<At>> around(double[] field, int width, int height, double level) {
        Contours contours = new Contours(field, width, height, level);
        contours.march();
        return contours.rings();
    }

    private void march() {
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                int n = y * width + x;
                int corners = (field[n] > level ? 1 : 0)
                        | (field[n + 1] > level ? 2 : 0)
                        | (field[n + width + 1] > level ? 4 : 0)
                        | (field[n + width] > level ? 8 : 0);
                int[] segments = SEGMENTS[corners];
                for (int s = 0; s < segments.length; s += 2) {
                    next[edge(n, segments[s])] = edge(n, segments[s + 1]);
                }
            }
        }
    }

    /** Even numbers are edges from a value to its right neighbour, odd ones to the value below. */
    private int edge(int n, int side) {
        return switch (side) {
            case 0 -> 2 * n;
            case 1 -> 2 * (n + 1) + 1;
            case 2 -> 2 * (n + width);
            default -> 2 * n + 1;
        };
    }

    private List<List<At>> rings() {
        List<List<At>> rings = new ArrayList<>();
        for (int start = 0; start < next.length; start++) {
            List<At> ring = new ArrayList<>();
            int edge = start;
            while (next[edge] != NONE) {
                ring.add(crossing(edge));
                int following = next[edge];
                next[edge] = NONE;
                edge = following;
            }
            if (ring.size() > 2) {
                rings.add(ring);
            }
        }
        return rings;
    }

    private At crossing(int edge) {
        int n = edge / 2;
        boolean across = edge % 2 == 0;
        double from = field[n];
        double to = field[across ? n + 1 : n + width];
        double share = (level - from) / (to - from);
        int x = n % width;
        int y = n / width;
        return across ? new At(x + share, y) : new At(x, y + share);
    }
}
