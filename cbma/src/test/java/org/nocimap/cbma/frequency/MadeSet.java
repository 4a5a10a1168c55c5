package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.atlas.regions.AtlasRegions;
import org.nocimap.atlas.regions.Sides;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapper;
import org.nocimap.evidence.conditions.Directions;
import org.nocimap.evidence.conditions.PainConditions;
import org.nocimap.files.Location;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.Volume;

/** Small sets over an atlas with three regions along x: "insula" at 0 to 9, "S1" at 20 to 29, "thalamus" at 40 to 49. */
final class MadeSet {
    static final Directions DIRECTIONS = Directions.of(ConditionMapper.of(PainConditions.builtIn()));
    static final double INSULA = 5;
    static final double S1 = 25;
    static final double THALAMUS = 45;
    static final double NOWHERE = 70;

    private final Map<String, List<Experiment>> studies = new LinkedHashMap<>();

    static AtlasRegions regions() {
        Grid grid = new Grid(80, 3, 3, Affine.diagonal(1, 1, 1, 0, -1, -1));
        float[] data = new float[grid.size()];
        for (int n = 0; n < data.length; n++) {
            int x = n % 80;
            data[n] = x < 10 ? 1 : x >= 20 && x < 30 ? 2 : x >= 40 && x < 50 ? 3 : 0;
        }
        AtlasInfo info = new AtlasInfo(
                "made", "made atlas", Origin.BROUGHT, Space.MNI, "", SideRule.IN_NAME, CommercialUse.YES, "", "");
        Map<Integer, Region> names =
                Map.of(1, new Region(1, "insula"), 2, new Region(2, "S1"), 3, new Region(3, "thalamus"));
        return new AtlasRegions(LabelAtlas.of(info, new Volume(grid, data), names), Sides.TOGETHER);
    }

    /**
     * Adds an experiment.
     *
     * @param tags {@code key=value;key=value}
     * @param xs its foci
     */
    MadeSet with(String study, String experiment, String tags, double... xs) {
        List<Focus> foci = new ArrayList<>();
        for (double x : xs) {
            foci.add(new Focus(new Point(x, 0, 0), Space.MNI, Map.of(), Location.NOWHERE));
        }
        Map<String, String> of = new LinkedHashMap<>();
        for (String tag : tags.split(";")) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                of.put(parts[0], parts[1]);
            }
        }
        studies.computeIfAbsent(study, s -> new ArrayList<>())
                .add(new Experiment(experiment, OptionalInt.of(20), foci, of, Location.NOWHERE));
        return this;
    }

    StudySet done() {
        List<Study> all = new ArrayList<>();
        studies.forEach((id, experiments) -> all.add(new Study(id, id, Map.of(), experiments)));
        return new StudySet("made", all);
    }

    static FrequencyResult count(FrequencySpec spec, StudySet set) {
        return new FrequencyAnalysis(spec, regions(), DIRECTIONS).run(set);
    }
}
