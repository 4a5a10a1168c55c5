package org.nocimap.engine;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record taken apart; it is put together again by its own constructor, with the checks that are in it. */
final class PackedRecord implements Serializable {
    private static final long serialVersionUID = 1;

    private final Class<?> type;
    private final @Nullable Object[] components;

    private PackedRecord(Class<?> type, @Nullable Object[] components) {
        this.type = type;
        this.components = components;
    }

    static PackedRecord of(Record record) throws IOException {
        RecordComponent[] described = record.getClass().getRecordComponents();
        @Nullable Object[] components = new Object[described.length];
        try {
            for (int n = 0; n < described.length; n++) {
                described[n].getAccessor().setAccessible(true);
                components[n] = described[n].getAccessor().invoke(record);
            }
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot read " + record.getClass().getName(), e);
        }
        return new PackedRecord(record.getClass(), components);
    }

    private Object readResolve() throws InvalidObjectException {
        if (!type.isRecord() || !type.getName().startsWith("org.nocimap.")) {
            throw new InvalidObjectException(type.getName() + " is no record of this project");
        }
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            InvalidObjectException failure = new InvalidObjectException("cannot make " + type.getName());
            failure.initCause(e);
            throw failure;
        }
    }
}
