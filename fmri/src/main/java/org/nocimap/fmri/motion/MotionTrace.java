package org.nocimap.fmri.motion;

import java.util.List;
import org.nocimap.image.Affine;
import org.nocimap.image.Point;

/**
 * The head's way through a run.
 *
 * @param volumes one position per volume, in time order
 * @param headCentre where RMS deviations are centred, in millimetres from the centre of rotation of the parameters; the centre
 *     of rotation itself, (0, 0, 0), when nothing else is known
 */
public record MotionTrace(List<RigidMotion> volumes, Point headCentre) {
    /** Radius of the head for RMS deviations, mm (Jenkinson 1999). */
    public static final double RMS_RADIUS_MM = 80;

    /** Radius of the sphere on which rotations are turned into millimetres for framewise displacement (Power 2012). */
    public static final double FD_RADIUS_MM = 50;

    public MotionTrace {
        volumes = List.copyOf(volumes);
        if (volumes.isEmpty()) {
            throw new IllegalArgumentException("a run has at least one volume");
        }
    }

    /** Centred where the parameters rotate about. */
    public static MotionTrace of(List<RigidMotion> volumes) {
        return new MotionTrace(volumes, new Point(0, 0, 0));
    }

    /** RMS deviation of every volume from the reference volume, mm; {@code double[volumes]}. */
    public double[] rmsAbsolute() {
        return volumes.stream()
                .mapToDouble(v -> rmsDeviation(v.map(), headCentre))
                .toArray();
    }

    /** RMS deviation of every volume from the one before, mm; {@code double[volumes]}, 0 for the first. */
    public double[] rmsRelative() {
        double[] rms = new double[volumes.size()];
        for (int n = 1; n < rms.length; n++) {
            Affine step = volumes.get(n).map().after(volumes.get(n - 1).map().inverse());
            rms[n] = rmsDeviation(step, headCentre);
        }
        return rms;
    }

    /**
     * Framewise displacement Σ|Δshift| + 50 mm · Σ|Δrotation| (Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018), mm;
     * {@code double[volumes]}, 0 for the first.
     */
    public double[] framewiseDisplacement() {
        double[] fd = new double[volumes.size()];
        for (int n = 1; n < fd.length; n++) {
            RigidMotion a = volumes.get(n - 1);
            RigidMotion b = volumes.get(n);
            double shift = Math.abs(b.transX() - a.transX())
                    + Math.abs(b.transY() - a.transY())
                    + Math.abs(b.transZ() - a.transZ());
            double turn = Math.abs(b.rotX() - a.rotX()) + Math.abs(b.rotY() - a.rotY()) + Math.abs(b.rotZ() - a.rotZ());
            fd[n] = shift + FD_RADIUS_MM * turn;
        }
        return fd;
    }

    /** Largest |shift| along an axis, mm, over volumes and axes. */
    public double largestShiftMm() {
        return volumes.stream()
                .mapToDouble(v -> Math.max(Math.abs(v.transX()), Math.max(Math.abs(v.transY()), Math.abs(v.transZ()))))
                .max()
                .orElseThrow();
    }

    /** Largest |rotation| about an axis, degrees, over volumes and axes. */
    public double largestRotationDegrees() {
        return volumes.stream()
                .mapToDouble(v ->
                        Math.toDegrees(Math.max(Math.abs(v.rotX()), Math.max(Math.abs(v.rotY()), Math.abs(v.rotZ())))))
                .max()
                .orElseThrow();
    }

    /**
     * Root mean square distance that a map moves the points of a ball: √(R²/5 · tr(AᵀA) + |b + A c|²) with A the linear part
     * less the identity, b the shift, c the centre and R = 80 mm the radius (Jenkinson 1999, FMRIB technical report TR99MJ1).
     *
     * @param map millimetres to millimetres
     * @param centre of the ball, in the coordinates of the map
     */
    static double rmsDeviation(Affine map, Point centre) {
        double squares = 0;
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                double a = map.get(r, c) - (r == c ? 1 : 0);
                squares += a * a;
            }
        }
        double moved = map.apply(centre).distanceTo(centre);
        return Math.sqrt(RMS_RADIUS_MM * RMS_RADIUS_MM / 5 * squares + moved * moved);
    }
}
