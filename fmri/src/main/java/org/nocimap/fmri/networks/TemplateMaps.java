package org.nocimap.fmri.networks;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** Reads templates onto the voxels of a mask. */
final class TemplateMaps {
    private TemplateMaps() {}

    /**
     * Maps {@code double[V]} in the templates' order: a map's values by linear interpolation, 0 where it has none; of labels 1 inside and 0
     * outside, by the nearest voxel. What cannot be used is a problem, and its map is empty.
     */
    static List<double[]> read(List<NetworkSpec.Template> templates, Mask mask, Problems problems) {
        List<double[]> maps = new ArrayList<>();
        for (NetworkSpec.Template template : templates) {
            double[] map = new double[0];
            try {
                map = read(template, mask, problems);
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
            maps.add(map);
        }
        return maps;
    }

    private static double[] read(NetworkSpec.Template template, Mask mask, Problems problems) {
        Location where = Location.of(template.file()).about(template.name());
        if (!Files.isRegularFile(template.file())) {
            problems.error(where, "there is no such file", "a NIfTI file", "Correct the template's file.");
            return new double[0];
        }
        NiftiImage image = NiftiFile.read(template.file());
        if (template.volume() > image.volumes()) {
            problems.error(
                    where,
                    "the file has " + image.volumes() + " volumes, and volume " + template.volume() + " is asked for",
                    "a number from 1 to " + image.volumes(),
                    "Correct the template's volume.");
            return new double[0];
        }
        Volume volume = image.volume(template.volume() - 1);
        boolean labels = !template.labels().isEmpty();
        Volume here = Resample.toGrid(
                labels ? chosen(volume, template, where, problems) : volume,
                mask.grid(),
                labels ? Interpolation.NEAREST : Interpolation.LINEAR,
                0);
        double[] map = mask.valuesOf(here);
        for (int v = 0; v < map.length; v++) {
            map[v] = Double.isFinite(map[v]) ? map[v] : 0;
        }
        if (Arrays.stream(map).distinct().limit(2).count() < 2) {
            problems.error(
                    where,
                    "the map does not vary over the brain mask of the runs",
                    "a map in the same space as the runs",
                    "Check its space and its labels.");
        }
        return map;
    }

    private static Volume chosen(Volume volume, NetworkSpec.Template template, Location where, Problems problems) {
        float[] inside = new float[volume.data().length];
        TreeSet<Integer> missing = new TreeSet<>(template.labels());
        for (int n = 0; n < inside.length; n++) {
            int label = Math.round(volume.data()[n]);
            if (template.labels().contains(label)) {
                inside[n] = 1;
                missing.remove(label);
            }
        }
        if (!missing.isEmpty()) {
            problems.error(
                    where, "no voxel has the label " + missing, "labels of the file", "Correct the template's labels.");
        }
        return new Volume(volume.grid(), inside);
    }
}
