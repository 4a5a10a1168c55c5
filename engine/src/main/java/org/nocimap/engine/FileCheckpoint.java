package org.nocimap.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A checkpoint in a file that only grows: a record is added as its block ends, so a run that is killed at any time loses no
 * block that had ended; a power failure loses about the last second. What a kill tore off, or what was damaged later, is
 * recognised by its checksum and computed again. The file is locked while it is open.
 *
 * <p>Records are written at once and forced to disk about once a second, when the checkpoint is closed and when its file is begun.
 * Interrupting a thread does not harm it.
 */
public final class FileCheckpoint implements Checkpoint {
    private static final long NANOS_BETWEEN_FORCES = 1_000_000_000L;

    private final Path path;
    private final RandomAccessFile file;
    private final Map<Integer, double[]> finished;
    private long lastForce = System.nanoTime();
    private boolean unforced;

    private FileCheckpoint(Path path, RandomAccessFile file, Map<Integer, double[]> finished) {
        this.path = path;
        this.file = file;
        this.finished = finished;
    }

    /**
     * Opens a checkpoint file, or begins one; missing parent folders are made.
     *
     * @param run everything that the results depend on, as text: the version of the computing code, the spec, checksums of the
     *     inputs, the seed. A checkpoint is continued only by a run with the same text and number of blocks
     * @param blocks number of blocks of the job
     * @throws InputException when another run holds the file; when the file is no checkpoint; when it belongs to another run or is
     *     damaged and {@code existing} says {@link OnExisting#CONTINUE}; when it cannot be read or written
     */
    public static FileCheckpoint open(Path path, String run, int blocks, OnExisting existing) {
        RandomAccessFile file = null;
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            file = new RandomAccessFile(path.toFile(), "rw");
            lock(path, file);
            byte[] header = CheckpointFormat.header(run, blocks);
            Map<Integer, double[]> finished = goesOn(path, CheckpointFormat.head(file, header), existing)
                    ? keepWhole(file, blocks)
                    : begin(file, header);
            return new FileCheckpoint(path, file, finished);
        } catch (IOException e) {
            closeQuietly(file);
            throw AtomicFile.unwritable(path, e);
        } catch (RuntimeException | Error e) {
            closeQuietly(file);
            throw e;
        }
    }

    /**
     * The whole records of a checkpoint file, which is left as it is; the file may be one that another run is writing to.
     *
     * @param run as for {@link #open}
     * @param blocks as for {@link #open}
     * @return results by block number; unmodifiable
     * @throws InputException when the file cannot be read, is no checkpoint, belongs to another run or is damaged
     */
    public static Map<Integer, double[]> read(Path path, String run, int blocks) {
        if (!Files.isRegularFile(path)) {
            throw InputException.of(Location.of(path), "is not there", "a checkpoint", "Check the name of the folder.");
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] header = CheckpointFormat.header(run, blocks);
            return goesOn(path, CheckpointFormat.head(file, header), OnExisting.CONTINUE)
                    ? Collections.unmodifiableMap(
                            CheckpointFormat.records(file, blocks).finished())
                    : Map.of();
        } catch (IOException e) {
            throw InputException.of(
                    Location.of(path),
                    "cannot be read: " + e.getMessage(),
                    "a readable file",
                    "Check its permissions.");
        }
    }

    @Override
    public Map<Integer, double[]> finished() {
        return finished;
    }

    /**
     * {@inheritDoc}
     *
     * @throws InputException when the disk is full or gone; what was recorded before stays
     */
    @Override
    public void record(int block, double[] result) {
        if (result.length > CheckpointFormat.LONGEST_RESULT) {
            throw new IllegalArgumentException("a block of " + result.length + " numbers does not fit in a record");
        }
        try {
            file.write(CheckpointFormat.record(block, result));
            unforced = true;
            if (System.nanoTime() - lastForce >= NANOS_BETWEEN_FORCES) {
                force();
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
    }

    /** Forces what was recorded to disk and gives the file back. Closing twice does nothing more. */
    @Override
    public void close() {
        try (file) {
            if (unforced) {
                force();
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
    }

    /** Closes and deletes the file: for when the run has written its results. */
    public void discard() {
        unforced = false;
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
    }

    private void force() throws IOException {
        file.getFD().sync();
        unforced = false;
        lastForce = System.nanoTime();
    }

    /** The lock lives as long as the file is open. */
    private static void lock(Path path, RandomAccessFile file) throws IOException {
        FileLock lock = null;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw InputException.of(
                    Location.of(path),
                    "this checkpoint is in use by another run",
                    "a checkpoint that only this run writes to",
                    "Wait until the other run has ended, or choose another --out.");
        }
    }

    /** Whether to go on from what is there; otherwise to begin anew. */
    private static boolean goesOn(Path path, CheckpointFormat.Head head, OnExisting existing) {
        return switch (head) {
            case UNBEGUN -> false;
            case THIS_RUN -> existing != OnExisting.REPLACE;
            case NO_CHECKPOINT ->
                throw InputException.of(
                        Location.of(path),
                        "is not a checkpoint of Nocimap",
                        "a checkpoint or no file",
                        "Move this file away or choose another --out.");
            case OTHER_RUN -> {
                refuseToContinue(
                        existing,
                        path,
                        "this checkpoint belongs to another run: the input, the settings, the seed or the version"
                                + " differ",
                        "Remove it to start anew, repeat the command that began it, or choose another --out.");
                yield false;
            }
            case DAMAGED -> {
                refuseToContinue(existing, path, "the head of this checkpoint is damaged", "Remove it to start anew.");
                yield false;
            }
        };
    }

    private static void refuseToContinue(OnExisting existing, Path path, String what, String mend) {
        if (existing == OnExisting.CONTINUE) {
            throw InputException.of(Location.of(path), what, "a checkpoint of this very run", mend);
        }
    }

    private static Map<Integer, double[]> keepWhole(RandomAccessFile file, int blocks) throws IOException {
        CheckpointFormat.Records records = CheckpointFormat.records(file, blocks);
        file.setLength(records.end());
        file.seek(records.end());
        return Collections.unmodifiableMap(records.finished());
    }

    private static Map<Integer, double[]> begin(RandomAccessFile file, byte[] header) throws IOException {
        file.setLength(0);
        file.seek(0);
        file.write(header);
        file.getFD().sync();
        return Map.of();
    }

    private static void closeQuietly(@Nullable RandomAccessFile file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            // What went wrong before is what the user must hear of.
        }
    }
}
