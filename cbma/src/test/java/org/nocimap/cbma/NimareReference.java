package org.nocimap.cbma;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/** NiMARE's results on one data set (commit fdb11f05, 1000 permutations, seed 42), read from the optional data folder. */
record NimareReference(
        Mask mask,
        List<List<Point>> foci,
        int[] subjects,
        double[] ale,
        double[] z,
        double[] p,
        List<double[]> nullMaxima) {
    static NimareReference read(String name) throws IOException {
        Mask mask =
                Mask.of(NiftiFile.read(SharedData.file("cbma/nimare/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz"))
                        .volume(0));
        Map<String, List<Point>> foci = new LinkedHashMap<>();
        Map<String, Integer> subjects = new LinkedHashMap<>();
        Path folder = SharedData.file("cbma/reference/" + name);
        Grid theirs = NiftiFile.read(folder.resolve("stat.nii.gz")).grid();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("input_coordinates_ijk.csv"))) {
            for (NamedCsvRecord row : rows) {
                // The voxel the peer put the focus in, on the grid of its own map (whose x may run either way).
                Point centre = theirs.affine()
                        .apply(
                                Integer.parseInt(row.getField("i")),
                                Integer.parseInt(row.getField("j")),
                                Integer.parseInt(row.getField("k")));
                foci.computeIfAbsent(row.getField("id"), id -> new ArrayList<>())
                        .add(centre);
                subjects.put(row.getField("id"), (int) Double.parseDouble(row.getField("sample_size")));
            }
        }
        List<double[]> maxima = new ArrayList<>();
        for (String column : List.of("max_ale", "max_cluster_voxels", "max_cluster_mass")) {
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(folder.resolve("null_max.csv"))) {
                maxima.add(rows.stream()
                        .mapToDouble(r -> Double.parseDouble(r.getField(column)))
                        .toArray());
            }
        }
        return new NimareReference(
                mask,
                List.copyOf(foci.values()),
                subjects.values().stream().mapToInt(Integer::intValue).toArray(),
                map(folder.resolve("stat.nii.gz"), mask),
                map(folder.resolve("z.nii.gz"), mask),
                map(folder.resolve("p.nii.gz"), mask),
                maxima);
    }

    ActivationModel model() {
        double[] widths = new double[subjects.length];
        for (int e = 0; e < widths.length; e++) {
            widths[e] = KernelWidth.fwhmOfSampleMm(subjects[e]);
        }
        return ActivationModel.place(mask, foci, widths, FociRounding.NEAREST);
    }

    private static double[] map(Path file, Mask mask) {
        Volume volume = NiftiFile.read(file).volume(0);
        double[] map = new double[mask.size()];
        for (int n = 0; n < map.length; n++) {
            double[] index = volume.grid().continuousIndexOf(mask.grid().pointOf(mask.index(n)));
            map[n] = volume.at((int) Math.round(index[0]), (int) Math.round(index[1]), (int) Math.round(index[2]));
        }
        return map;
    }
}
