package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.At;

/** Moves discs apart until none overlaps another, each as near to its place as the others let it. */
final class Apart {
    private static final int ROUNDS = 400;
    private static final double HOMESICK = 0.04;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private Apart() {}

    /**
     * @param places where the discs belong
     * @param radii theirs, with the air around them
     * @param width of the area they must stay in
     * @param height of it
     * @return where they come to stand, in the same order
     */
    static List<At> of(List<At> places, double[] radii, double width, double height) {
        int n = places.size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            // Discs of the same place begin a little apart, so that there is a direction to move them in.
            x[i] = places.get(i).x() + 0.01 * Math.cos(i * GOLDEN_ANGLE);
            y[i] = places.get(i).y() + 0.01 * Math.sin(i * GOLDEN_ANGLE);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double home = round < ROUNDS / 2 ? HOMESICK : 0;
            for (int i = 0; i < n; i++) {
                x[i] += home * (places.get(i).x() - x[i]);
                y[i] += home * (places.get(i).y() - y[i]);
            }
            push(x, y, radii);
            for (int i = 0; i < n; i++) {
                x[i] = Math.max(radii[i], Math.min(width - radii[i], x[i]));
                y[i] = Math.max(radii[i], Math.min(height - radii[i], y[i]));
            }
        }
        List<At> settled = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            settled.add(new At(x[i], y[i]));
        }
        return settled;
    }

    private static void push(double[] x, double[] y, double[] radii) {
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double dx = x[j] - x[i];
                double dy = y[j] - y[i];
                double distance = Math.max(1e-6, Math.hypot(dx, dy));
                double overlap = radii[i] + radii[j] - distance;
                if (overlap > 0) {
                    double move = 0.5 * overlap / distance;
                    x[i] -= move * dx;
                    y[i] -= move * dy;
                    x[j] += move * dx;
                    y[j] += move * dy;
                }
            }
        }
    }
}
