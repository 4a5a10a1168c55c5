package org.nocimap.report.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.cbma.frequency.RegionRole;
import org.nocimap.figures.CircuitFigure;
import org.nocimap.figures.Involvement;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.report.pictures.RegionPlaces;
import org.nocimap.report.tables.TsvTable;
import org.nocimap.report.words.Numbers;

/** Regions against conditions: significance, foci, studies; what is shared. */
public final class ConditionOverview {
    private static final int MOST_NAMED = 30;

    private final List<ConditionFindings> findings;
    private final Overlap overlap;
    private final Optional<Specificity> specificity;
    private final List<Row> rows;

    /**
     * A region.
     *
     * @param significantIn number of conditions with significant voxels there
     */
    private record Row(String region, int significantIn, int studies) {}

    private ConditionOverview(List<ConditionFindings> findings, Optional<Specificity> specificity) {
        this.findings = findings;
        this.specificity = specificity;
        this.overlap = Overlap.of(findings);
        Set<String> regions = new TreeSet<>();
        findings.forEach(f -> regions.addAll(f.regions().keySet()));
        List<Row> all = new ArrayList<>();
        for (String region : regions) {
            all.add(new Row(
                    region,
                    (int) findings.stream()
                            .filter(f -> f.in(region).isSignificant())
                            .count(),
                    findings.stream().mapToInt(f -> f.in(region).studies()).sum()));
        }
        all.sort(Comparator.comparingInt((Row r) -> -r.significantIn())
                .thenComparing(r -> -r.studies())
                .thenComparing(Row::region));
        this.rows = List.copyOf(all);
    }

    /** Of two conditions or more; empty for fewer. */
    public static Optional<ConditionOverview> of(List<ConditionFindings> findings) {
        return of(findings, List.of());
    }

    /**
     * Of two conditions or more, with what is specific to them; empty for fewer.
     *
     * @param contrasts each condition against the rest; none when that was not asked
     */
    public static Optional<ConditionOverview> of(List<ConditionFindings> findings, List<OneAgainstRest> contrasts) {
        return findings.size() < 2
                ? Optional.empty()
                : Optional.of(new ConditionOverview(List.copyOf(findings), Specificity.of(contrasts)));
    }

    /** What is specific to single conditions, when that was asked. */
    public Optional<Specificity> specificity() {
        return specificity;
    }

    public Overlap overlap() {
        return overlap;
    }

    /** The region × condition table, long form, tab-separated. */
    public String tsv() {
        List<String> header = new ArrayList<>(List.of(
                "region", "role", "condition", "significant_voxels", "highest_z", "foci", "studies", "of_studies"));
        specificity.ifPresent(s -> header.add("above_rest"));
        TsvTable table = new TsvTable(header);
        for (Row row : rows) {
            for (ConditionFindings f : findings) {
                RegionFinding finding = f.in(row.region());
                List<String> cells = new ArrayList<>(List.of(
                        row.region(),
                        role(row),
                        f.condition(),
                        Integer.toString(finding.voxels()),
                        Numbers.fixed(finding.highestZ(), 3),
                        Integer.toString(finding.foci()),
                        Integer.toString(finding.studies()),
                        Integer.toString(f.studies())));
                specificity.ifPresent(s -> cells.add(
                        !s.isCompared(f.condition())
                                ? "not compared"
                                : s.isAbove(f.condition(), row.region()) ? "yes" : "no"));
                table.add(cells);
            }
        }
        return table.toString();
    }

    private String role(Row row) {
        return row.significantIn() == 0
                ? "in none"
                : RegionRole.of(row.significantIn(), findings.size()).text();
    }

    /** The conditions, in order. */
    public List<String> conditions() {
        return findings.stream().map(ConditionFindings::condition).toList();
    }

