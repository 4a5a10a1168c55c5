package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Shard;
import org.nocimap.engine.ShardedCheckpoint;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.report.words.CommandText;

/** The shards of one run, wherever their folders lie, and what is missing of them. */
final class ShardFolders {
    private final List<Path> folders;
    private final ShardNote note;
    private final List<String> command;
    private final Gaps gaps;
    private Optional<InputException> failure = Optional.empty();

    /** What is done about blocks that no shard has. */
    enum Gaps {
        /** They are named, with the commands that compute them. */
        REFUSE,
        /** They are computed here. */
        FILL
    }

    private ShardFolders(List<Path> folders, ShardNote note, List<String> command, Gaps gaps) {
        this.folders = folders;
        this.note = note;
        this.command = command;
        this.gaps = gaps;
    }

    /**
     * @param named folders of runs that hold shards, or folders of single shards
     * @throws InputException when there are none, when they belong to different runs, or when the files that went into them are
     *     gone or have changed
     */
    static ShardFolders of(List<Path> named, Gaps gaps) {
        Problems problems = new Problems();
        List<Path> folders = new ArrayList<>();
        for (Path folder : named) {
            List<Path> found = shardsIn(folder);
            if (found.isEmpty()) {
                problems.error(
                        Location.of(folder),
                        "holds no shard",
                        "a folder that 'nocimap ale … --shard I/N --out DIR' wrote to",
                        "Run the shards first, or check the name.");
            }
            folders.addAll(found);
        }
        problems.throwIfAny();
        ShardNote first = ShardNote.read(folders.get(0));
        for (Path folder : folders) {
            ShardNote other = ShardNote.read(folder);
            if (other.shard().of() != first.shard().of() || !identity(other).equals(identity(first))) {
                problems.error(
                        Location.of(folder),
                        "is a shard of another run than " + folders.get(0) + ": 'nocimap "
                                + CommandText.of(other.command()) + "' in "
                                + other.shard().of() + " shards",
                        "shards of 'nocimap " + CommandText.of(first.command()) + "' in "
                                + first.shard().of() + " shards, with the same input",
                        "Name only the folders of one run.");
            }
        }
        List<String> command = withFilesOfToday(first, problems);
        problems.throwIfAny();
        return new ShardFolders(List.copyOf(folders), first, command, gaps);
    }

    /** The words after {@code nocimap} that compute the whole run here, without {@code --out}. */
    List<String> command() {
        return command;
    }

    /** Into how many shards the run was cut. */
    int of() {
        return note.shard().of();
    }

    /**
     * The blocks that the shards computed.
     *
     * @param part of the run, as for {@link RunFolder#checkpoints}
     * @param own where blocks that are computed here are recorded
     */
    Checkpoints checkpoints(String part, Checkpoints own) {
        return (job, run, blocks) -> {
            try {
                return open(RunFolder.checkpointName(part, job), job, run, blocks, own);
            } catch (InputException e) {
                failure = Optional.of(e);
                throw e;
            }
        };
    }

    /** Whether it was the shards that could not be used, and not the foci. */
    boolean failedBy(InputException problem) {
        return failure.isPresent() && failure.get().equals(problem);
    }

    private Checkpoint open(String fileName, String job, String run, int blocks, Checkpoints own) {
        List<Path> files = folders.stream()
                .map(folder -> folder.resolve(fileName))
                .filter(Files::isRegularFile)
                .toList();
        Checkpoint more = gaps == Gaps.FILL ? own.open(job, run, blocks) : Checkpoint.NONE;
        ShardedCheckpoint together = ShardedCheckpoint.of(files, run, blocks, more);
        BitSet missing = together.missing();
        if (gaps == Gaps.REFUSE && !missing.isEmpty()) {
            throw new InputException(missing(missing, blocks));
        }
        return together;
    }

    /** One problem for each shard that is not whole. */
    private List<Problem> missing(BitSet missing, int blocks) {
        TreeSet<Integer> numbers = new TreeSet<>();
        missing.stream().forEach(block -> numbers.add(Shard.holding(block, of()).number()));
        List<Problem> problems = new ArrayList<>();
        for (int number : numbers) {
            Shard shard = new Shard(number, of());
            long gone = missing.stream()
                    .filter(b -> Shard.holding(b, of()).equals(shard))
                    .count();
            List<String> words = new ArrayList<>(List.of("nocimap"));
            words.addAll(note.command());
            words.addAll(List.of(
                    "--shard", shard.toString(), "--out", outOf(folders.get(0)).toString()));
            if (problems.size() < Problems.MOST_ERRORS) {
                problems.add(Problem.error(
                        Location.NOWHERE.about("shard " + shard),
                        gone + " of its " + shard.blocks(blocks) + " blocks are missing",
                        "all of them",
                        CommandText.of(words) + "    (or compute what is missing here, with --fill)"));
            }
        }
        return problems;
    }

    /** {@code DIR} of {@code DIR/shards/2-of-5}. */
    private static Path outOf(Path shardFolder) {
        Path shards = shardFolder.toAbsolutePath().normalize().getParent();
        if (shards == null || !shards.endsWith("shards")) {
            return Path.of("DIR");
        }
        Path out = shards.getParent();
        return out == null ? Path.of("DIR") : relative(out);
    }

    private static Path relative(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder;
    }

    private static List<Path> shardsIn(Path folder) {
        if (Files.isRegularFile(folder.resolve(ShardNote.FILE))) {
            return List.of(folder);
        }
        Path shards = folder.resolve("shards");
        if (!Files.isDirectory(shards)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shards)) {
            return files.filter(shard -> Files.isRegularFile(shard.resolve(ShardNote.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(shards, e);
        }
    }

    /** The command with checksums for files, without what concerns one machine alone. */
    private static List<String> identity(ShardNote note) {
        List<String> words = new ArrayList<>();
        for (String word : ShardRun.without(note.command(), "--threads", "--engine")) {
            words.add(exchanged(word, note.inputs()));
        }
        return words;
    }

    /** Paths that mean the same file here as there; others are replaced by where the file was, if it is still the same. */
    private static List<String> withFilesOfToday(ShardNote note, Problems problems) {
        Map<String, String> today = new HashMap<>();
        note.inputs().forEach((word, sha256) -> {
            Optional<String> found = Stream.of(word, note.folder() + "/" + word)
                    .filter(candidate -> sha256.equals(checksum(candidate)))
                    .findFirst();
            if (found.isEmpty()) {
                problems.error(
                        Location.NOWHERE.about(word),
                        "this file went into the shards and is not here any more, or has changed",
                        "the file with the SHA-256 " + sha256,
                        "Put it back, or run this command where it lies under that name.");
            }
            today.put(word, found.orElse(word));
        });
        List<String> words = new ArrayList<>();
        for (String word : note.command()) {
            words.add(exchanged(word, today));
        }
        return words;
    }

    /** Another text for a file that a word names, alone or after an option and an equals sign. */
    private static String exchanged(String word, Map<String, String> files) {
        int value = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
        String file = word.substring(value);
        return word.substring(0, value) + files.getOrDefault(file, file);
    }

    private static String checksum(String file) {
        try {
            return Files.isRegularFile(Path.of(file)) ? Checksum.sha256(Path.of(file)) : "";
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
