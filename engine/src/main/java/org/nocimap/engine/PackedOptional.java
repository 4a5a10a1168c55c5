package org.nocimap.engine;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One of the JDK's optionals taken apart. */
final class PackedOptional implements Serializable {
    private static final long serialVersionUID = 1;

    /** Which of them. */
    enum Kind {
        OBJECT,
        INT,
        LONG,
        DOUBLE
    }

    private final Kind kind;
    private final @Nullable Object value;

    PackedOptional(Kind kind, @Nullable Object value) {
        this.kind = kind;
        this.value = value;
    }

    private Object readResolve() throws InvalidObjectException {
        Object present = value;
        if (present == null) {
            return switch (kind) {
                case OBJECT -> Optional.empty();
                case INT -> OptionalInt.empty();
                case LONG -> OptionalLong.empty();
                case DOUBLE -> OptionalDouble.empty();
            };
        }
        return switch (kind) {
            case OBJECT -> Optional.of(present);
            case INT -> OptionalInt.of((Integer) present);
            case LONG -> OptionalLong.of((Long) present);
            case DOUBLE -> OptionalDouble.of((Double) present);
        };
    }
}
