package org.nocimap.fmri.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** A planted network: Gaussian bumps of one time course. */
enum Network {
    S1BACK,
    SALIENCE,
    DEFAULT_MODE,
    VISUAL,
    MOTOR,
    FRONTOPARIETAL,
    AUDITORY;

    /** All, in the order of time courses and maps. */
    static final List<Network> ALL = List.of(values());

    /** Standard deviation of a bump, mm. */
    static final double SIGMA_MM = 7;

    /** Centres of the bumps, MNI mm: places by which the field knows the networks. */
    List<Point> centres() {
        return switch (this) {
            case S1BACK -> pair(18, -38, 72);
            case SALIENCE -> with(pair(38, 12, -2), new Point(0, 22, 34));
            case DEFAULT_MODE -> with(pair(46, -66, 32), new Point(0, -52, 26), new Point(0, 54, -4));
            case VISUAL -> pair(14, -88, 4);
            case MOTOR -> pair(44, -12, 48);
            case FRONTOPARIETAL -> with(pair(42, 36, 24), new Point(40, -52, 50), new Point(-40, -52, 50));
            case AUDITORY -> pair(54, -20, 6);
        };
    }

    private static List<Point> pair(double x, double y, double z) {
        return List.of(new Point(-x, y, z), new Point(x, y, z));
    }

    private static List<Point> with(List<Point> some, Point... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** The network's weight in every voxel of a mask: 1 at a centre, 0 beyond four standard deviations. */
    float[] weights(Mask mask) {
        List<Point> centres = centres();
        float[] weights = new float[mask.size()];
        for (int v = 0; v < weights.length; v++) {
            Point at = mask.grid().pointOf(mask.index(v));
            for (Point centre : centres) {
                double d = at.distanceTo(centre) / SIGMA_MM;
                if (d < 4) {
                    weights[v] = Math.max(weights[v], (float) Math.exp(-0.5 * d * d));
                }
            }
        }
        return weights;
    }
}
