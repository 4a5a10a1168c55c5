package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.BlockJob;

/** Every job of every room is made of what can travel to another machine. */
class PortableJobsTest {
    private final Set<Type> seen = new HashSet<>();
    private final List<String> offenders = new ArrayList<>();

    @Test
    void everyJobCanTravel() {
        List<Class<?>> jobs = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.nocimap")) {
            if (found.isAssignableTo(BlockJob.class) && !found.isInterface()) {
                jobs.add(found.reflect());
            }
        }
        assertThat(jobs).hasSizeGreaterThanOrEqualTo(2);
        for (Class<?> job : jobs) {
            lookInto(job, job.getName());
        }

        assertThat(offenders)
                .as("fields of jobs that cannot travel: make their class a record or Serializable, or keep it out"
                        + " of the job")
                .isEmpty();
    }

    private void look(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            look(generic.getRawType(), path);
            for (Type argument : generic.getActualTypeArguments()) {
                look(argument, path);
            }
        } else if (type instanceof WildcardType wildcard) {
            look(wildcard.getUpperBounds()[0], path);
        } else if (type instanceof Class<?> known && seen.add(known)) {
            lookAt(known, path);
        }
    }

    private void lookAt(Class<?> type, String path) {
        if (type.isArray()) {
            look(type.getComponentType(), path);
        } else if (type.isPrimitive() || type.isEnum() || ofTheJdk(type)) {
            return;
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                look(permitted, path);
            }
        } else if (type.isRecord() || Serializable.class.isAssignableFrom(type)) {
            lookInto(type, path);
        } else {
            offenders.add(path + " is a " + type.getName());
        }
    }

    private void lookInto(Class<?> type, String path) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    look(field.getGenericType(), path + "." + field.getName());
                }
            }
        }
    }

    private static boolean ofTheJdk(Class<?> type) {
        return type == String.class
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
                        .contains(type);
    }
}
