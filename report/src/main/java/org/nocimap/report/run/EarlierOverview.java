package org.nocimap.report.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nocimap.files.AtomicFile;

/** What an earlier run that analysed every value of a tag left in a folder. */
public final class EarlierOverview {
    private static final String TABLE = "overview.tsv";
    private static final long MOST_BYTES = 16L << 20;

    private EarlierOverview() {}

    /**
     * Removes the overview and the results of values that are no longer there: the folders that the earlier overview's table
     * names, but for those to be kept. Of each only the files that its own provenance lists go, and the folder when it is
     * empty then; what a person put there stays.
     *
     * @param keep names of folders that hold new results
     * @throws org.nocimap.files.InputException when a file cannot be removed
     */
    public static void remove(Path folder, Set<String> keep) {
        Path table = folder.resolve(TABLE);
        if (!Files.isRegularFile(table, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            for (String value : folders(table)) {
                if (!keep.contains(value)) {
                    Path gone = folder.resolve(value);
                    EarlierRun.remove(gone);
                    deleteIfEmpty(gone.resolve("figures"));
                    deleteIfEmpty(gone);
                }
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(
                                f -> f.getFileName().toString().matches("overview[._].*|specific_regions\\.tsv"))
                        .toList()) {
                    Files.deleteIfExists(file);
                }
            }
            for (String figure : List.of("overview", "circuit")) {
                Files.deleteIfExists(folder.resolve("figures").resolve(figure + ".svg"));
                Files.deleteIfExists(folder.resolve("figures").resolve(figure + ".png"));
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(table, e);
        }
    }

    /** The folders an overview's table names, as this project names them. */
    private static List<String> folders(Path table) throws IOException {
        if (Files.size(table) > MOST_BYTES) {
            return List.of();
        }
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells.length > 1 && cells[1].matches("[a-z0-9][a-z0-9-]*"))
                .map(cells -> cells[1])
                .toList();
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
