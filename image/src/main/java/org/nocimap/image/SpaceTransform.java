package org.nocimap.image;

/**
 * The field's ways between MNI and Talairach coordinates, in millimetres.
 *
 * <p>Lancaster's are affine maps from MNI to Talairach, fitted to brains that were normalised to the MNI152 with FSL, with
 * SPM, or pooled over both; the way back is the inverse. Source: Lancaster et al., Hum Brain Mapp 28:1194–1205 (2007),
 * doi 10.1002/hbm.20345; digits as in the icbm2tal scripts of the authors' institute.
 *
 * <p>Brett's is the older piecewise linear {@code mni2tal} (M. Brett, MRC Cognition and Brain Sciences Unit, 1999): a pitch
 * of 0.05 rad and zooms of 0.99, 0.97 and 0.92 above or 0.84 below the plane of the anterior commissure.
 */
@SuppressWarnings("ImmutableEnumChecker") // Affine is immutable, but carries no annotation that says so.
public enum SpaceTransform {
    /** For coordinates whose MNI form came from FSL. */
    LANCASTER_FSL(Affine.of(
            0.9464, 0.0034, -0.0026, -1.0680, -0.0083, 0.9479, -0.0580, -1.0239, 0.0053, 0.0617, 0.9010, 3.1883)),
    /** For coordinates whose MNI form came from SPM. */
    LANCASTER_SPM(Affine.of(
            0.9254, 0.0024, -0.0118, -1.0207, -0.0048, 0.9316, -0.0871, -1.7667, 0.0152, 0.0883, 0.8924, 4.0926)),
    /** Pooled over FSL and SPM: when the software is not known. */
    LANCASTER_POOLED(Affine.of(
            0.9357, 0.0029, -0.0072, -1.0423, -0.0065, 0.9396, -0.0726, -1.3940, 0.0103, 0.0752, 0.8967, 3.6475)),
    /**
     * Brett's. From MNI the branch is chosen by the sign of the MNI z and the map is continuous. From Talairach it is chosen
     * by the sign of the Talairach z, as published scripts do, so {@link #toMni} jumps at Talairach z = 0 by
     * 0.0053·|y| mm at most, and does not quite undo {@link #toTalairach} in the thin wedge where the two z differ in sign
     * (less than 0.6 mm off inside the brain).
     */
    BRETT(
            Affine.of(0.99, 0, 0, 0, 0, 0.9688, 0.0460, 0, 0, -0.0485, 0.9189, 0),
            Affine.of(0.99, 0, 0, 0, 0, 0.9688, 0.0420, 0, 0, -0.0485, 0.8390, 0));

    private final Affine above;
    private final Affine below;
    private final Affine aboveBack;
    private final Affine belowBack;

    SpaceTransform(Affine everywhere) {
        this(everywhere, everywhere);
    }

    SpaceTransform(Affine above, Affine below) {
        this.above = above;
        this.below = below;
        this.aboveBack = above.inverse();
        this.belowBack = below.inverse();
    }

    /** From MNI to Talairach. */
    public Point toTalairach(Point mni) {
        return (mni.z() >= 0 ? above : below).apply(mni);
    }

    /** From Talairach to MNI. */
    public Point toMni(Point talairach) {
        return (talairach.z() >= 0 ? aboveBack : belowBack).apply(talairach);
    }
}
