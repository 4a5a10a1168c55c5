package org.nocimap.atlas.packages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes of this machine, in the C locale, for at most ten minutes each. */
public final class LocalCommands implements CommandRunner {
    private static final long MOST_MINUTES = 10;
    private static final int MOST_OUTPUT = 4000;

    @Override
    public Result run(List<String> command, Path folder) throws IOException {
        Path log = Files.createTempFile("nocimap-command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end within " + MOST_MINUTES + " minutes");
            }
            String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
            return new Result(process.exitValue(), output.substring(Math.max(0, output.length() - MOST_OUTPUT)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0) + " was interrupted");
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
