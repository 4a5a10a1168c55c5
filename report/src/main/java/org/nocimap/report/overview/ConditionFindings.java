package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.atlas.regions.PainScheme;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.atlas.regions.Sides;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.evidence.Focus;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.report.run.AleRun;

/**
 * One condition's result, as an overview needs it.
 *
 * @param condition its name
 * @param mask where the analysis looked, the same for all conditions of an overview
 * @param significant per mask voxel: part of a significant cluster of the leading correction
 * @param z per mask voxel, uncorrected
 * @param scheme the regions
 * @param regions what it has in each region, by the region's name
 * @param studies number of studies
 */
public record ConditionFindings(
        String condition,
        Mask mask,
        boolean[] significant,
        double[] z,
        RegionScheme scheme,
        Map<String, RegionFinding> regions,
        int studies) {
    public ConditionFindings {
        regions = Map.copyOf(regions);
    }

    /** What is collected of a region. */
    private static final class Draft {
        private double highestZ;
        private final List<Point> significant = new ArrayList<>();
        private final List<Point> reported = new ArrayList<>();
        private final Set<String> studies = new HashSet<>();
    }

    /** The significant voxels and the foci of a run, by pain region. */
    public static ConditionFindings of(String condition, AleRun run) {
        List<LabelAtlas> atlases = run.labeller().atlases();
        RegionScheme scheme = new PainScheme(PainRegions.on(PainRegions.builtIn(), atlases), atlases, Sides.TOGETHER);
        boolean[] significant = run.result().primary().significant();
        double[] z = run.result().z();
        Mask mask = run.result().mask();
        Map<String, Draft> drafts = new TreeMap<>();
        for (int n = 0; n < significant.length; n++) {
            if (significant[n]) {
                Point place = mask.grid().pointOf(mask.index(n));
                for (String region : scheme.at(place)) {
                    Draft draft = drafts.computeIfAbsent(region, r -> new Draft());
                    draft.significant.add(place);
                    draft.highestZ = Math.max(draft.highestZ, z[n]);
                }
            }
        }
        for (AleExperiment experiment : run.result().experiments()) {
            for (Focus focus : experiment.experiment().foci()) {
                for (String region : scheme.at(focus.point())) {
                    Draft draft = drafts.computeIfAbsent(region, r -> new Draft());
                    draft.reported.add(focus.point());
                    draft.studies.add(experiment.studyId());
                }
            }
        }
        Map<String, RegionFinding> regions = new TreeMap<>();
        drafts.forEach((region, draft) -> regions.put(
                region,
                new RegionFinding(
                        draft.significant.size(),
                        draft.highestZ,
                        draft.reported.size(),
                        draft.studies.size(),
                        draft.significant,
                        draft.reported)));
        return new ConditionFindings(condition, mask, significant, z, scheme, regions, run.studies());
    }

    /** What it has in a region. */
    public RegionFinding in(String region) {
        return regions.getOrDefault(region, RegionFinding.NONE);
    }
}
