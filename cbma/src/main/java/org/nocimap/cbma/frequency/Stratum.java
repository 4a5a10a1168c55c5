package org.nocimap.cbma.frequency;

import java.util.Optional;
import org.nocimap.evidence.conditions.Direction;

/**
 * A part of the evidence; what is empty is not restricted.
 *
 * @param condition one value of the condition's tag
 * @param direction one direction
 * @param modality one value of the modality's tag
 */
public record Stratum(Optional<String> condition, Optional<Direction> direction, Optional<String> modality) {
    /** Everything. */
    public static final Stratum ALL = new Stratum(Optional.empty(), Optional.empty(), Optional.empty());

    /** One condition, any direction and modality. */
    public static Stratum of(String condition) {
        return ALL.withCondition(condition);
    }

    public Stratum withCondition(String newCondition) {
        return new Stratum(Optional.of(newCondition), direction, modality);
    }

    public Stratum withDirection(Direction newDirection) {
        return new Stratum(condition, Optional.of(newDirection), modality);
    }

    public Stratum withModality(String newModality) {
        return new Stratum(condition, direction, Optional.of(newModality));
    }

    /** Whether what is told of a focus or an experiment lies in this part. */
    boolean holds(Stratum told) {
        return (condition.isEmpty() || condition.equals(told.condition))
                && (direction.isEmpty() || direction.equals(told.direction))
                && (modality.isEmpty() || modality.equals(told.modality));
    }
}
