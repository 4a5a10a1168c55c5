package org.nocimap.image.nifti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

/**
 * A NIfTI file that has been opened: its checked header and its volumes.
 *
 * <p>An image of one volume holds it. One of several volumes holds none: each is read when asked for, so that memory is
 * bounded by one volume at a time. Safe to use from several threads; a file must not change as long as its image is used.
 */
public final class NiftiImage {
    private final NiftiHeader header;
    private final Preamble preamble;
    private final List<Problem> warnings;
    private final Location where;
    private final VoxelReader reader;
    private final VoxelSource source;
    private final @Nullable Volume only;

    /** What is done with each volume of a pass. */
    @FunctionalInterface
    public interface VolumeVisitor {
        /**
         * @param t 0-based number of the volume
         * @param volume belongs to the visitor
         */
        void visit(int t, Volume volume);
    }

    private NiftiImage(
            NiftiHeader header,
            Preamble preamble,
            List<Problem> warnings,
            Location where,
            VoxelSource source,
            @Nullable Volume only) {
        this.header = header;
        this.preamble = preamble;
        this.warnings = List.copyOf(warnings);
        this.where = where;
        this.reader = new VoxelReader(header, where);
        this.source = source;
        this.only = only;
    }

    static NiftiImage ofOne(
            NiftiHeader header, Preamble preamble, List<Problem> warnings, Location where, Volume only) {
        return new NiftiImage(header, preamble, warnings, where, () -> new ByteArrayInputStream(new byte[0]), only);
    }

    static NiftiImage ofSeveral(
            NiftiHeader header, Preamble preamble, List<Problem> warnings, Location where, VoxelSource source) {
        return new NiftiImage(header, preamble, warnings, where, source, null);
    }

    public NiftiHeader header() {
        return header;
    }

    public Grid grid() {
        return header.grid();
    }

    /** Number of volumes, at least 1. */
    public int volumes() {
        return header.volumes();
    }

    /** What is legal but suspicious about the file; none of it changes the values. */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * The bytes between header and voxels, extension flag included, at most {@link NiftiFile#MOST_BEFORE_DATA}; a copy.
     * Some atlases keep {@code id<TAB>name} lines there without calling them an extension.
     */
    public byte[] beforeData() {
        return preamble.bytes();
    }

    /** The header extensions, in the order of the file; empty when the header says there is none. */
    public List<NiftiExtension> extensions() {
        return preamble.extensions();
    }

    /**
     * The volume of an image that has one.
     *
     * @throws IllegalStateException when it has several
     */
    public Volume volume() {
        if (header.volumes() != 1) {
            throw new IllegalStateException("the image has " + header.volumes() + " volumes; say which");
        }
        return volume(0);
    }

    /**
     * One volume, scaled by the header's slope and intercept. Integers above 2²⁴ lose their last digits, as volumes are
     * {@code float}. Reading volume t of a compressed file unpacks all before it: to go through all of them use
     * {@link #forEachVolume}.
     *
     * @param t 0-based
     * @throws IndexOutOfBoundsException when there is no such volume
     * @throws org.nocimap.files.InputException when the file ends early, is damaged or can no longer be read
     */
    public Volume volume(int t) {
        if (t < 0 || t >= header.volumes()) {
            throw new IndexOutOfBoundsException("volume " + t + " of " + header.volumes());
        }
        if (only != null) {
            return only;
        }
        try (InputStream in = source.open()) {
            in.skipNBytes(t * header.volumeBytes());
            return reader.next(in);
        } catch (IOException e) {
            throw Damage.of(e, where);
        }
    }

    /**
     * All volumes in order, in one pass over the file, one in memory at a time.
     *
     * @throws org.nocimap.files.InputException when the file ends early, is damaged or can no longer be read
     */
    public void forEachVolume(VolumeVisitor visitor) {
        if (only != null) {
            visitor.visit(0, only);
            return;
        }
        try (InputStream in = source.open()) {
            for (int t = 0; t < header.volumes(); t++) {
                visitor.visit(t, reader.next(in));
            }
        } catch (IOException e) {
            throw Damage.of(e, where);
        }
    }
}
