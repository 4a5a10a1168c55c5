package org.nocimap.atlas.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nocimap.atlas.packages.CommandRunner;
import org.nocimap.atlas.packages.DebFile;
import org.nocimap.atlas.packages.LocalCommands;
import org.nocimap.atlas.packages.PackageDownload;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * Puts the catalogue's files into the user's data folder, without root: from the system's template folder when the package
 * is installed there, else from a package file or folder the user names, else from the package manager. Only the files of the
 * catalogue are written, under their own plain names.
 */
public final class AtlasInstaller {
    /** Largest label volume or table copied, in bytes as stored. */
    private static final long MOST_BYTES = 32L << 20;

    private final AtlasCatalogue catalogue;
    private final Surroundings surroundings;
    private final CommandRunner commands;

    AtlasInstaller(AtlasCatalogue catalogue, Surroundings surroundings, CommandRunner commands) {
        this.catalogue = catalogue;
        this.surroundings = surroundings;
        this.commands = commands;
    }

    public static AtlasInstaller of(Surroundings surroundings) {
        return new AtlasInstaller(AtlasCatalogue.builtIn(), surroundings, new LocalCommands());
    }

    /**
     * What was installed.
     *
     * @param folder where the files are now
     * @param from where they came from, in words
     * @param atlases the atlases that can be opened now
     * @param missing the catalogue's atlases whose files were not there
     */
    public record Installed(Path folder, String from, List<CatalogueEntry> atlases, List<CatalogueEntry> missing) {
        public Installed {
            atlases = List.copyOf(atlases);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Installs every atlas of the catalogue that the source holds. What an earlier installation left is replaced.
     *
     * @param from a {@code .deb} file, or a folder it was unpacked into; empty: the system's folder, else the package manager
     * @throws InputException when the source cannot be had or holds no atlas, or the data folder cannot be written
     */
    public Installed install(Optional<Path> from) {
        Source source = from.map(this::given).orElseGet(this::found);
        List<CatalogueEntry> atlases = new ArrayList<>();
        List<CatalogueEntry> missing = new ArrayList<>();
        for (CatalogueEntry entry : catalogue.entries()) {
            (source.files().keySet().containsAll(entry.files()) ? atlases : missing).add(entry);
        }
        if (atlases.isEmpty()) {
            throw InputException.of(
                    Location.NOWHERE,
                    source.text() + " holds none of the catalogue's atlases",
                    "the Debian package " + catalogue.packageName() + ", or the folder it was unpacked into",
                    "Name another file or folder with --from.");
        }
        Path folder = surroundings.installFolder();
        StringBuilder record = new StringBuilder("from\t").append(source.text()).append('\n');
        source.files().forEach((name, bytes) -> {
            AtomicFile.write(folder.resolve(name), out -> out.write(bytes));
            record.append(name).append('\t').append(Checksum.sha256(bytes)).append('\n');
        });
        AtomicFile.writeText(folder.resolve("SOURCE.tsv"), record.toString());
        return new Installed(folder, source.text(), atlases, missing);
    }

    /** File contents by plain name, and where they come from in words. */
    private record Source(String text, Map<String, byte[]> files) {}

    private Source found() {
        Source system = folder(surroundings.systemTemplates());
        return system.files().isEmpty() ? downloaded() : system;
    }

    private Source given(Path from) {
        if (Files.isDirectory(from)) {
            Source inside = folder(from.resolve(catalogue.folder()));
            return inside.files().isEmpty() ? folder(from) : inside;
        }
        return debianPackage(from, from.toString());
    }

    private Source downloaded() {
        Path temporary;
        try {
            temporary = Files.createTempDirectory("nocimap-atlas");
        } catch (IOException e) {
            throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir", ".")), e);
        }
        try {
            Path deb = PackageDownload.debian(catalogue.packageName(), temporary, commands);
            return debianPackage(deb, "Debian package " + deb.getFileName());
        } finally {
            delete(temporary);
        }
    }

    private Source debianPackage(Path deb, String text) {
        String prefix = catalogue.folder() + "/";
        Set<String> wanted = new LinkedHashSet<>();
        wantedNames().forEach(name -> wanted.add(prefix + name));
        Map<String, byte[]> files = new LinkedHashMap<>();
        DebFile.pick(deb, wanted).forEach((name, bytes) -> files.put(name.substring(prefix.length()), bytes));
        return new Source(text, files);
    }

    private Source folder(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : wantedNames()) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                files.put(name, stored(file));
            }
        }
        return new Source(folder.toString(), files);
    }

    private static byte[] stored(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw BoundedInput.tooLarge(file, MOST_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    private Set<String> wantedNames() {
        Set<String> names = new LinkedHashSet<>();
        catalogue.entries().forEach(entry -> names.addAll(entry.files()));
        return names;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A left-over temporary folder is harmless; the installation itself has its own outcome.
        }
    }
}
