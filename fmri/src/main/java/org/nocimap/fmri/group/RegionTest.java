package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.stats.samples.Correlation;
import org.nocimap.stats.samples.OneWayAnova;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/**
 * The mean effect of every participant within a sphere, and the groups compared: one against 0 (a paired test, where the maps are
 * differences), two by Student's and Welch's t, more by one-way analysis of variance; covariates do not matter to these. With every column
 * of numbers the values are correlated, plain and with the design's other columns held.
 *
 * @param name of the region; empty where it is told by its place
 * @param centre mm, in the space of the maps; of a sphere, or of the region's voxels
 * @param radiusMm of a sphere, 0 for another region
 * @param voxels how many of the voxels analysed those are; the rest is nothing where there are none
 * @param values mean effect of each participant, in the design's order
 * @param members for each participant the number of the group
 * @param groups of two or more participants, in the order of the design's group names; one without a term of words
 * @param tests by name, those that the number of groups allows
 * @param correlations with the design's columns of numbers
 */
public record RegionTest(
        String name,
        Point centre,
        double radiusMm,
        int voxels,
        double[] values,
        int[] members,
        List<Sample> groups,
        List<Named> tests,
        List<With> correlations) {
    /** The field's usual radius. */
    public static final double USUAL_RADIUS_MM = 4;

    public RegionTest {
        groups = List.copyOf(groups);
        tests = List.copyOf(tests);
        correlations = List.copyOf(correlations);
    }

    /** A t-test and what it is called. */
    public record Named(String name, TTest test) {}

    /**
     * The correlation with a column of the design.
     *
     * @param column of numbers
     * @param plain with the column alone
     * @param partial with the other columns held; absent where too few degrees of freedom are left
     */
    public record With(String column, Correlation plain, Optional<Correlation> partial) {}

    /** A sphere without a name. */
    public static RegionTest of(GroupMaps maps, GroupDesign design, Point centre, double radiusMm) {
        return of(maps, design, "", Seed.sphere("region", centre, radiusMm), centre, radiusMm);
    }

    /** A named region, mirrored where it is. */
    public static RegionTest of(GroupMaps maps, GroupDesign design, Seed region) {
        if (region.parts().get(0) instanceof Seed.Sphere sphere) {
            return of(maps, design, region.name(), region, sphere.centre(), sphere.radiusMm());
        }
        return of(maps, design, region.name(), region, centroid(region.positions(maps.mask()), maps.mask()), 0);
    }

    private static Point centroid(int[] positions, Mask mask) {
        double[] sum = new double[3];
        for (int n : positions) {
            Point at = mask.grid().pointOf(mask.index(n));
            sum[0] += at.x() / positions.length;
            sum[1] += at.y() / positions.length;
            sum[2] += at.z() / positions.length;
        }
        return new Point(sum[0], sum[1], sum[2]);
    }

    private static RegionTest of(
            GroupMaps maps, GroupDesign design, String name, Seed region, Point centre, double radiusMm) {
        Mask mask = maps.mask();
        int subjects = maps.effects().length;
        double[] values = new double[subjects];
        int[] positions = region.positions(mask);
        int inside = positions.length;
        for (int n : positions) {
            for (int i = 0; i < subjects; i++) {
                values[i] += maps.effects()[i][n];
            }
        }
        if (inside == 0) {
            return new RegionTest(
                    name, centre, radiusMm, 0, new double[0], new int[0], List.of(), List.of(), List.of());
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
        return new RegionTest(
                name, centre, radiusMm, inside, values, design.groups(), groups, tests, correlations(values, design));
    }

    private static List<With> correlations(double[] values, GroupDesign design) {
        List<With> found = new ArrayList<>();
        if (values.length < 4) {
            return found;
        }
        for (String column : design.numbers()) {
            double[] x = design.column(column);
            List<double[]> held = new ArrayList<>();
            boolean first = true;
            for (String other : design.design().names()) {
                // The constant is taken out by every correlation; of the columns of groups one follows from the others
                // and it.
                boolean constant = other.equals(GroupDesign.MEAN) || (first && design.isGroup(other));
                first &= !design.isGroup(other);
                if (!constant && !other.equals(column)) {
                    held.add(design.column(other));
                }
            }
            Correlation plain = Correlation.of(values, x);
            Optional<Correlation> partial = held.isEmpty() || values.length < 4 + held.size()
                    ? Optional.empty()
                    : Optional.of(Correlation.partial(values, x, held.toArray(double[][]::new)));
            found.add(new With(column, plain, partial));
        }
        return found;
    }

    /** The values of a group. */
    public double[] valuesOf(int group) {
        return IntStream.range(0, values.length)
                .filter(i -> members[i] == group)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** All groups at once; two or more of them. */
    public OneWayAnova anova() {
        return OneWayAnova.of(groups);
    }
}
