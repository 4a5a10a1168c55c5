package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.LabelVolume;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.connectivity.LabelPattern;
import org.nocimap.cbma.connectivity.RegionOfInterest;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.nifti.MaskFile;
import picocli.CommandLine.Option;

/** The options that name a region of interest. */
final class RegionOptions {
    private static final int MOST_NAMED = 8;

    @Option(
            names = "--sphere",
            paramLabel = "X,Y,Z,R",
            description = "The region is a sphere about MNI coordinates, its radius in mm (at most 50).")
    private String sphere = "";

    @Option(
            names = "--label",
            paramLabel = "ATLAS:NAME",
            description =
                    "The region is a label of an atlas of 'nocimap atlas list', or of a label file; * stands for any"
                            + " text, and 'Left' or 'Right' before the name for one side.")
    private String label = "";

    @Option(
            names = "--cluster",
            paramLabel = "DIR:N",
            description =
                    "The region is a cluster of an earlier result, or of a file of cluster numbers (FILE.nii.gz:N).")
    private String cluster = "";

    @Option(names = "--region", paramLabel = "FILE", description = "The region is what is not zero in a NIfTI file.")
    private String file = "";

    /**
     * The options, understood.
     *
     * @param region where
     * @param file it was read from, if any
     * @param warnings about that file
     */
    record Understood(RegionOfInterest region, Optional<Path> file, List<Problem> warnings) {}

    /** The region; a harmless one when it cannot be understood, with the problem told to {@code options}. */
    Understood understand(OptionReader options) {
        Understood harmless =
                new Understood(new RegionOfInterest.Sphere(new Point(0, 0, 0), 1), Optional.empty(), List.of());
        List<String> named = new ArrayList<>();
        for (String text : new String[] {sphere, label, cluster, file}) {
            if (!text.isBlank()) {
                named.add(text);
            }
        }
        if (named.size() != 1) {
            options.problem(
                    "--sphere, --label, --cluster, --region",
                    named.isEmpty() ? "no region is named" : named.size() + " regions are named",
                    "one region",
                    "Name one, such as --sphere -38,14,8,10 or --label harvard-oxford:\"Insular Cortex\".");
            return harmless;
        }
        try {
            if (!sphere.isBlank()) {
                return sphere(options);
            }
            if (!label.isBlank()) {
                return label();
            }
            return cluster.isBlank() ? mask(options) : cluster();
        } catch (InputException e) {
            options.problems(e.problems());
            return harmless;
        }
    }

    private Understood sphere(OptionReader options) {
        String[] parts = sphere.strip().split("[,;\\s]+", -1);
        if (parts.length != 4) {
            throw wrong("--sphere", sphere, "four numbers with commas between: X,Y,Z,R");
        }
        Point centre = Words.point("--sphere", parts[0] + "," + parts[1] + "," + parts[2], options);
        double radius = options.number("--sphere", parts[3], OptionReader.Range.WIDTH);
        if (radius > RegionOfInterest.Sphere.LARGEST_RADIUS_MM) {
            throw wrong("--sphere", parts[3], "a radius of at most 50 mm");
        }
        return new Understood(new RegionOfInterest.Sphere(centre, radius), Optional.empty(), List.of());
    }

    private Understood label() {
        int last = label.lastIndexOf(':');
        int first = label.indexOf(':');
        boolean isFile = last > 0 && Files.isRegularFile(Path.of(label.substring(0, last)));
        int colon = isFile ? last : first;
        if (colon <= 0 || label.substring(colon + 1).isBlank()) {
            throw wrong("--label", label, "an atlas and a label with a colon between: harvard-oxford:Insular Cortex");
        }
        String name = label.substring(0, colon).strip();
        Optional<Path> volume = isFile ? Optional.of(Path.of(name)) : Optional.empty();
        LabelAtlas atlas = isFile
                ? LabelVolume.read(Path.of(name), Optional.empty(), AtlasShelf.broughtInfo(Path.of(name)))
                : AtlasShelf.of(Surroundings.ofThisMachine()).open(name);
        LabelPattern pattern = new LabelPattern(label.substring(colon + 1));
        if (pattern.in(atlas).isEmpty()) {
            throw InputException.of(
                    Location.option("--label " + label),
                    "the atlas " + atlas.info().title() + " has no label \"" + pattern.text() + "\"",
                    "one of its " + atlas.regions().size() + " labels, such as "
                            + String.join("; ", pattern.near(atlas, MOST_NAMED)),
                    "See: nocimap atlas show " + atlas.info().name());
        }
        return new Understood(new RegionOfInterest.AtlasLabel(atlas, pattern), volume, List.of());
    }

    private Understood cluster() {
        int colon = cluster.lastIndexOf(':');
        String source = colon < 0 ? cluster : cluster.substring(0, colon);
        String number = colon < 0 ? "" : cluster.substring(colon + 1).strip();
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw wrong("--cluster", cluster, "a result folder and the number of a cluster: results/ale:1");
        }
        ClusterLabels labels = ClusterLabels.of("--cluster", Path.of(source));
        Mask voxels = labels.cluster(Integer.parseInt(number));
        return new Understood(
                new RegionOfInterest.ResultCluster(source, Integer.parseInt(number), voxels),
                Optional.of(labels.file()),
                labels.warnings());
    }

    private Understood mask(OptionReader options) {
        Path path = options.inputFile("--region", file);
        if (!Files.isRegularFile(path)) {
            return new Understood(new RegionOfInterest.Sphere(new Point(0, 0, 0), 1), Optional.empty(), List.of());
        }
        MaskFile read = MaskFile.read(path);
        return new Understood(
                new RegionOfInterest.MaskVoxels(String.valueOf(path.getFileName()), read.mask()),
                Optional.of(path),
                read.warnings());
    }

    private static InputException wrong(String option, String text, String expected) {
        return InputException.of(Location.option(option), "\"" + text + "\" cannot be used", expected, "");
    }
}
