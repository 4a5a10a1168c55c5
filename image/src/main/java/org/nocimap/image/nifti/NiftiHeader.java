package org.nocimap.image.nifti;

import java.nio.ByteOrder;
import org.nocimap.image.Grid;

/**
 * What a NIfTI header says, checked.
 *
 * @param version 1 or 2
 * @param byteOrder of header and voxels
 * @param datatype how voxels are stored
 * @param grid the lattice of each volume, in millimetres (RAS+)
 * @param volumes number of volumes, at least 1
 * @param voxelOffset bytes before the first voxel, in the file that holds the voxels
 * @param slope what stored numbers are multiplied by; 1 when the header asks for no scaling
 * @param intercept what is added afterwards; 0 when the header asks for no scaling
 * @param affineSource where the grid's affine comes from
 * @param sformCode space of the sform
 * @param qformCode space of the qform
 * @param intent what the numbers mean
 * @param description the free text; may be empty
 * @param auxiliaryFile the auxiliary file name; may be empty
 * @param repetitionSeconds seconds from one volume to the next, 0 when the header gives none
 */
public record NiftiHeader(
        int version,
        ByteOrder byteOrder,
        NiftiDatatype datatype,
        Grid grid,
        int volumes,
        long voxelOffset,
        double slope,
        double intercept,
        AffineSource affineSource,
        XformCode sformCode,
        XformCode qformCode,
        NiftiIntent intent,
        String description,
        String auxiliaryFile,
        double repetitionSeconds) {

    /** Code of the form the affine was taken from. */
    public XformCode spaceCode() {
        return switch (affineSource) {
            case SFORM -> sformCode;
            case QFORM -> qformCode;
            case PIXDIM -> XformCode.UNKNOWN;
        };
    }

    /** Stored bytes of one volume; at most 2³¹. */
    long volumeBytes() {
        return (long) grid.size() * datatype.bytes();
    }

    /** Stored bytes of all volumes. */
    long voxelBytes() {
        return volumeBytes() * volumes;
    }
}
