package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.connectivity.Localiser;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.MaskFile;
import org.nocimap.image.nifti.NiftiFile;

/** Makes seeds of what a specification says; files are named relative to the specification. */
final class SeedReader {
    /** The atlas that is built in. */
    static final String BUILT_IN = "talairach";

    private static final double RADIUS_MM = 6;

    private final Path folder;
    private final Location where;
    private final Problems problems;

    SeedReader(Path folder, Location where, Problems problems) {
        this.folder = folder;
        this.where = where;
        this.problems = problems;
    }

    /**
     * @param path of the list, for problems
     */
    List<Seed> all(JsonNode list, String path) {
        return all(list, path, RADIUS_MM);
    }

    /**
     * @param path of the list, for problems
     * @param usualRadiusMm of spheres that are given none
     */
    List<Seed> all(JsonNode list, String path, double usualRadiusMm) {
        List<Seed> seeds = new ArrayList<>();
        for (int n = 0; n < list.size(); n++) {
            JsonNode node = list.get(n);
            Location place = where.about(path + "[" + (n + 1) + "]");
            try {
                one(node, usualRadiusMm, place)
                        .map(seed -> node.path("mirrored").asBoolean(false) ? seed.mirrored() : seed)
                        .ifPresent(seeds::add);
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
        }
        return seeds;
    }

    private Optional<Seed> one(JsonNode node, double usualRadiusMm, Location place) {
        String name = node.path("name").asText();
        double radius = node.path("radius_mm").asDouble(usualRadiusMm);
        if (node.has("at")) {
            return Optional.of(Seed.sphere(name, point(node.path("at")), radius));
        }
        if (node.has("mask")) {
            Path file = file(node.path("mask"));
            Mask mask = MaskFile.read(file).mask();
            return Optional.of(new Seed(
                    name,
                    List.of(new Seed.Voxels(mask, checksum(file))),
                    "mask " + node.path("mask").asText()));
        }
        return node.has("label")
                ? label(name, node.path("label"), place)
                : localised(name, radius, node.path("localizer"), place);
    }

    private Optional<Seed> localised(String name, double radius, JsonNode node, Location place) {
        Path file = file(node.path("map"));
        Volume map = NiftiFile.read(file).volume();
        JsonNode within = node.path("within");
        Seed.Part part;
        if (within.has("mask")) {
            Path mask = file(within.path("mask"));
            part = new Seed.Voxels(MaskFile.read(mask).mask(), checksum(mask));
        } else {
            part = new Seed.Sphere(
                    point(within.path("at")), within.path("radius_mm").asDouble(15));
        }
        Optional<Localiser.Peak> peak = Localiser.peak(map, part);
        if (peak.isEmpty()) {
            problems.error(
                    place,
                    "the map " + file + " is nowhere above 0 where the peak is looked for",
                    "a map that shows the region, in the space of the runs",
                    "Look at the map, or look for the peak elsewhere.");
            return Optional.empty();
        }
        Seed sphere = Seed.sphere(name, peak.get().point(), radius);
        String origin = String.format(
                Locale.ROOT,
                "%s, the peak (%.4g) of %s",
                sphere.origin(),
                peak.get().value(),
                node.path("map").asText());
        return Optional.of(new Seed(name, sphere.parts(), origin));
    }

    private Optional<Seed> label(String name, JsonNode node, Location place) {
        String atlas = node.path("atlas").asText();
        Volume labels;
        List<Region> regions = new ArrayList<>();
        String content;
        if (atlas.equals(BUILT_IN)) {
            LabelAtlas built = BuiltIn.talairachDaemon();
            regions.addAll(built.regions());
            float[] data = new float[built.grid().size()];
            for (int n = 0; n < data.length; n++) {
                data[n] = built.regionOf(n).map(Region::id).orElse(0);
            }
            labels = new Volume(built.grid(), data);
            content = built.info().toString();
        } else {
            Path file = file(node.path("atlas"));
            labels = NiftiFile.read(file).volume();
            regions.addAll(LabelTable.beside(file, problems));
            content = checksum(file);
        }
        Set<Integer> wanted = new HashSet<>();
        node.path("regions").forEach(word -> {
            Optional<Integer> id = word.isNumber()
                    ? Optional.of(word.asInt())
                    : regions.stream()
                            .filter(r -> r.name().equalsIgnoreCase(word.asText()))
                            .map(Region::id)
                            .findFirst();
            if (id.isEmpty()) {
                problems.error(
                        place.about(place.item() + ".label.regions"),
                        "the atlas has no region \"" + word.asText() + "\"",
                        regions.isEmpty()
                                ? "a number, as there is no table of names beside the atlas"
                                : "one of "
                                        + String.join(
                                                ", ",
                                                regions.stream()
                                                        .map(Region::name)
                                                        .limit(12)
                                                        .toList())
                                        + (regions.size() > 12 ? ", …" : ""),
                        "Correct the name.");
            }
            id.ifPresent(wanted::add);
        });
        int[] voxels = java.util.stream.IntStream.range(0, labels.data().length)
                .filter(n -> wanted.contains(Math.round(labels.data()[n])))
                .toArray();
        if (voxels.length == 0) {
            problems.error(place, "no voxel of the atlas has these labels", "labels of the atlas", "Correct them.");
            return Optional.empty();
        }
        String origin = atlas + ": " + node.path("regions");
        return Optional.of(
                new Seed(name, List.of(new Seed.Voxels(Mask.of(labels.grid(), voxels), content + wanted)), origin));
    }

    private Path file(JsonNode node) {
        Path file = folder.resolve(node.asText());
        if (!Files.isRegularFile(file)) {
            throw InputException.of(
                    where.about(node.asText()),
                    "there is no such file",
                    file.toAbsolutePath().toString(),
                    "Check the path.");
        }
        return file;
    }

    private static String checksum(Path file) {
        try {
            return Checksum.sha256(file);
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    private static Point point(JsonNode at) {
        return new Point(at.get(0).asDouble(), at.get(1).asDouble(), at.get(2).asDouble());
    }
}
