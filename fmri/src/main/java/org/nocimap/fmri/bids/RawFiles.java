package org.nocimap.fmri.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** Events, recordings and metadata of a raw data set, found by BIDS' inheritance: a file holds for every run that has all its entities. */
final class RawFiles {
    private static final int DEPTH = 5;

    private final Map<String, List<Found>> bySubject = new TreeMap<>();

    private record Found(Path path, BidsName name) {}

    /** Looks through the folders of participants and the root itself, not through derivatives and source data. */
    static RawFiles list(Path root, Problems problems) {
        RawFiles files = new RawFiles();
        files.folder(root, 1, problems);
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(Files::isDirectory)
                    .filter(f -> f.getFileName().toString().startsWith("sub-"))
                    .sorted()
                    .forEach(f -> files.folder(f, DEPTH, problems));
        } catch (IOException e) {
            unreadable(root, e, problems);
        }
        return files;
    }

    private static void unreadable(Path folder, IOException e, Problems problems) {
        problems.error(Location.of(folder), "cannot be read: " + e.getMessage(), "a readable folder", "");
    }

    private void folder(Path folder, int depth, Problems problems) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            all.filter(Files::isRegularFile).sorted().forEach(this::add);
        } catch (IOException e) {
            unreadable(folder, e, problems);
        }
    }

    private void add(Path path) {
        String text = path.getFileName().toString();
        BidsName.parseAny(text)
                .filter(name ->
                        !name.extension().startsWith(".nii") || name.suffix().equals("bold"))
                .ifPresent(name -> bySubject
                        .computeIfAbsent(name.entity("sub").orElse(""), s -> new ArrayList<>())
                        .add(new Found(path, name)));
    }

    /**
     * Files that hold for a run, those with the fewest entities first.
     *
     * @param run with entities of processing, which raw files do not have
     */
    List<Path> of(BidsName run) {
        List<Found> found = new ArrayList<>(bySubject.getOrDefault("", List.of()));
        found.addAll(bySubject.getOrDefault(run.entity("sub").orElse(""), List.of()));
        return found.stream()
                .filter(f -> f.name().without("recording").entities().entrySet().stream()
                        .allMatch(e -> run.entity(e.getKey()).orElse("").equals(e.getValue())))
                .sorted(Comparator.comparingInt(f -> f.name().entities().size()))
                .map(Found::path)
                .toList();
    }
}
