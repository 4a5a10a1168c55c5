package org.nocimap.image.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** What stands between header and voxels: the four bytes of the extension flag, the extensions, or whatever else. */
final class Preamble {
    private final byte[] bytes;
    private final List<NiftiExtension> extensions;

    private Preamble(byte[] bytes, List<NiftiExtension> extensions) {
        this.bytes = bytes;
        this.extensions = List.copyOf(extensions);
    }

    /**
     * Reads exactly {@code length} bytes, of which at most {@link NiftiFile#MOST_BEFORE_DATA} are kept.
     *
     * @throws IOException when the stream fails or ends early
     */
    static Preamble read(InputStream in, long length, ByteOrder order, Location where, Problems problems)
            throws IOException {
        byte[] kept = in.readNBytes((int) Math.min(length, NiftiFile.MOST_BEFORE_DATA));
        if (length > kept.length) {
            in.skipNBytes(length - kept.length);
            problems.warning(
                    where.about("vox_offset"),
                    "there are " + length + " bytes between header and voxels; only the first "
                            + NiftiFile.MOST_BEFORE_DATA + " are kept",
                    "at most " + NiftiFile.MOST_BEFORE_DATA,
                    "");
        }
        return new Preamble(kept, extensions(kept, order, where, problems));
    }

    /** Reads what follows the header in the header file of a pair, as far as it is kept. */
    static Preamble readRest(InputStream in, ByteOrder order, Location where, Problems problems) throws IOException {
        byte[] kept = in.readNBytes(NiftiFile.MOST_BEFORE_DATA);
        return new Preamble(kept, extensions(kept, order, where, problems));
    }

    /** Chunk: int32 size (of the chunk, a multiple of 16), int32 code, content; nifti1.h, "extended header". */
    private static List<NiftiExtension> extensions(byte[] kept, ByteOrder order, Location where, Problems problems) {
        List<NiftiExtension> found = new ArrayList<>();
        if (kept.length < 4 || kept[0] == 0) {
            return found;
        }
        ByteBuffer in = ByteBuffer.wrap(kept).order(order);
        int at = 4;
        while (at + 8 <= kept.length) {
            int size = in.getInt(at);
            if (size < 8 || size > kept.length - at) {
                problems.warning(
                        where.about("extension " + (found.size() + 1)),
                        "a header extension says it has " + size + " bytes; it and what follows are left out",
                        "8 to " + (kept.length - at) + " bytes",
                        "");
                break;
            }
            found.add(new NiftiExtension(in.getInt(at + 4), Arrays.copyOfRange(kept, at + 8, at + size)));
            at += size;
        }
        return found;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    List<NiftiExtension> extensions() {
        return extensions;
    }
}
