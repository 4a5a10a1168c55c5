package org.nocimap.image.nifti;

import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Affine;

/** Where the voxels lie: sform before qform before bare voxel sizes, in millimetres whatever unit the header names. */
final class AffineCheck {
    private static final double LEAST_VOXEL_MM = 1e-3;
    private static final double LARGEST_VOXEL_MM = 1e3;
    private static final double FARTHEST_MM = 1e6;
    private static final String SET_A_FORM =
            "Set a right sform or qform with the program that wrote the file (fslorient, 3drefit, nibabel).";

    private final RawHeader raw;
    private final Location where;
    private final Problems problems;

    AffineCheck(RawHeader raw, Location where, Problems problems) {
        this.raw = raw;
        this.where = where;
        this.problems = problems;
    }

    AffineSource source() {
        return raw.sformCode() > 0
                ? AffineSource.SFORM
                : raw.qformCode() > 0 ? AffineSource.QFORM : AffineSource.PIXDIM;
    }

    /** The affine in millimetres, or nothing once an error has been noted. */
    Optional<Affine> affine(AffineSource source) {
        if (raw.sformCode() > 5 || raw.qformCode() > 5) {
            problems.warning(
                    where.about(raw.sformCode() > 5 ? "sform_code" : "qform_code"),
                    "the space code is " + Math.max(raw.sformCode(), raw.qformCode()) + ", which has no meaning yet",
                    "0 to 5",
                    "");
        }
        Optional<double[]> rows =
                switch (source) {
                    case SFORM -> sform();
                    case QFORM -> qform();
                    case PIXDIM -> pixdim();
                };
        return rows.flatMap(r -> inMillimetres(r, source));
    }

    private Optional<double[]> sform() {
        for (int n = 0; n < 12; n++) {
            if (!Double.isFinite(raw.srow()[n])) {
                String field = "srow_" + "xyz".charAt(n / 4) + "[" + n % 4 + "]";
                error(field, field + " is " + raw.srow()[n], "a finite number", SET_A_FORM);
                return Optional.empty();
            }
        }
        return Optional.of(raw.srow());
    }

    private Optional<double[]> qform() {
        Optional<double[]> sizes = voxelSizes();
        boolean good = sizes.isPresent();
        for (int n = 0; n < 3; n++) {
            if (!Double.isFinite(raw.quatern()[n]) || Math.abs(raw.quatern()[n]) > 1.1) {
                String field = "quatern_" + "bcd".charAt(n);
                error(field, field + " is " + raw.quatern()[n], "a number from -1 to 1", SET_A_FORM);
                good = false;
            }
            if (!Double.isFinite(raw.qoffset()[n])) {
                String field = "qoffset_" + "xyz".charAt(n);
                error(field, field + " is " + raw.qoffset()[n], "a finite number", SET_A_FORM);
                good = false;
            }
        }
        if (!good) {
            return Optional.empty();
        }
        double[] q = raw.quatern();
        double squares = q[0] * q[0] + q[1] * q[1] + q[2] * q[2];
        if (squares > 1.001) {
            problems.warning(
                    where.about("quatern_b, c, d"),
                    "the quaternion of the qform is longer than 1 (squares sum to " + squares + "); scaled to 1",
                    "b² + c² + d² of at most 1",
                    "Check in a viewer that the image lies right.");
        }
        Quaternion quaternion = new Quaternion(q[0], q[1], q[2], raw.pixdim()[0] < 0 ? -1 : 1);
        return Optional.of(quaternion.toAffine(sizes.get(), raw.qoffset()).toArray());
    }

    private Optional<double[]> pixdim() {
        problems.warning(
                where.about("qform_code, sform_code"),
                "the header does not say where the voxels lie; voxel (0, 0, 0) is put at the origin and x taken to grow to"
                        + " the right",
                "an sform or a qform",
                SET_A_FORM);
        return voxelSizes().map(s -> new double[] {s[0], 0, 0, 0, 0, s[1], 0, 0, 0, 0, s[2], 0});
    }

    /** Sizes along axes that do not exist may be 0; they count as 1. */
    private Optional<double[]> voxelSizes() {
        double[] sizes = new double[3];
        boolean good = true;
        for (int axis = 1; axis <= 3; axis++) {
            double size = Math.abs(raw.pixdim()[axis]);
            if (axis > raw.dim()[0] && !(size > 0 && size <= Double.MAX_VALUE)) {
                size = 1;
            }
            if (!(size > 0 && size <= Double.MAX_VALUE)) {
                String field = "pixdim[" + axis + "]";
                error(field, "the voxel size is " + raw.pixdim()[axis], "a positive number of mm", SET_A_FORM);
                good = false;
            }
            sizes[axis - 1] = size;
        }
        return good ? Optional.of(sizes) : Optional.empty();
    }

    private Optional<Affine> inMillimetres(double[] rows, AffineSource source) {
        Optional<Affine> plain = checked(rows, 1);
        int unit = raw.xyztUnits() & 0x07;
        if (unit != 1 && unit != 3) {
            return orError(plain, rows, source);
        }
        String name = unit == 1 ? "metres" : "micrometres";
        Optional<Affine> scaled = checked(rows, unit == 1 ? 1e3 : 1e-3);
        boolean convert = scaled.isPresent() && isBrainLike(scaled.get());
        problems.warning(
                where.about("xyzt_units"),
                "the header gives its lengths in " + name
                        + (convert
                                ? "; they were turned into millimetres"
                                : ", but they only make sense in millimetres and are read so"),
                "millimetres",
                "");
        return convert ? scaled : orError(plain, rows, source);
    }

    /** Voxel sizes that occur in images of a head. */
    private static boolean isBrainLike(Affine affine) {
        for (int axis = 0; axis < 3; axis++) {
            if (affine.columnNorm(axis) < 0.02 || affine.columnNorm(axis) > 50) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Affine> checked(double[] rows, double scale) {
        double[] scaled = new double[12];
        for (int n = 0; n < 12; n++) {
            scaled[n] = rows[n] * scale;
            if (!(Math.abs(scaled[n]) <= FARTHEST_MM)) {
                return Optional.empty();
            }
        }
        Affine affine = Affine.of(scaled);
        for (int axis = 0; axis < 3; axis++) {
            if (affine.columnNorm(axis) < LEAST_VOXEL_MM || affine.columnNorm(axis) > LARGEST_VOXEL_MM) {
                return Optional.empty();
            }
        }
        return affine.isSingular() ? Optional.empty() : Optional.of(affine);
    }

    private Optional<Affine> orError(Optional<Affine> affine, double[] rows, AffineSource source) {
        if (affine.isEmpty()) {
            String field =
                    switch (source) {
                        case SFORM -> "srow_x, y, z";
                        case QFORM -> "qform";
                        case PIXDIM -> "pixdim";
                    };
            error(
                    field,
                    "the voxel-to-millimetre matrix cannot be used (singular, or voxels of impossible size): "
                            + java.util.Arrays.toString(rows),
                    "a matrix that can be inverted, voxels of 0.001 to 1000 mm, places within 1000 m",
                    SET_A_FORM);
        }
        return affine;
    }

    private void error(String field, String what, String expected, String mend) {
        problems.error(where.about(field), what, expected, mend);
    }
}
