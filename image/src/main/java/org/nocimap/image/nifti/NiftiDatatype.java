package org.nocimap.image.nifti;

import java.util.Optional;

/** How the voxels of a file are stored; the NIfTI datatypes that hold one real number a voxel. */
public enum NiftiDatatype {
    UINT8(2, 1),
    INT16(4, 2),
    INT32(8, 4),
    FLOAT32(16, 4),
    FLOAT64(64, 8),
    INT8(256, 1),
    UINT16(512, 2),
    UINT32(768, 4),
    INT64(1024, 8),
    UINT64(1280, 8);

    private final int code;
    private final int bytes;

    NiftiDatatype(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number in the header's {@code datatype} field. */
    public int code() {
        return code;
    }

    /** Bytes a voxel. */
    public int bytes() {
        return bytes;
    }

    /** The datatype with this code, when it is one that can be read. */
    public static Optional<NiftiDatatype> of(int code) {
        for (NiftiDatatype type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The name of a datatype code that the standard knows but this reader does not. */
    static String nameOfUnsupported(int code) {
        return switch (code) {
            case 0 -> "unknown";
            case 1 -> "binary, 1 bit";
            case 32 -> "complex64";
            case 128 -> "RGB24 (colour)";
            case 1536 -> "float128";
            case 1792 -> "complex128";
            case 2048 -> "complex256";
            case 2304 -> "RGBA32 (colour)";
            default -> "not in the NIfTI standard";
        };
    }
}
