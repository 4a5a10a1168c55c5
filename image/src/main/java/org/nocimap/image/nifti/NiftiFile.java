package org.nocimap.image.nifti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Volume;

/**
 * Reads NIfTI-1 and NIfTI-2 files, one file or header/image pair, plain or gzip (recognised by content), in both byte
 * orders, with voxels of any real datatype; writes NIfTI-1. The voxel-to-millimetre map is the sform when its code is
 * positive, else the qform, else bare voxel sizes with a warning.
 */
public final class NiftiFile {
    /** Most bytes kept of what stands between header and voxels, 1 MiB. */
    public static final int MOST_BEFORE_DATA = 1 << 20;

    /** Most voxel bytes of an image of several volumes that is read from a stream, 256 MiB. */
    public static final int MOST_STREAMED = 1 << 28;

    private NiftiFile() {}

    /**
     * Opens a file. A single volume is read at once; of several none is before it is asked for.
     *
     * @param file {@code .nii}, {@code .nii.gz}, or either file of an {@code .hdr}/{@code .img} pair
     * @throws InputException with everything that is wrong with the header, or when the file is missing, empty, damaged,
     *     cut short, or too large for the memory
     */
    public static NiftiImage read(Path file) {
        Location where = Location.of(file);
        Path headerFile = HeaderPair.headerOf(file);
        try (InputStream in = BoundedInput.open(headerFile, Long.MAX_VALUE)) {
            Problems problems = new Problems();
            RawHeader raw = HeaderReader.read(in, where);
            NiftiHeader header = HeaderCheck.check(raw, where, problems);
            VoxelReader reader = new VoxelReader(header, where);
            reader.requireMemory(Runtime.getRuntime().maxMemory());
            if (HeaderCheck.isSingleFile(raw)) {
                Preamble preamble = Preamble.read(in, header.voxelOffset() - raw.size(), raw.order(), where, problems);
                return image(header, preamble, reader, in, headerFile, problems);
            }
            Preamble preamble = Preamble.readRest(in, raw.order(), where, problems);
            Path imageFile = HeaderPair.imageOf(headerFile);
            try (InputStream voxels = BoundedInput.open(imageFile, Long.MAX_VALUE)) {
                voxels.skipNBytes(header.voxelOffset());
                return image(header, preamble, reader, voxels, imageFile, problems);
            }
        } catch (IOException e) {
            throw Damage.of(e, where);
        }
    }

    /**
     * Reads a stream, such as a class-path resource, to the end of its voxels. Several volumes are held as stored bytes, at
     * most {@link #MOST_STREAMED}.
     *
     * @param in plain or gzip; closed when this returns
     * @param name what messages call it
     * @throws InputException as {@link #read(Path)}
     */
    public static NiftiImage read(InputStream in, String name) {
        Location where = new Location(name, 0, 0, "");
        try (InputStream plain = BoundedInput.unpack(in, Long.MAX_VALUE)) {
            Problems problems = new Problems();
            RawHeader raw = HeaderReader.read(plain, where);
            if (!HeaderCheck.isSingleFile(raw)) {
                throw InputException.of(
                        where.about("magic"),
                        "is the header of a header/image pair",
                        "header and voxels in one file",
                        "Convert the pair to .nii or .nii.gz.");
            }
            NiftiHeader header = HeaderCheck.check(raw, where, problems);
            VoxelReader reader = new VoxelReader(header, where);
            reader.requireMemory(Runtime.getRuntime().maxMemory());
            Preamble preamble = Preamble.read(plain, header.voxelOffset() - raw.size(), raw.order(), where, problems);
            if (header.volumes() == 1) {
                Volume volume = readOnly(reader, plain, where, problems);
                return NiftiImage.ofOne(header, preamble, problems.warnings(), where, volume);
            }
            byte[] voxels = voxelsOf(plain, header, where);
            return NiftiImage.ofSeveral(
                    header, preamble, problems.warnings(), where, () -> new ByteArrayInputStream(voxels));
        } catch (IOException e) {
            throw Damage.of(e, where);
        }
    }

    /**
     * Writes one volume as NIfTI-1; see {@link #write(Path, List, NiftiMeta)}.
     */
    public static void write(Path file, Volume volume, NiftiMeta meta) {
        write(file, List.of(volume), meta);
    }

    /**
     * Writes NIfTI-1, little-endian, sform and qform both set; gzip when the name ends in {@code .gz}, and then without a
     * time stamp, so that the same volumes give the same bytes. The file appears whole or not at all. A qform cannot hold
     * shear: on a sheared grid its code stays 0.
     *
     * @param file a name that ends in {@code .nii} or {@code .nii.gz}
     * @param volumes at least one, at most 32,767, all on the same grid; not modified
     * @throws InputException when the name has another ending, or the file cannot be written
     * @throws IllegalArgumentException when grids differ, or values do not fit an integer datatype
     */
    public static void write(Path file, List<Volume> volumes, NiftiMeta meta) {
        NiftiWriter.write(file, volumes, meta);
    }

    private static NiftiImage image(
            NiftiHeader header, Preamble preamble, VoxelReader reader, InputStream in, Path file, Problems problems)
            throws IOException {
        Location where = Location.of(file);
        if (header.volumes() == 1) {
            Volume volume = readOnly(reader, in, where, problems);
            return NiftiImage.ofOne(header, preamble, problems.warnings(), where, volume);
        }
        requireLength(file, header, where);
        return NiftiImage.ofSeveral(header, preamble, problems.warnings(), where, () -> {
            InputStream voxels = BoundedInput.open(file, Long.MAX_VALUE);
            try {
                voxels.skipNBytes(header.voxelOffset());
                return voxels;
            } catch (IOException e) {
                voxels.close();
                throw e;
            }
        });
    }

    /** Reads the single volume and looks past its end, which also makes gzip compare its checksum. */
    private static Volume readOnly(VoxelReader reader, InputStream in, Location where, Problems problems)
            throws IOException {
        Volume volume = reader.next(in);
        if (in.read() >= 0) {
            problems.warning(
                    where, "the file goes on after the last voxel", "nothing there", "Check that dim is right.");
        }
        return volume;
    }

    private static void requireLength(Path file, NiftiHeader header, Location where) throws IOException {
        long needed = header.voxelOffset() + header.voxelBytes();
        long size = Files.size(file);
        if (size < needed && !isGzip(file)) {
            throw Damage.truncated(
                    where.about("dim"),
                    "the file has " + size + " bytes",
                    needed + " bytes for " + header.volumes() + " volumes, as dim and datatype say");
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static byte[] voxelsOf(InputStream in, NiftiHeader header, Location where) throws IOException {
        long wanted = header.voxelBytes();
        if (wanted > MOST_STREAMED) {
            throw InputException.of(
                    where.about("dim"),
                    "has " + wanted + " bytes of voxels in " + header.volumes() + " volumes",
                    "at most " + MOST_STREAMED + " from a stream",
                    "Read it from a file.");
        }
        byte[] voxels = in.readNBytes((int) wanted);
        if (voxels.length < wanted) {
            throw Damage.truncated(
                    where.about("dim"), "the data end after " + voxels.length + " bytes of voxels", wanted + " bytes");
        }
        return voxels;
    }
}
