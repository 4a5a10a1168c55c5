package org.nocimap.fmri.group;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.Location;

/**
 * One observation of a group analysis.
 *
 * @param subject whose it is
 * @param effects map of the effect; a second one is subtracted from the first
 * @param variances maps of the effects' variances, as many as effects or none; they are summed
 * @param values the other columns, as text; a missing value is not there
 * @param where its row
 */
public record GroupRow(
        String subject, List<Path> effects, List<Path> variances, Map<String, String> values, Location where) {
    public GroupRow {
        effects = List.copyOf(effects);
        variances = List.copyOf(variances);
        values = Map.copyOf(values);
    }

    /** A number, when the cell holds one. */
    public Optional<Double> number(String column) {
        return number(Optional.ofNullable(values.get(column)));
    }

    static Optional<Double> number(Optional<String> text) {
        try {
            return text.map(Double::parseDouble).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
