package org.nocimap.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the commands of a document one after the other in one Java, in the folder that it was started in: most of a short command
 * is Java warming up.
 */
final class DocumentRunner {
    static final String BETWEEN_WORDS = "\u001f";

    private DocumentRunner() {}

    /** {@code args[0]}: a file with a command on each line. Ends with the exit code of the first that fails. */
    public static void main(String[] args) throws Exception {
        for (String command : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            List<String> words = List.of(command.split(BETWEEN_WORDS));
            System.out.println("$ nocimap " + String.join(" ", words));
            int code = Main.run(words, System.out, System.err);
            if (code != 0) {
                System.exit(code);
            }
        }
        System.exit(0);
    }
}
