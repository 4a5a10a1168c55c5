package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.OnExisting;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.report.AleOutputs;
import org.nocimap.report.tables.OutputFile;

/**
 * The folder that a run writes to: whether it may, and the checkpoints that stand in it until the run has ended. A folder with
 * {@value #CHECKPOINTS} holds an unfinished run.
 */
final class RunFolder implements AutoCloseable {
    private static final String OVERVIEW = OutputFile.OVERVIEW.fileName();

    /** Holds the checkpoints of an unfinished run. */
    static final String CHECKPOINTS = "checkpoints";

    private final Path folder;
    private final Earlier earlier;
    private final Optional<ShardFolders> shards;
    private final List<FileCheckpoint> open = new ArrayList<>();

    /** What to do with what an earlier run left. */
    enum Earlier {
        /** It is a mistake. */
        REFUSE,
        /** Go on where it stopped. */
        RESUME,
        /** Write over it. */
        OVERWRITE
    }

    private RunFolder(Path folder, Earlier earlier, Optional<ShardFolders> shards) {
        this.folder = folder;
        this.earlier = earlier;
        this.shards = shards;
    }

    /** The same folder for a run whose blocks shards have computed. */
    RunFolder of(ShardFolders computed) {
        return new RunFolder(folder, earlier, Optional.of(computed));
    }

    /** Looks at the folder and tells {@code options} when the run must not use it. Changes nothing. */
    static RunFolder check(Path folder, Earlier earlier, OptionReader options) {
        boolean finished = AleOutputs.isComplete(folder) || Files.exists(folder.resolve(OVERVIEW));
        boolean unfinished = Files.isDirectory(folder.resolve(CHECKPOINTS));
        if (earlier == Earlier.REFUSE && unfinished) {
            options.problem(
                    "--out",
                    "\"" + folder + "\" holds a run that did not end",
                    "an empty folder",
                    "Go on with --resume, begin again with --overwrite, or name another folder.");
        } else if (earlier == Earlier.REFUSE && finished) {
            ResultFolder.refuse(folder, options);
        } else if (earlier == Earlier.RESUME && finished && !unfinished) {
            options.problem(
                    "--resume",
                    "the run in \"" + folder + "\" has ended; there is nothing to go on with",
                    "the folder of a run that was interrupted",
                    "Compute it again with --overwrite.");
        }
        return new RunFolder(folder, earlier, Optional.empty());
    }

    /** With {@link Earlier#OVERWRITE}, forgets how far an earlier run came; its results stay until new ones take their place. */
    void begin() {
        if (earlier == Earlier.OVERWRITE) {
            checkpointFiles().forEach(RunFolder::delete);
        }
    }

    /**
     * Where the jobs of one analysis keep their checkpoints.
     *
     * @param part of the run, the value of {@code --by} in a form that can stand in a path; empty when there are no parts
     */
    Checkpoints checkpoints(String part) {
        Checkpoints own = ownCheckpoints(part);
        return shards.map(computed -> computed.checkpoints(part, own)).orElse(own);
    }

    /** Name of a job's checkpoint file. */
    static String checkpointName(String part, String job) {
        return (part.isEmpty() ? "" : part + "-") + job + ".checkpoint";
    }

    /** What is done with a checkpoint that is there already. */
    OnExisting onExisting() {
        return earlier == Earlier.OVERWRITE ? OnExisting.REPLACE : OnExisting.CONTINUE;
    }

    /** Whether a run ended because its shards could not be used, so that none of its parts can. */
    boolean failedOnShards(InputException problem) {
        return shards.isPresent() && shards.get().failedBy(problem);
    }

    private Checkpoints ownCheckpoints(String part) {
        return (job, run, blocks) -> {
            Path file = folder.resolve(CHECKPOINTS).resolve(checkpointName(part, job));
            FileCheckpoint checkpoint = FileCheckpoint.open(file, run, blocks, OnExisting.CONTINUE);
            open.add(checkpoint);
            return (Checkpoint) checkpoint;
        };
    }

    /** The results are there: what was kept for a resumption can go. */
    void finish() {
        open.forEach(FileCheckpoint::discard);
        open.clear();
        if (checkpointFiles().isEmpty()) {
            delete(folder.resolve(CHECKPOINTS));
        }
    }

    /** Gives the files back; what was recorded stays for a resumption. */
    @Override
    public void close() {
        open.forEach(FileCheckpoint::close);
    }

    private List<Path> checkpointFiles() {
        Path checkpoints = folder.resolve(CHECKPOINTS);
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(checkpoints, e);
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
