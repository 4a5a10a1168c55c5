package org.nocimap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.inference.Correction;
import org.nocimap.report.tables.OutputFile;

/**
 * The clusters of an earlier result as its label volume holds them.
 *
 * @param option that named it, for messages
 * @param file the label volume
 * @param labels cluster numbers, 0 where there is none
 * @param warnings about the file
 */
record ClusterLabels(String option, Path file, Volume labels, List<Problem> warnings) {
    private static final long MOST_PROVENANCE = 16L << 20;

    /**
     * @param source a result folder, or a NIfTI file of cluster numbers
     * @throws InputException when there is no such volume, or it holds no cluster
     */
    static ClusterLabels of(String option, Path source) {
        Path file = Files.isDirectory(source) ? inFolder(option, source) : source;
        if (!Files.isRegularFile(file)) {
            throw InputException.of(
                    Location.option(option + " " + source),
                    "is neither a result folder nor a file",
                    "the folder of an earlier result, or a NIfTI file of cluster numbers",
                    "Check the path.");
        }
        NiftiImage image = NiftiFile.read(file);
        if (image.volumes() != 1) {
            throw InputException.of(
                    Location.of(file), "has " + image.volumes() + " volumes", "one volume of cluster numbers", "");
        }
        ClusterLabels read = new ClusterLabels(option, file, image.volume(), image.warnings());
        if (read.numbers().length == 0) {
            throw InputException.of(
                    Location.of(file),
                    "no cluster is in this result",
                    "at least one cluster",
                    "Take a result that found something, or a more lenient threshold.");
        }
        return read;
    }

    /** The cluster numbers there are, ascending. */
    int[] numbers() {
        float[] data = labels.data();
        return IntStream.range(0, data.length)
                .filter(v -> data[v] > 0 && data[v] == Math.rint(data[v]))
                .map(v -> (int) data[v])
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * @throws InputException when there is no such cluster
     */
    Mask cluster(int number) {
        float[] data = labels.data();
        int[] voxels =
                IntStream.range(0, data.length).filter(v -> data[v] == number).toArray();
        if (voxels.length == 0) {
            int[] there = numbers();
            throw InputException.of(
                    Location.option(option).about(file.toString()),
                    "there is no cluster " + number,
                    there.length == 1 ? "cluster " + there[0] : "one of " + Arrays.toString(there),
                    "clusters.tsv beside it lists them.");
        }
        return Mask.of(labels.grid(), voxels);
    }

    /** The labels of the leading correction. */
    private static Path inFolder(String option, Path folder) {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(f -> String.valueOf(f.getFileName()).matches("clusters_.*\\.nii\\.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        Optional<Path> leading = leading(folder).filter(found::contains);
        return leading.orElseThrow(() -> InputException.of(
                Location.option(option + " " + folder),
                found.isEmpty()
                        ? "the folder holds no clusters"
                        : "the folder holds " + found.size() + " volumes of clusters",
                "the folder of a result with clusters",
                found.isEmpty()
                        ? "Name the folder that 'nocimap ale --out' wrote."
                        : "Name one of the files: " + found.get(0) + " …"));
    }

    private static Optional<Path> leading(Path folder) {
        Path provenance = folder.resolve(OutputFile.PROVENANCE.fileName());
        if (!Files.isRegularFile(provenance)) {
            return Optional.empty();
        }
        try {
            String text = new String(BoundedInput.readAll(provenance, MOST_PROVENANCE), StandardCharsets.UTF_8);
            JsonNode first = new ObjectMapper()
                    .readTree(text)
                    .path("settings")
                    .path("corrections")
                    .path(0);
            return Arrays.stream(Correction.values())
                    .filter(c -> c.flag().equals(first.asText()))
                    .findFirst()
                    .map(c -> folder.resolve(OutputFile.CLUSTER_LABELS.fileName(c)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
