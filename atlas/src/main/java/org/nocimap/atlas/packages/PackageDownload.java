package org.nocimap.atlas.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Gets a package by its name, through the package manager that this machine is set up with. */
public final class PackageDownload {
    private PackageDownload() {}

    /**
     * The Debian package, by {@code apt-get download}, which needs no root and checks the archive's signature.
     *
     * @param folder an empty folder to put it into
     * @throws InputException when apt-get is missing or fails
     */
    public static Path debian(String name, Path folder, CommandRunner commands) {
        return get(
                name,
                List.of("apt-get", "download", name),
                ".deb",
                folder,
                commands,
                "Check the network and run \"sudo apt-get update\" once; or, where apt-get is missing, get the Debian package "
                        + name
                        + " on another machine and name it: nocimap atlas install --from FILE.deb (or a folder it was "
                        + "unpacked into).");
    }

    /**
     * The npm package, by {@code npm pack}.
     *
     * @param nameAndVersion {@code name@version}
     * @param folder an empty folder to put it into
     * @throws InputException when npm is missing or fails
     */
    public static Path npm(String nameAndVersion, Path folder, CommandRunner commands) {
        return get(
                nameAndVersion,
                List.of("npm", "pack", "--silent", nameAndVersion),
                ".tgz",
                folder,
                commands,
                "Check the network and that npm is installed; or put the package's .tgz into a folder and name that.");
    }

    private static Path get(
            String name, List<String> command, String ending, Path folder, CommandRunner commands, String mend) {
        try {
            CommandRunner.Result result = commands.run(command, folder);
            if (result.exitCode() != 0) {
                throw failed(name, command, lastLine(result.output()), mend);
            }
            return fileEnding(ending, folder);
        } catch (IOException e) {
            throw failed(name, command, String.valueOf(e.getMessage()), mend);
        }
    }

    /** The one file with an ending in a folder. */
    private static Path fileEnding(String ending, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("it left no " + ending + " file"));
        }
    }

    private static InputException failed(String name, List<String> command, String reason, String mend) {
        return InputException.of(
                Location.NOWHERE,
                "the package " + name + " could not be fetched with \"" + String.join(" ", command) + "\" (" + reason
                        + ")",
                "a package manager that reaches its archive",
                mend);
    }

    private static String lastLine(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce("no message", (before, line) -> line);
    }
}
