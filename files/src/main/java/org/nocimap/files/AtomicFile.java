package org.nocimap.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes a file under a temporary name beside its target and moves it into place, so that it appears whole or not at all. */
public final class AtomicFile {
    /** {@code .NAME.PROCESS.THREAD.part}. */
    private static final Pattern TEMPORARY = Pattern.compile("\\..*\\.(\\d{1,18})\\.\\d+\\.part");

    private AtomicFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates missing parent folders, writes, forces to disk, moves into place.
     *
     * @throws InputException when the folder cannot be written or the disk is full; the target is then as it was before
     */
    public static void write(Path target, Content content) {
        writeAll(Map.of(target, content));
    }

    /**
     * Writes several files that belong together: all of them are written before the first is moved into place.
     *
     * @param files what to write where, in the order of the map
     * @throws InputException when one of them cannot be written; all targets are then as they were before
     */
    public static void writeAll(Map<Path, Content> files) {
        Map<Path, Path> temporaries = new LinkedHashMap<>();
        Path current = Path.of("");
        try {
            for (Map.Entry<Path, Content> file : files.entrySet()) {
                current = file.getKey();
                Path temporary = temporary(current);
                temporaries.put(temporary, current);
                writeTemporary(temporary, current, file.getValue());
            }
            for (Map.Entry<Path, Path> written : temporaries.entrySet()) {
                current = written.getValue();
                moveIntoPlace(written.getKey(), current);
            }
        } catch (IOException e) {
            temporaries.keySet().forEach(AtomicFile::deleteQuietly);
            throw unwritable(current, e);
        } catch (UncheckedIOException e) {
            temporaries.keySet().forEach(AtomicFile::deleteQuietly);
            throw unwritable(current, Objects.requireNonNull(e.getCause()));
        } catch (RuntimeException e) {
            temporaries.keySet().forEach(AtomicFile::deleteQuietly);
            throw e;
        }
    }

    /** Removes the temporary files that writers left in a folder which were killed; those of living ones stay. */
    public static void removeLeftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(AtomicFile::isLeftover).forEach(AtomicFile::deleteQuietly);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean isLeftover(Path file) {
        Matcher name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "." + Thread.currentThread().getId() + ".part");
    }

    private static void writeTemporary(Path temporary, Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out =
                        new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(false);
        }
    }

    /** Writes text as UTF-8. */
    public static void writeText(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The problem of an output that cannot be written, in the user's words. */
    public static InputException unwritable(Path target, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        InputException problem = InputException.of(
                Location.of(target),
                "cannot be written (" + reason + ")",
                "a writable folder with free space",
                "Choose another --out folder, free space or change its permissions.");
        problem.initCause(cause);
        return problem;
    }

    private static void moveIntoPlace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The first failure is the one the user must hear of; a left-over ".part" file is harmless.
        }
    }
}