    /** The same in words: region, role, and what each of {@link #conditions()} has there. */
    public List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.region(), role(row)));
            findings.forEach(f -> line.add(words(f.in(row.region()), f.studies()) + mark(f, row)));
            lines.add(line);
        }
        return lines;
    }

    private String mark(ConditionFindings f, Row row) {
        return specificity.filter(s -> s.isAbove(f.condition(), row.region())).isPresent() ? "; ▲ above the rest" : "";
    }

    private static String words(RegionFinding finding, int studies) {
        if (finding.foci() == 0 && !finding.isSignificant()) {
            return "–";
        }
        String reports =
                finding.studies() + "/" + studies + " studies, " + Numbers.counted(finding.foci(), "focus", "foci");
        return finding.isSignificant()
                ? "z " + Numbers.fixed(finding.highestZ(), 2) + " (" + Numbers.readCount(finding.voxels())
                        + " voxels); " + reports
                : reports;
    }

    /** What is shared and what is not, a sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        int k = findings.size();
        List<String> everywhere = rows.stream()
                .filter(r -> r.significantIn() == k)
                .map(Row::region)
                .toList();
        sentences.add(
                everywhere.isEmpty()
                        ? "No region has significant voxels in all " + k + " conditions."
                        : "Significant voxels in all " + k + " conditions, not always at the same place: "
                                + String.join(", ", everywhere) + ".");
        int inAll = overlap.voxels(k);
        sentences.add(
                inAll == 0
                        ? "Conjunction (minimum statistic): no voxel is significant in all conditions."
                        : "Conjunction (minimum statistic): " + Numbers.counted(inAll, "voxel is", "voxels are")
                                + " significant in all conditions" + named(overlap.regions(k)) + ".");
        for (int n = k - 1; n >= 2; n--) {
            int voxels = overlap.voxels(n);
            if (voxels > 0) {
                sentences.add(Numbers.counted(voxels, "voxel is", "voxels are") + " significant in " + n
                        + " conditions or more" + named(overlap.regions(n)) + ".");
            }
        }
        for (ConditionFindings f : findings) {
            List<String> own = rows.stream()
                    .filter(r -> r.significantIn() == 1 && f.in(r.region()).isSignificant())
                    .map(Row::region)
                    .toList();
            if (!own.isEmpty()) {
                sentences.add("Significant in " + f.condition() + " only: " + String.join(", ", own) + ".");
            }
        }
        sentences.add("That a region is significant in one condition and not in another does not show that they differ;"
                + (specificity.isPresent() ? " the contrasts below do." : " a contrast does (nocimap contrast)."));
        return sentences;
    }

    private static String named(Set<String> regions) {
        String more = regions.size() > MOST_NAMED ? " and " + (regions.size() - MOST_NAMED) + " more" : "";
        return regions.isEmpty()
                ? ""
                : ", in " + String.join(", ", regions.stream().limit(MOST_NAMED).toList()) + more;
    }

    /**
     * The circuit figure; empty when no region is significant, or there are more conditions than a ring can show.
     *
     * @param threshold what counts as significant, in words
     */
    public Optional<Picture> circuit(String title, Mask brain, String brainName, String threshold) {
        List<CircuitFigure.Node> nodes = new ArrayList<>();
        for (Row row : rows) {
            if (row.significantIn() > 0) {
                nodes.add(node(row));
            }
        }
        if (nodes.isEmpty() || findings.size() > CircuitFigure.Spec.MOST_CONDITIONS) {
            return Optional.empty();
        }
        return Optional.of(CircuitFigure.draw(new CircuitFigure.Spec(
                title,
                brain,
                brainName,
                conditions(),
                nodes,
                "significant voxels by " + threshold,
                "foci, but no significant voxel",
                CircuitFigure.Spec.USUAL_WIDTH)));
    }

    private CircuitFigure.Node node(Row row) {
        List<Point> places = new ArrayList<>();
        List<Involvement> parts = new ArrayList<>();
        for (ConditionFindings f : findings) {
            RegionFinding finding = f.in(row.region());
            if (finding.isSignificant()) {
                places.addAll(finding.places());
            }
            parts.add(
                    finding.isSignificant()
                            ? Involvement.STRONG
                            : finding.foci() > 0 ? Involvement.WEAK : Involvement.NONE);
        }
        return new CircuitFigure.Node(row.region(), RegionPlaces.of(places), parts);
    }
}
