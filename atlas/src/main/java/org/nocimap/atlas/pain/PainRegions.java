package org.nocimap.atlas.pain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.pain.PainRegion.Definition;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.image.Point;

/**
 * Finds regions on the atlases that are there. Of each region's definitions the first whose atlases are all there is used;
 * a region without one is reported by {@link #unavailable()}. Immutable.
 */
public final class PainRegions {
    private static final String BUILT_IN = "pain-regions.txt";
    private static final long MOST_BYTES = 1L << 20;

    private final Map<String, LabelAtlas> atlases;
    private final Map<PainRegion, Definition> usable = new LinkedHashMap<>();
    private final List<PainRegion> unavailable = new ArrayList<>();

    private PainRegions(List<PainRegion> regions, List<LabelAtlas> atlases) {
        Map<String, LabelAtlas> byName = new LinkedHashMap<>();
        atlases.forEach(atlas -> byName.put(atlas.info().name(), atlas));
        this.atlases = Map.copyOf(byName);
        Set<String> there = byName.keySet();
        for (PainRegion region : regions) {
            Optional<Definition> first = region.definitions().stream()
                    .filter(definition -> there.containsAll(definition.sources()))
                    .findFirst();
            first.ifPresentOrElse(definition -> usable.put(region, definition), () -> unavailable.add(region));
        }
    }

    /** The regions that ship with Nocimap, in the order of the file. */
    public static List<PainRegion> builtIn() {
        try (InputStream in = PainRegions.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PainRegionFile.read(text, new Location(BUILT_IN, 0, 0, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Regions of the user's own file, in the same language.
     *
     * @throws org.nocimap.files.InputException with every line that cannot be read
     */
    public static List<PainRegion> read(Path file) {
        String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
        return PainRegionFile.read(text, Location.of(file));
    }

    /**
     * @param regions what to look for
     * @param atlases what to look in
     */
    public static PainRegions on(List<PainRegion> regions, List<LabelAtlas> atlases) {
        return new PainRegions(regions, atlases);
    }

    /**
     * The regions that hold a point, in the order of the file. A label counts when the point's voxel has it, or else when it
     * is the nearest within {@link LabelAtlas#REACH_MM}. Where a region holds the point exactly, those that are only near are
     * left out.
     *
     * @param mni MNI millimetres
     */
    public List<PainRegionHit> at(Point mni) {
        Map<String, Optional<RegionLabel>> asked = new HashMap<>();
        Labels labels = (name, point) -> asked.computeIfAbsent(name, n -> ask(n, point));
        List<PainRegionHit> hits = new ArrayList<>();
        usable.forEach((region, definition) -> {
            OptionalDouble distance = definition.rule().holdsAt(mni, labels);
            if (distance.isPresent()) {
                hits.add(new PainRegionHit(
                        region,
                        PainRegionHit.Side.of(mni.x()),
                        List.copyOf(definition.sources()),
                        definition.precision(),
                        distance.getAsDouble()));
            }
        });
        boolean exact = hits.stream().anyMatch(hit -> hit.distanceMm() == 0);
        return exact ? hits.stream().filter(hit -> hit.distanceMm() == 0).toList() : List.copyOf(hits);
    }

    private Optional<RegionLabel> ask(String name, Point mni) {
        LabelAtlas atlas = atlases.get(name);
        return atlas == null ? Optional.empty() : atlas.at(mni);
    }

    /** The regions that can be found here, each with the definition used. */
    public Map<PainRegion, Definition> usable() {
        return new LinkedHashMap<>(usable);
    }

    /** The regions none of whose definitions has its atlases here. */
    public List<PainRegion> unavailable() {
        return List.copyOf(unavailable);
    }
}
