package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.figures.GroupPointFigure;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.samples.Correlation;
import org.nocimap.stats.samples.OneWayAnova;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/** Tables of the regions that were asked for in a group analysis. */
record RegionRows(List<RegionTest> regions, List<String> groupNames, Labeller labeller) {
    static final List<String> HEADER = List.of(
            "x",
            "y",
            "z",
            "name",
            "region",
            "radius_mm",
            "voxels",
            "groups",
            "test",
            "difference",
            "low",
            "high",
            "statistic",
            "df",
            "p",
            "effect_size",
            "effect_low",
            "effect_high");

    /** A row for each test of each region. */
    List<List<String>> tests() {
        List<List<String>> rows = new ArrayList<>();
        for (RegionTest region : regions) {
            for (RegionTest.Named named : region.tests()) {
                TTest t = named.test();
                rows.add(row(
                        region,
                        named.name(),
                        t.difference(),
                        t.low(),
                        t.high(),
                        t.t(),
                        Numbers.significant(t.df(), 4),
                        t.p(),
                        t.effectSize(),
                        t.effectLow(),
                        t.effectHigh()));
            }
            for (RegionTest.With with : region.correlations()) {
                rows.add(row(region, "r with " + with.column(), with.plain()));
                with.partial().ifPresent(partial -> rows.add(row(region, "partial r with " + with.column(), partial)));
            }
            if (region.groups().size() > 2) {
                OneWayAnova f = region.anova();
                rows.add(row(
                        region,
                        "ANOVA",
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        f.f(),
                        Numbers.significant(f.numeratorDf(), 4) + ", " + Numbers.significant(f.denominatorDf(), 4),
                        f.p(),
                        f.etaSquared(),
                        Double.NaN,
                        Double.NaN));
            }
        }
        return rows;
    }

    private List<String> row(RegionTest region, String test, Correlation r) {
        double t = r.r() * Math.sqrt(r.df() / Math.max(1e-300, 1 - r.r() * r.r()));
        return row(
                region,
                test,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                t,
                Numbers.significant(r.df(), 4),
                r.p(),
                r.r(),
                r.low(),
                r.high());
    }

    private List<String> row(
            RegionTest region,
            String test,
            double difference,
            double low,
            double high,
            double statistic,
            String df,
            double p,
            double effect,
            double effectLow,
            double effectHigh) {
        return List.of(
                Numbers.plain(region.centre().x()),
                Numbers.plain(region.centre().y()),
                Numbers.plain(region.centre().z()),
                region.name(),
                labeller.best(region.centre()).map(RegionLabel::text).orElse(""),
                Numbers.plain(region.radiusMm()),
                Integer.toString(region.voxels()),
                groups(region),
                test,
                number(difference),
                number(low),
                number(high),
                number(statistic),
                df,
                number(p),
                number(effect),
                number(effectLow),
                number(effectHigh));
    }

    private String groups(RegionTest region) {
        List<String> words = new ArrayList<>();
        for (int g = 0; g < region.groups().size(); g++) {
            Sample sample = region.groups().get(g);
            words.add((groupNames.isEmpty() ? "all" : groupNames.get(g))
                    + String.format(Locale.ROOT, ": %.3g ± %.3g (n = %d)", sample.mean(), sample.sd(), sample.n()));
        }
        return String.join("; ", words);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Numbers.significant(value, 4);
    }

    List<String> valueHeader() {
        List<String> header = new ArrayList<>(List.of("participant_id"));
        for (RegionTest region : regions) {
            header.add(name(region));
        }
        return header;
    }

    private static String name(RegionTest region) {
        return region.name().isEmpty() ? place(region) : region.name();
    }

    private static String place(RegionTest region) {
        return Numbers.plain(region.centre().x()) + ","
                + Numbers.plain(region.centre().y()) + ","
                + Numbers.plain(region.centre().z());
    }

    /** Every value as a dot; nothing where no region has voxels. */
    Optional<GroupPointFigure.Spec> points() {
        List<GroupPointFigure.PointPanel> panels = new ArrayList<>();
        for (RegionTest region : regions) {
            if (region.voxels() > 0) {
                panels.add(new GroupPointFigure.PointPanel(name(region), pointGroups(region)));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new GroupPointFigure.Spec(
                        "Mean effect in regions",
                        panels,
                        "mean effect",
                        "A dot for every participant; beside them the mean with its 95 % interval. Covariates are not"
                                + " held.",
                        GroupPointFigure.Spec.USUAL_WIDTH));
    }

    private List<GroupPointFigure.Group> pointGroups(RegionTest region) {
        List<GroupPointFigure.Group> groups = new ArrayList<>();
        for (int g = 0; g < region.groups().size(); g++) {
            TTest mean = TTest.ofDifferences(region.groups().get(g));
            groups.add(new GroupPointFigure.Group(
                    groupNames.isEmpty() ? "all" : groupNames.get(g), region.valuesOf(g), mean.low(), mean.high()));
        }
        return groups;
    }

    /** A row for each participant. */
    List<List<String>> values(List<GroupRow> participants) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            List<String> row = new ArrayList<>(List.of(participants.get(i).subject()));
            for (RegionTest region : regions) {
                row.add(region.voxels() == 0 ? "" : Numbers.significant(region.values()[i], 6));
            }
            rows.add(row);
        }
        return rows;
    }

    TableView table(String file) {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : tests()) {
            cells.add(TableView.row(
                    row.get(0) + ", " + row.get(1) + ", " + row.get(2),
                    row.get(3).isEmpty() ? row.get(4) : row.get(3),
                    row.get(7),
                    row.get(8),
                    row.get(9) + (row.get(10).isEmpty() ? "" : " [" + row.get(10) + ", " + row.get(11) + "]"),
                    row.get(12) + " (" + row.get(13) + ")",
                    row.get(14),
                    row.get(15) + (row.get(16).isEmpty() ? "" : " [" + row.get(16) + ", " + row.get(17) + "]")));
        }
        return TableView.cut(
                "Mean effects within regions; covariates are held in partial r alone, p are not corrected for the"
                        + " number of regions.",
                List.of(
                        Column.place("Place"),
                        Column.text("Region"),
                        Column.text("Mean ± SD"),
                        Column.text("Test"),
                        Column.number("Difference [95 %]"),
                        Column.number("t or F (df)"),
                        Column.number("p"),
                        Column.number("g, d, r or η² [95 %]")),
                cells,
                file);
    }
}
