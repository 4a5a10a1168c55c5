package org.nocimap.fmri.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.atlas.Region;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.TsvFile;

/** Names of the labels of an atlas: BIDS' table beside the image, columns {@code index} and {@code name}. */
final class LabelTable {
    private LabelTable() {}

    /** The labels of {@code atlas.tsv} beside {@code atlas.nii.gz}; none where there is no such table. */
    static List<Region> beside(Path image, Problems problems) {
        Path file = image.resolveSibling(image.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", ".tsv"));
        List<Region> regions = new ArrayList<>();
        if (file.equals(image) || !Files.isRegularFile(file)) {
            return regions;
        }
        TsvFile table = TsvFile.read(file, problems);
        if (!table.has("index") || !table.has("name")) {
            problems.error(
                    Location.of(file, 1), "is no table of labels", "columns index and name", "Name the columns.");
            return regions;
        }
        double[] ids = table.numbers("index", problems);
        List<String> names = table.cells("name");
        for (int n = 0; n < ids.length; n++) {
            if (ids[n] > 0) {
                regions.add(new Region((int) ids[n], names.get(n)));
            }
        }
        return regions;
    }
}
