package org.nocimap.atlas.regions;

import java.util.List;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.image.Point;

/**
 * The labels of one atlas: that of the voxel, or of the nearest labelled one within reach. Every place has one region at most.
 *
 * @param atlas the atlas
 * @param sides whether left and right are told apart; an atlas that has one label for both then takes the side from x
 */
public record AtlasRegions(LabelAtlas atlas, Sides sides) implements RegionScheme {
    @Override
    public String title() {
        return atlas.info().title();
    }

    @Override
    public List<String> notes() {
        return List.of(
                "A focus outside every label takes the nearest one within " + Math.round(LabelAtlas.REACH_MM) + " mm.");
    }

    @Override
    public List<String> sources() {
        String cited =
                atlas.info().citation().isEmpty() ? "" : " " + atlas.info().citation();
        return List.of(atlas.info().title() + ": " + atlas.info().licence() + cited);
    }

    @Override
    public List<String> at(Point mni) {
        return atlas.at(mni)
                .map(label -> sides == Sides.APART
                        ? label.label()
                        : Sides.without(label.region().name()))
                .map(List::of)
                .orElse(List.of());
    }
}
