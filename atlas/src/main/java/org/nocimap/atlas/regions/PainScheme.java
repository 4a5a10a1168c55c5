package org.nocimap.atlas.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.pain.PainRegion;
import org.nocimap.atlas.pain.PainRegion.Precision;
import org.nocimap.atlas.pain.PainRegionHit;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.image.Point;

/**
 * The pain regions. They overlap (a nucleus lies in the thalamus), so a place may have several.
 *
 * @param regions on the atlases that are here
 * @param atlases these atlases
 * @param sides whether left and right are told apart
 */
public record PainScheme(PainRegions regions, List<LabelAtlas> atlases, Sides sides) implements RegionScheme {
    public PainScheme {
        atlases = List.copyOf(atlases);
    }

    @Override
    public String title() {
        return "pain regions";
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Pain regions overlap: a focus in the mediodorsal thalamus counts for it and for the thalamus.");
        long approximate = regions.usable().values().stream()
                .filter(definition -> definition.precision() == Precision.APPROXIMATE)
                .count();
        notes.add(approximate + " of " + regions.usable().size()
                + " regions have approximate borders: bounds in millimetres, spheres, or a coarse atlas.");
        if (!regions.unavailable().isEmpty()) {
            notes.add("Not looked for, because their atlases are not here: "
                    + regions.unavailable().stream().map(PainRegion::title).collect(Collectors.joining(", ")) + ".");
        }
        return notes;
    }

    @Override
    public List<String> sources() {
        return usedSources(regions, atlases);
    }

    /** The atlases that the definitions in use rest on. */
    static List<String> usedSources(PainRegions regions, List<LabelAtlas> atlases) {
        return atlases.stream()
                .filter(atlas -> regions.usable().values().stream()
                        .anyMatch(d -> d.sources().contains(atlas.info().name())))
                .flatMap(atlas -> new AtlasRegions(atlas, Sides.TOGETHER).sources().stream())
                .toList();
    }

    @Override
    public List<String> at(Point mni) {
        return regions.at(mni).stream()
                .map(hit -> sided(hit, hit.region().title(), sides))
                .distinct()
                .toList();
    }

    static String sided(PainRegionHit hit, String title, Sides sides) {
        if (sides == Sides.TOGETHER) {
            return title;
        }
        return switch (hit.side()) {
            case LEFT -> "Left " + title;
            case RIGHT -> "Right " + title;
            case MIDLINE -> title;
        };
    }
}
