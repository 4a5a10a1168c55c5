package org.nocimap.evidence.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/** Files and views that the tests of this room share. */
public final class Inputs {
    private Inputs() {}

    /** A test resource beside this class, as a file. */
    public static Path resource(String name) {
        try {
            return Path.of(Inputs.class.getResource(name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path text(Path folder, String name, String content) {
        try {
            return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code study|experiment|n|x y z S; x y z S}, one string per experiment. */
    public static List<String> shown(StudySet set) {
        return set.studies().stream()
                .flatMap(s -> s.experiments().stream().map(e -> s.id() + "|" + shown(e)))
                .toList();
    }

    public static Stream<Experiment> experiments(StudySet set) {
        return set.studies().stream().flatMap(s -> s.experiments().stream());
    }

    /** The same set with nowhere as the place of everything, so that sets read from different files can be compared. */
    public static StudySet withoutPlaces(StudySet set) {
        return set.withStudies(set.studies().stream()
                .map(s -> s.withExperiments(s.experiments().stream()
                        .map(e -> new Experiment(
                                e.name(),
                                e.subjects(),
                                e.foci().stream()
                                        .map(f -> new Focus(f.point(), f.space(), f.tags(), Location.NOWHERE))
                                        .toList(),
                                e.tags(),
                                Location.NOWHERE))
                        .toList()))
                .toList());
    }

    private static String shown(Experiment e) {
        String n = e.subjects().isPresent() ? Integer.toString(e.subjects().getAsInt()) : "-";
        return e.name() + "|" + n + "|"
                + String.join("; ", e.foci().stream().map(Inputs::shown).toList());
    }

    private static String shown(Focus f) {
        return number(f.point().x()) + " " + number(f.point().y()) + " "
                + number(f.point().z()) + " " + f.space().name().charAt(0);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The problems of an input that must be refused. */
    public static List<Problem> problemsOf(ThrowingCallable reading) {
        try {
            reading.call();
        } catch (InputException e) {
            return e.problems();
        } catch (Throwable e) {
            throw new AssertionError("expected an InputException", e);
        }
        throw new AssertionError("the input was accepted");
    }
}
