package org.nocimap.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.OnExisting;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Checksum;

/**
 * Checkpoints that stay when a run has ended, so that the next one repeats only what follows from something that has changed. The name of a file
 * tells what it follows from; when that changes, the file of before goes.
 */
record KeptCheckpoints(Path folder) implements Checkpoints {
    private static final String ENDING = ".checkpoint";
    private static final int DIGITS = 16;

    @Override
    public Checkpoint open(String job, String run, int blocks) {
        String key = Checksum.sha256(run.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        String name = job + "." + key + ENDING;
        files(job).stream()
                .filter(file -> !String.valueOf(file.getFileName()).equals(name))
                .forEach(KeptCheckpoints::delete);
        return FileCheckpoint.open(folder.resolve(name), run, blocks, OnExisting.CONTINUE);
    }

    /** Forgets what was kept of all jobs whose name begins so. */
    void forget(String prefix) {
        listed(file -> String.valueOf(file.getFileName()).startsWith(prefix)).forEach(KeptCheckpoints::delete);
    }

    private List<Path> files(String job) {
        return listed(file -> {
            String name = String.valueOf(file.getFileName());
            return name.startsWith(job + ".") && name.length() == job.length() + 1 + DIGITS + ENDING.length();
        });
    }

    private List<Path> listed(java.util.function.Predicate<Path> taken) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .filter(taken)
                    .toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
