package org.nocimap.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command in a Java of its own, to be killed or to run in a folder of its own. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * @param folder the working folder
     * @param said takes standard output and standard error
     * @param before words to put before the command, such as a shell that limits it
     */
    static ProcessBuilder of(List<String> before, List<String> args, Path folder, File said) {
        return of(Main.class, before, args, folder, said);
    }

    /** The same for another program. */
    static ProcessBuilder of(Class<?> main, List<String> before, List<String> args, Path folder, File said) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said);
    }
}
