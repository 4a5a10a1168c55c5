package org.nocimap.atlas.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a program of this machine. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs a command to its end.
     *
     * @param command the program and its arguments
     * @param folder the working folder
     * @throws IOException when the program is not there or does not end in time
     */
    Result run(List<String> command, Path folder) throws IOException;

    /**
     * How it ended.
     *
     * @param exitCode 0 when all is well
     * @param output the last lines of what it printed on both streams
     */
    record Result(int exitCode, String output) {}
}
