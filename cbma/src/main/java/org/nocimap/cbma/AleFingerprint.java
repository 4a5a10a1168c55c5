package org.nocimap.cbma;

import java.nio.ByteBuffer;
import org.nocimap.files.Checksum;
import org.nocimap.image.Mask;

/** A text that differs whenever the permutations of two analyses could. */
final class AleFingerprint {
    private AleFingerprint() {}

    static String of(String algorithm, AleSpec spec, ActivationModel model) {
        return String.join(
                "\n",
                algorithm,
                spec.toString(),
                "mask " + digest(model.mask()),
                "experiments " + model.experimentCount() + " foci " + model.focusCount() + " " + digest(model));
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

    private static String digest(ActivationModel model) {
        StringBuilder text = new StringBuilder();
        for (int e = 0; e < model.experimentCount(); e++) {
            text.append('e');
            for (PlacedFocus focus : model.foci(e)) {
                text.append(focus.i()).append(',').append(focus.j()).append(',').append(focus.k());
                for (KernelFactor factor : new KernelFactor[] {focus.x(), focus.y(), focus.z()}) {
                    text.append(',').append(factor.first());
                    text.append(',').append(Double.doubleToLongBits(factor.weights()[0]));
                    text.append(',').append(factor.weights().length);
                }
                text.append(';');
            }
        }
        return Checksum.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
