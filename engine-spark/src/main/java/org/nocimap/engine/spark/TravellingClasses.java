package org.nocimap.engine.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The jars that executors need besides Spark's own: those of this class path that hold classes of the project, or of the number
 * libraries that jobs use. Folders of classes are packed into jars that live until this is closed.
 */
final class TravellingClasses implements AutoCloseable {
    private static final List<String> NEEDED = List.of(
            "org/nocimap/", "org/apache/commons/rng/", "org/apache/commons/numbers/", "org/apache/commons/statistics/");

    private final List<String> jars;
    private final List<Path> made;

    private TravellingClasses(List<String> jars, List<Path> made) {
        this.jars = List.copyOf(jars);
        this.made = List.copyOf(made);
    }

    static TravellingClasses ofThisProcess() {
        return of(System.getProperty("java.class.path", ""));
    }

    /**
     * @param classPath as Java is given it, without wildcards
     */
    static TravellingClasses of(String classPath) {
        List<String> jars = new ArrayList<>();
        List<Path> made = new ArrayList<>();
        try {
            for (String entry : classPath.split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path.resolve("org/nocimap"))) {
                    Path jar = Files.createTempFile("nocimap-classes-", ".jar");
                    made.add(jar);
                    pack(path, jar);
                    jars.add(jar.toString());
                } else if (entry.endsWith(".jar") && Files.isRegularFile(path) && isNeeded(path)) {
                    jars.add(path.toAbsolutePath().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot collect the classes that Spark's workers need", e);
        }
        return new TravellingClasses(jars, made);
    }

    /** Absolute paths. */
    List<String> jars() {
        return jars;
    }

    @Override
    public void close() {
        for (Path jar : made) {
            try {
                Files.deleteIfExists(jar);
            } catch (IOException e) {
                // A file among temporary ones stays; the system clears them.
            }
        }
    }

    private static boolean isNeeded(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).anyMatch(name -> NEEDED.stream()
                    .anyMatch(name::startsWith));
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            for (Path file : sorted) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
