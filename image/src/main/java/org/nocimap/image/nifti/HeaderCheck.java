package org.nocimap.image.nifti;

import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;

/** Turns a raw header into a checked one; every error of a header is collected before the first is thrown. */
final class HeaderCheck {
    /** Longest stretch between header and voxels that is believed, 64 MiB. */
    static final long MOST_BEFORE_VOXELS = 1L << 26;

    /** Most volumes believed. */
    static final int MOST_VOLUMES = 1 << 20;

    private static final String EXPORT_AGAIN = "The header is damaged: export the file again.";

    private final RawHeader raw;
    private final Location where;
    private final Problems problems;

    private HeaderCheck(RawHeader raw, Location where, Problems problems) {
        this.raw = raw;
        this.where = where;
        this.problems = problems;
    }

    /**
     * @param problems takes the warnings, and the errors before they are thrown
     * @throws org.nocimap.files.InputException with all that is wrong
     */
    static NiftiHeader check(RawHeader raw, Location where, Problems problems) {
        return new HeaderCheck(raw, where, problems).check();
    }

    private NiftiHeader check() {
        int[] shape = shape();
        Optional<NiftiDatatype> datatype = datatype();
        long offset = voxelOffset();
        double[] scaling = scaling();
        AffineCheck affines = new AffineCheck(raw, where, problems);
        AffineSource source = affines.source();
        Optional<Affine> affine = affines.affine(source);
        problems.throwIfAny();
        return new NiftiHeader(
                raw.version(),
                raw.order(),
                datatype.orElseThrow(),
                new Grid(shape[0], shape[1], shape[2], affine.orElseThrow()),
                shape[3],
                offset,
                scaling[0],
                scaling[1],
                source,
                XformCode.of(raw.sformCode()),
                XformCode.of(raw.qformCode()),
                raw.intent(),
                raw.description(),
                raw.auxiliaryFile(),
                repetitionSeconds());
    }

    /** nx, ny, nz and the number of volumes. */
    private int[] shape() {
        int[] shape = {1, 1, 1, 1};
        long axes = raw.dim()[0];
        if (axes < 1 || axes > 7) {
            error("dim[0]", "the number of dimensions is " + axes, "1 to 7", EXPORT_AGAIN);
            return shape;
        }
        for (int axis = 1; axis <= axes; axis++) {
            long n = raw.dim()[axis];
            long most = axis <= 3 ? Grid.MAX_DIMENSION : axis == 4 ? MOST_VOLUMES : 1;
            if (n >= 1 && n <= most) {
                if (axis <= 4) {
                    shape[axis - 1] = (int) n;
                }
            } else if (n < 1) {
                error("dim[" + axis + "]", "the size of axis " + axis + " is " + n, "1 to " + most, EXPORT_AGAIN);
            } else {
                String mend = axis > 4
                        ? "Split the file into volumes of three or four dimensions (fslsplit, 3dTcat)."
                        : "Resample or crop the image, if the header is right.";
                error("dim[" + axis + "]", "the size of axis " + axis + " is " + n, "1 to " + most, mend);
            }
        }
        long voxels = (long) shape[0] * shape[1] * shape[2];
        if (voxels > Grid.MAX_VOXELS) {
            error(
                    "dim",
                    "a volume has " + voxels + " voxels (" + shape[0] + "×" + shape[1] + "×" + shape[2] + ")",
                    "at most " + Grid.MAX_VOXELS,
                    "Resample the image to larger voxels, if the header is right.");
        }
        return shape;
    }

    private Optional<NiftiDatatype> datatype() {
        Optional<NiftiDatatype> datatype = NiftiDatatype.of(raw.datatype());
        if (datatype.isEmpty()) {
            error(
                    "datatype",
                    "datatype " + raw.datatype() + " (" + NiftiDatatype.nameOfUnsupported(raw.datatype())
                            + ") cannot be read",
                    "integers of 8 to 64 bits, float32 or float64",
                    "Convert the image to float32 (fslmaths in out -odt float, mrconvert -datatype float32).");
        } else if (raw.bitpix() != 8 * datatype.get().bytes()) {
            problems.warning(
                    where.about("bitpix"),
                    "bitpix is " + raw.bitpix() + ", but " + datatype.get() + " has "
                            + 8 * datatype.get().bytes() + " bits; the datatype is believed",
                    "the bits of the datatype",
                    "");
        }
        return datatype;
    }

    private long voxelOffset() {
        boolean single = isSingleFile(raw);
        double offset = raw.voxOffset();
        long least = single ? raw.size() + 4 : 0;
        if (offset == 0 && single) {
            problems.warning(where.about("vox_offset"), "vox_offset is 0; read as " + least, "at least " + least, "");
            return least;
        }
        if (!(offset >= least && offset <= MOST_BEFORE_VOXELS && offset == Math.rint(offset))) {
            error(
                    "vox_offset",
                    "vox_offset is " + number(offset),
                    "a whole number from " + least + " to " + MOST_BEFORE_VOXELS,
                    EXPORT_AGAIN);
            return least;
        }
        return (long) offset;
    }

    /** True when header and voxels are in one file. */
    static boolean isSingleFile(RawHeader raw) {
        return raw.magic().startsWith("n+");
    }

    private double[] scaling() {
        double slope = raw.slope();
        double intercept = raw.intercept();
        if (slope == 0) {
            return new double[] {1, 0};
        }
        if (Double.isNaN(slope)) {
            problems.warning(
                    where.about("scl_slope"), "scl_slope is not a number; read as no scaling", "a number, or 0", "");
            return new double[] {1, 0};
        }
        if (Double.isInfinite(slope)) {
            error("scl_slope", "scl_slope is " + number(slope), "a finite number, or 0 for none", EXPORT_AGAIN);
        }
        if (!Double.isFinite(intercept)) {
            error("scl_inter", "scl_inter is " + number(intercept), "a finite number", EXPORT_AGAIN);
        }
        return new double[] {slope, intercept};
    }

    private double repetitionSeconds() {
        double step = Math.abs(raw.pixdim()[4]);
        double seconds =
                switch (raw.xyztUnits() & 0x38) {
                    case 8 -> step;
                    case 16 -> step * 1e-3;
                    case 24 -> step * 1e-6;
                    default -> 0;
                };
        return raw.dim()[0] > 3 && Double.isFinite(seconds) ? seconds : 0;
    }

    private void error(String field, String what, String expected, String mend) {
        problems.error(where.about(field), what, expected, mend);
    }

    /** A number as a person writes it: without a fraction when it has none. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
