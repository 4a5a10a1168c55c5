package org.nocimap.report.frequency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.cbma.frequency.CountedFocus;
import org.nocimap.cbma.frequency.Frequency;
import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.cbma.frequency.RegionSummary;
import org.nocimap.cbma.frequency.Stratum;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.figures.CircuitFigure;
import org.nocimap.figures.FrequencyBarFigure;
import org.nocimap.figures.HeatMapFigure;
import org.nocimap.figures.Involvement;
import org.nocimap.figures.Range;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Point;
import org.nocimap.report.pictures.RegionPlaces;

/** The figures of a frequency analysis. */
final class FrequencyPictures {
    static final String MEASURE = "studies that report the region";
    private static final int MOST_COLUMNS = 40;
    private static final int BARS = 25;

    private final FrequencyRun run;
    private final FrequencyResult result;

    FrequencyPictures(FrequencyRun run) {
        this.run = run;
        this.result = run.result();
    }

    /** Regions against conditions, each split by direction where that was asked for. */
    Picture heatMap() {
        List<Stratum> columns = new ArrayList<>();
        for (String condition : result.conditions()) {
            Stratum all = Stratum.of(condition);
            if (result.directions().isEmpty()) {
                columns.add(all);
            }
            result.directions().forEach(d -> columns.add(all.withDirection(d)));
        }
        columns.removeIf(column -> result.samplesOf(column) == 0);
        List<Stratum> drawn = columns.size() <= MOST_COLUMNS
                ? columns
                : result.conditions().stream()
                        .limit(MOST_COLUMNS)
                        .map(Stratum::of)
                        .toList();
        List<HeatMapFigure.Row> rows = new ArrayList<>();
        for (RegionSummary region : result.summaries()) {
            List<Optional<HeatMapFigure.Cell>> cells = new ArrayList<>();
            for (Stratum column : drawn) {
                cells.add(result.at(region.region(), column)
                        .map(f -> new HeatMapFigure.Cell(100 * f.share(), f.samples() + "/" + f.of())));
            }
            String mark = differs(region) ? " *" : "";
            rows.add(new HeatMapFigure.Row(region.region() + mark, cells));
        }
        return HeatMapFigure.draw(new HeatMapFigure.Spec(
                "How often each region was reported",
                "Region",
                drawn.stream().map(this::head).toList(),
                rows,
                MEASURE + " (%)",
                new Range(0, 100),
                "In the cells: how many studies of those that could have reported the region." + star(),
                HeatMapFigure.Spec.USUAL_WIDTH));
    }

    private HeatMapFigure.Head head(Stratum column) {
        String direction = column.direction().map(d -> ": " + d.text()).orElse("");
        return new HeatMapFigure.Head(column.condition().orElse("") + direction, "n = " + result.samplesOf(column));
    }

    private boolean differs(RegionSummary region) {
        return result.test(region.region())
                .filter(t -> t.adjusted() <= result.spec().alpha())
                .isPresent();
    }

    private String star() {
        return result.differing().isEmpty() ? "" : " *: conditions differ (exact test, Holm).";
    }

    /** All conditions together, split by direction where that was asked for. */
    Picture bars() {
        List<Stratum> series = result.directions().isEmpty()
                ? List.of(Stratum.ALL)
                : result.directions().stream().map(Stratum.ALL::withDirection).toList();
        List<String> names = result.directions().isEmpty()
                ? List.of("any direction")
                : result.directions().stream().map(Direction::text).toList();
        return bars("How often each region was reported in all conditions together", series, names);
    }

    /** One bar for each condition; empty where there are too many to tell apart. */
    Optional<Picture> barsByCondition() {
        int conditions = result.conditions().size();
        if (conditions < 2 || conditions > FrequencyBarFigure.Spec.MOST_SERIES) {
            return Optional.empty();
        }
        return Optional.of(bars(
                "How often each region was reported, by condition",
                result.conditions().stream().map(Stratum::of).toList(),
                result.conditions()));
    }

    private Picture bars(String title, List<Stratum> series, List<String> names) {
        List<FrequencyBarFigure.Row> rows = new ArrayList<>();
        for (RegionSummary region : result.summaries().stream().limit(BARS).toList()) {
            List<Optional<FrequencyBarFigure.Bar>> bars = new ArrayList<>();
            series.forEach(part -> bars.add(result.at(region.region(), part).map(FrequencyPictures::bar)));
            rows.add(new FrequencyBarFigure.Row(region.region(), bars));
        }
        int left = result.summaries().size() - rows.size();
        return FrequencyBarFigure.draw(new FrequencyBarFigure.Spec(
                title,
                "Region",
                names,
                rows,
                MEASURE,
                result.spec().confidence(),
                left > 0 ? "Not drawn: " + left + " regions that fewer studies report." : "",
                FrequencyBarFigure.Spec.USUAL_WIDTH));
    }

    private static FrequencyBarFigure.Bar bar(Frequency f) {
        return new FrequencyBarFigure.Bar(
                f.samples(), f.of(), f.interval().low(), f.interval().high());
    }

    /** The regions that conditions share; empty for one condition, or for more than a ring can show. */
    Optional<Picture> circuit() {
        int conditions = result.conditions().size();
        if (conditions < 2 || conditions > CircuitFigure.Spec.MOST_CONDITIONS) {
            return Optional.empty();
        }
        List<CircuitFigure.Node> nodes = new ArrayList<>();
        for (RegionSummary region : result.summaries()) {
            List<Point> foci = result.foci().stream()
                    .filter(f -> f.regions().contains(region.region()))
                    .map(CountedFocus::point)
                    .toList();
            List<Involvement> parts = result.conditions().stream()
                    .map(c -> region.conditions().contains(c) ? Involvement.STRONG : Involvement.NONE)
                    .toList();
            nodes.add(new CircuitFigure.Node(region.region(), RegionPlaces.of(foci), parts));
        }
        return Optional.of(CircuitFigure.draw(new CircuitFigure.Spec(
                "Regions that conditions share, by reports",
                run.brain(),
                run.brainName(),
                result.conditions(),
                nodes,
                "at least one study of the condition reports the region",
                "",
                CircuitFigure.Spec.USUAL_WIDTH)));
    }
}
