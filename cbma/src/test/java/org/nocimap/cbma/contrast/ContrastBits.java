package org.nocimap.cbma.contrast;

import java.util.Arrays;
import java.util.TreeMap;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;

/** Everything a contrast found, down to the last bit, as text. */
final class ContrastBits {
    private ContrastBits() {}

    static String of(ContrastResult result) {
        return String.join(
                "\n",
                hex(result.difference()),
                hex(result.standardised()),
                hex(result.z()),
                of(result.aAboveB()),
                of(result.bAboveA()),
                hex(result.conjunction().z()),
                result.aAboveB().support().toString(),
                result.bAboveA().support().toString(),
                result.conjunction().support().toString(),
                result.exchange().toString(),
                result.warnings().toString());
    }

    static String of(ContrastDirection direction) {
        StringBuilder text = new StringBuilder(direction.title());
        text.append(Arrays.hashCode(direction.searched())).append(hex(direction.conservativeZ()));
        for (CorrectedStatistic corrected : direction.corrected()) {
            text.append('\n').append(corrected.correction()).append(corrected.critical());
            text.append(hex(corrected.correctedP()));
            corrected.maxima().ifPresent(nulls -> text.append(hex(nulls.maxima())));
            for (Cluster cluster : corrected.candidates()) {
                text.append('\n').append(cluster.number()).append(Arrays.toString(cluster.members()));
                text.append(cluster.mass()).append(cluster.peaks()).append(new TreeMap<>(cluster.corrected()));
            }
            text.append(corrected.clusters().size());
        }
        return text.toString();
    }

    private static String hex(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(Double.toHexString(value)).append(' ');
        }
        return text.toString();
    }
}
