package org.nocimap.fmri.motion;

import org.nocimap.image.Affine;

/**
 * Where the head was in one volume, as six parameters of a rigid map onto the reference volume.
 *
 * <p>The map is x ↦ R x + t with R = R<sub>x</sub> R<sub>y</sub> R<sub>z</sub>, in millimetres from the centre of rotation, where
 * R<sub>x</sub> = [1 0 0; 0 c s; 0 −s c], R<sub>y</sub> = [c 0 −s; 0 1 0; s 0 c], R<sub>z</sub> = [c s 0; −s c 0; 0 0 1]
 * (c, s: cosine and sine of the angle). This is how the parameters of FSL's mcflirt have to be read for its own RMS files to
 * follow from them; MotionTraceTest shows it to 3e-6 mm. fMRIPrep's {@code rot_*} and {@code trans_*} are the same.
 *
 * @param rotX rotation about x, radians
 * @param rotY rotation about y, radians
 * @param rotZ rotation about z, radians
 * @param transX shift along x, mm
 * @param transY shift along y, mm
 * @param transZ shift along z, mm
 */
public record RigidMotion(double rotX, double rotY, double rotZ, double transX, double transY, double transZ) {
    /** No motion. */
    public static final RigidMotion NONE = new RigidMotion(0, 0, 0, 0, 0, 0);

    public RigidMotion {
        for (double p : new double[] {rotX, rotY, rotZ, transX, transY, transZ}) {
            if (!Double.isFinite(p)) {
                throw new IllegalArgumentException("motion parameters are finite numbers");
            }
        }
    }

    /** The map, in millimetres from the centre of rotation. */
    public Affine map() {
        double cx = Math.cos(rotX);
        double sx = Math.sin(rotX);
        double cy = Math.cos(rotY);
        double sy = Math.sin(rotY);
        double cz = Math.cos(rotZ);
        double sz = Math.sin(rotZ);
        Affine x = Affine.of(1, 0, 0, transX, 0, cx, sx, transY, 0, -sx, cx, transZ);
        Affine y = Affine.of(cy, 0, -sy, 0, 0, 1, 0, 0, sy, 0, cy, 0);
        Affine z = Affine.of(cz, sz, 0, 0, -sz, cz, 0, 0, 0, 0, 1, 0);
        return x.after(y).after(z);
    }
}
