package org.nocimap.cbma.estimators;

import java.nio.ByteBuffer;
import org.nocimap.files.Checksum;
import org.nocimap.image.Mask;

/** Texts that differ whenever the permutations of two analyses could. */
final class Fingerprints {
    private Fingerprints() {}

    static String of(String algorithm, String spec, SphereFoci foci, String more) {
        return String.join(
                "\n",
                algorithm,
                spec,
                "mask " + digest(foci.mask()),
                "experiments " + foci.experimentCount() + " foci " + foci.focusCount() + " " + foci.digest(),
                more);
    }

    private static String digest(Mask mask) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * (mask.size() + 3) + 8 * 12);
        bytes.putInt(mask.grid().nx())
                .putInt(mask.grid().ny())
                .putInt(mask.grid().nz());
        for (double v : mask.grid().affine().toArray()) {
            bytes.putDouble(v);
        }
        for (int index : mask.indices()) {
            bytes.putInt(index);
        }
        return Checksum.sha256(bytes.array());
    }
}
