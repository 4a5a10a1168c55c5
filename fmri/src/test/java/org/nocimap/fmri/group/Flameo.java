package org.nocimap.fmri.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.fmri.SharedData;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.Design;

/** 24 subjects of two groups with age and motion, and what FSL 5.0.9 made of them. */
final class Flameo {
    final Mask mask;
    final double[][] effects;
    final double[][] variances;
    final Design design;
    final List<Contrast> contrasts;

    Flameo() {
        mask = Mask.of(NiftiFile.read(file("mask")).volume());
        effects = maps("cope");
        variances = maps("varcope");
        design = Design.of(List.of("patients", "controls", "age", "motion"), table("design.mat"));
        contrasts = new ArrayList<>();
        for (double[] row : table("design.con")) {
            contrasts.add(Contrast.t("contrast " + (contrasts.size() + 1), row));
        }
    }

    static Path file(String name) {
        return SharedData.file("fmri/reference/flameo/" + name + ".nii.gz");
    }

    float[][] values() {
        float[][] values = new float[effects.length][mask.size()];
        for (int i = 0; i < values.length; i++) {
            for (int n = 0; n < values[i].length; n++) {
                values[i][n] = (float) effects[i][n];
            }
        }
        return values;
    }

    double[] map(String name) {
        return mask.valuesOf(NiftiFile.read(file(name)).volume());
    }

    private double[][] maps(String name) {
        NiftiImage image = NiftiFile.read(file(name));
        double[][] all = new double[image.volumes()][];
        image.forEachVolume((t, volume) -> all[t] = mask.valuesOf(volume));
        return all;
    }

    private static double[][] table(String name) {
        try {
            String text = Files.readString(SharedData.file("fmri/reference/flameo/" + name));
            return text.substring(text.indexOf("/Matrix") + 7)
                    .strip()
                    .lines()
                    .map(line -> List.of(line.strip().split("\\s+")).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
