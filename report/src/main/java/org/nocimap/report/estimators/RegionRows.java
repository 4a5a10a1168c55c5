package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.samples.OneWayAnova;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/** Tables of the regions that were asked for in a group analysis. */
record RegionRows(List<RegionTest> regions, List<String> groupNames, Labeller labeller) {
    static final List<String> HEADER = List.of(
            "x",
            "y",
            "z",
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
            header.add(Numbers.plain(region.centre().x()) + ","
                    + Numbers.plain(region.centre().y()) + ","
                    + Numbers.plain(region.centre().z()));
        }
        return header;
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

    TableView table() {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : tests()) {
            cells.add(TableView.row(
                    row.get(0) + ", " + row.get(1) + ", " + row.get(2),
                    row.get(3),
                    row.get(6),
                    row.get(7),
                    row.get(8) + (row.get(9).isEmpty() ? "" : " [" + row.get(9) + ", " + row.get(10) + "]"),
                    row.get(11) + " (" + row.get(12) + ")",
                    row.get(13),
                    row.get(14) + (row.get(15).isEmpty() ? "" : " [" + row.get(15) + ", " + row.get(16) + "]")));
        }
        return TableView.cut(
                "Mean effects within spheres of " + Numbers.plain(regions.get(0).radiusMm())
                        + " mm; covariates are not held, p are not corrected for the number of regions.",
                List.of(
                        Column.place("Place"),
                        Column.text("Region"),
                        Column.text("Mean ± SD"),
                        Column.text("Test"),
                        Column.number("Difference [95 %]"),
                        Column.number("t or F (df)"),
                        Column.number("p"),
                        Column.number("g, d or η² [95 %]")),
                cells,
                "regions.tsv");
    }
}
