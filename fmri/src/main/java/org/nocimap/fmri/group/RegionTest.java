package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.stats.samples.OneWayAnova;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/**
 * The mean effect of every participant within a sphere, and the groups compared: one against 0, two by Student's and Welch's t, more
 * by one-way analysis of variance. Covariates are not looked at.
 *
 * @param centre mm, in the space of the maps
 * @param radiusMm voxels whose centre is no farther belong to it
 * @param voxels how many of the voxels analysed those are; the rest is nothing where there are none
 * @param values mean effect of each participant, in the design's order
 * @param groups of two or more participants, in the order of the design's group names; one without a term of words
 * @param tests by name, those that the number of groups allows
 */
public record RegionTest(
        Point centre, double radiusMm, int voxels, double[] values, List<Sample> groups, List<Named> tests) {
    /** The field's usual radius. */
    public static final double USUAL_RADIUS_MM = 4;

    public RegionTest {
        groups = List.copyOf(groups);
        tests = List.copyOf(tests);
    }

    /** A t-test and what it is called. */
    public record Named(String name, TTest test) {}

    public static RegionTest of(GroupMaps maps, GroupDesign design, Point centre, double radiusMm) {
        Mask mask = maps.mask();
        int subjects = maps.effects().length;
        double[] values = new double[subjects];
        int[] positions = Seed.sphere("region", centre, radiusMm).positions(mask);
        int inside = positions.length;
        for (int n : positions) {
            for (int i = 0; i < subjects; i++) {
                values[i] += maps.effects()[i][n];
            }
        }
        if (inside == 0) {
            return new RegionTest(centre, radiusMm, 0, new double[0], List.of(), List.of());
        }
        for (int i = 0; i < subjects; i++) {
            values[i] /= inside;
        }
        int count = Math.max(1, design.groupNames().size());
        List<Sample> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            List<Double> members = new ArrayList<>();
            for (int i = 0; i < subjects; i++) {
                if (design.groups()[i] == g) {
                    members.add(values[i]);
                }
            }
            groups.add(
                    Sample.of(members.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        List<Named> tests = new ArrayList<>();
        if (count == 1) {
            tests.add(new Named("against 0", TTest.ofDifferences(groups.get(0))));
        } else if (count == 2) {
            tests.add(new Named("Welch", TTest.welch(groups.get(0), groups.get(1))));
            tests.add(new Named("Student", TTest.pooled(groups.get(0), groups.get(1))));
        }
        return new RegionTest(centre, radiusMm, inside, values, groups, tests);
    }

    /** All groups at once; two or more of them. */
    public OneWayAnova anova() {
        return OneWayAnova.of(groups);
    }
}
