package org.nocimap.cbma.contrast;

import java.nio.ByteBuffer;
import org.nocimap.files.Checksum;

/** A text that differs whenever the labellings of two contrasts could give other numbers. */
final class ContrastFingerprint {
    private ContrastFingerprint() {}

    static String of(String algorithm, ContrastSpec spec, ContrastInput input, Candidates candidates, SearchPlan plan) {
        StringBuilder strata = new StringBuilder();
        for (int[] stratum : input.strata()) {
            strata.append(java.util.Arrays.toString(stratum));
        }
        return String.join(
                "\n",
                algorithm,
                spec.toString(),
                "labels " + java.util.Arrays.toString(input.inA()) + " strata " + strata,
                "search " + plan.ruleA() + " " + plan.ruleB(),
                "candidates " + candidates.count() + " " + digest(candidates));
    }

    private static String digest(Candidates candidates) {
        StringBuilder digests = new StringBuilder();
        for (Tile tile : candidates.tiles()) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * (tile.size() + tile.active().length + tile.silence().length));
            for (int v = 0; v < tile.size(); v++) {
                bytes.putInt(candidates.mask().index(candidates.positions()[tile.first() + v]));
            }
            for (int experiment : tile.active()) {
                bytes.putInt(experiment);
            }
            for (float value : tile.silence()) {
                bytes.putFloat(value);
            }
            digests.append(Checksum.sha256(bytes.array()));
        }
        return Checksum.sha256(digests.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
