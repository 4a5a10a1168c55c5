package org.nocimap.fmri;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.MaskFile;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** A 24×24×12 crop of a real run (156 volumes of 2 s), its motion, and what nilearn 0.10.4 made of it. */
public final class ReferenceRun {
    private ReferenceRun() {}

    public static Run read() {
        Mask mask = mask();
        NiftiImage image = NiftiFile.read(SharedData.file("fmri/reference/glm/bold_crop.nii.gz"));
        float[][] volumes = new float[image.volumes()][];
        image.forEachVolume((t, volume) -> {
            volumes[t] = new float[mask.size()];
            for (int v = 0; v < mask.size(); v++) {
                volumes[t][v] = volume.data()[mask.index(v)];
            }
        });
        return new Run(mask, 2.0, volumes);
    }

    public static Mask mask() {
        return MaskFile.read(SharedData.file("fmri/reference/glm/glm_mask.nii.gz"))
                .mask();
    }

    /** Positions in the mask by the order of NumPy's C layout of (i, j, k) arrays: k fastest. */
    public static int[] positionsInCOrder(Mask mask) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < mask.grid().nx(); i++) {
            for (int j = 0; j < mask.grid().ny(); j++) {
                for (int k = 0; k < mask.grid().nz(); k++) {
                    int p = mask.position(mask.grid().index(i, j, k));
                    if (p >= 0) {
                        positions.add(p);
                    }
                }
            }
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The rows of a table of numbers; {@code skip} header lines are left out. */
    public static double[][] table(String name, String separator, int skip) throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("fmri/reference/" + name));
        double[][] rows = new double[lines.size() - skip][];
        for (int n = skip; n < lines.size(); n++) {
            String[] words = lines.get(n).strip().split(separator);
            rows[n - skip] = new double[words.length];
            for (int c = 0; c < words.length; c++) {
                rows[n - skip][c] = Double.parseDouble(words[c]);
            }
        }
        return rows;
    }

    public static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int n = 0; n < rows.length; n++) {
            values[n] = rows[n][column];
        }
        return values;
    }
}
