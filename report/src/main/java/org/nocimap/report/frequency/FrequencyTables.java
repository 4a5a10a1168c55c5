package org.nocimap.report.frequency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.cbma.frequency.CountedFocus;
import org.nocimap.cbma.frequency.Frequency;
import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.cbma.frequency.RegionSummary;
import org.nocimap.cbma.frequency.RegionTest;
import org.nocimap.cbma.frequency.Stratum;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;

/** A frequency analysis as tab-separated tables and as JSON. */
final class FrequencyTables {
    /** What stands where a part of the evidence is not restricted. */
    static final String ANY = "any";

    private final FrequencyResult result;

    FrequencyTables(FrequencyResult result) {
        this.result = result;
    }

    void write(ResultFolder folder) {
        folder.table(
                "frequencies.tsv",
                List.of(
                        "region",
                        "condition",
                        "direction",
                        "modality",
                        "samples",
                        "of",
                        "share",
                        "low",
                        "high",
                        "foci",
                        "reported_by"),
                result.frequencies().stream().map(FrequencyTables::row).toList(),
                "samples that report each region, of how many, with the interval, for every part of the evidence");
        folder.table(
                "regions.tsv",
                List.of("region", "samples", "of", "share", "low", "high", "foci", "role", "conditions", "p", "p_holm"),
                result.summaries().stream().map(this::row).toList(),
                "the regions: how many samples report each, in which conditions, and whether conditions differ");
        if (!result.tests().isEmpty()) {
            folder.table("tests.tsv", testHeader(), tests(result.tests()), "exact tests between all conditions");
        }
        if (!result.pairs().isEmpty()) {
            folder.table("pairs.tsv", testHeader(), tests(result.pairs()), "exact tests between every two conditions");
        }
        folder.table(
                "samples.tsv",
                List.of("sample", "conditions", "directions", "modalities", "foci", "unplaced_foci", "regions"),
                samples(),
                "every sample that reported foci, and the regions it reported");
        folder.table(
                "foci.tsv",
                List.of(
                        "sample",
                        "experiment",
                        "x",
                        "y",
                        "z",
                        "condition",
                        "direction",
                        "modality",
                        "regions",
                        "source"),
                result.foci().stream().map(FrequencyTables::row).toList(),
                "every focus with the regions it counts for");
        folder.json("frequencies.json", tree(), "all of it for machines");
    }

    private static List<String> row(Frequency f) {
        List<String> row = new ArrayList<>(List.of(f.region()));
        row.addAll(part(f.stratum()));
        row.addAll(List.of(
                Integer.toString(f.samples()),
                Integer.toString(f.of()),
                Numbers.fixed(f.share(), 4),
                Numbers.fixed(f.interval().low(), 4),
                Numbers.fixed(f.interval().high(), 4),
                Integer.toString(f.foci()),
                String.join("; ", f.reporting())));
        return row;
    }

    private static List<String> part(Stratum part) {
        return List.of(
                part.condition().orElse(ANY),
                part.direction().map(Direction::text).orElse(ANY),
                part.modality().orElse(ANY));
    }

    private List<String> row(RegionSummary s) {
        Frequency f = s.overall();
        return List.of(
                s.region(),
                Integer.toString(f.samples()),
                Integer.toString(f.of()),
                Numbers.fixed(f.share(), 4),
                Numbers.fixed(f.interval().low(), 4),
                Numbers.fixed(f.interval().high(), 4),
                Integer.toString(f.foci()),
                s.role().text(),
                String.join("; ", s.conditions()),
                result.test(s.region()).map(t -> Numbers.significant(t.p(), 4)).orElse(""),
                result.test(s.region())
                        .map(t -> Numbers.significant(t.adjusted(), 4))
                        .orElse(""));
    }

    private static List<String> testHeader() {
        return List.of(
                "region", "direction", "conditions", "samples", "of", "p", "p_low", "p_high", "p_holm", "odds_ratio");
    }

    private static List<List<String>> tests(List<RegionTest> tests) {
        return tests.stream()
                .map(t -> List.of(
                        t.region(),
                        t.direction().map(Direction::text).orElse(ANY),
                        String.join("; ", t.conditions()),
                        counts(t.reporting()),
                        counts(t.of()),
                        Numbers.significant(t.p(), 4),
                        t.drawn().map(d -> Numbers.significant(d.low(), 4)).orElse(""),
                        t.drawn().map(d -> Numbers.significant(d.high(), 4)).orElse(""),
                        Numbers.significant(t.adjusted(), 4),
                        Double.isNaN(t.oddsRatio()) ? "" : Numbers.significant(t.oddsRatio(), 4)))
                .toList();
    }

    private static String counts(List<Integer> counts) {
        return counts.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }

    private List<List<String>> samples() {
        Map<String, List<CountedFocus>> bySample = new LinkedHashMap<>();
        result.foci().forEach(f -> bySample.computeIfAbsent(f.sample(), s -> new ArrayList<>())
                .add(f));
        List<List<String>> rows = new ArrayList<>();
        bySample.forEach((sample, foci) -> {
            Set<String> conditions = new LinkedHashSet<>();
            Set<String> directions = new LinkedHashSet<>();
            Set<String> modalities = new LinkedHashSet<>();
            Set<String> regions = new LinkedHashSet<>();
            for (CountedFocus focus : foci) {
                regions.addAll(focus.regions());
                for (Stratum part : focus.parts()) {
                    part.condition().ifPresent(conditions::add);
                    part.direction().map(Direction::text).ifPresent(directions::add);
                    part.modality().ifPresent(modalities::add);
                }
            }
            long unplaced = foci.stream().filter(CountedFocus::isUnplaced).count();
            rows.add(List.of(
                    sample,
                    String.join("; ", conditions),
                    String.join("; ", directions),
                    String.join("; ", modalities),
                    Integer.toString(foci.size()),
                    Long.toString(unplaced),
                    String.join("; ", regions)));
        });
        return rows;
    }

    private static List<String> row(CountedFocus f) {
        List<String> row = new ArrayList<>(List.of(
                f.sample(),
                f.experiment(),
                Numbers.mm(f.point().x()),
                Numbers.mm(f.point().y()),
                Numbers.mm(f.point().z())));
        for (int column = 0; column < 3; column++) {
            int of = column;
            row.add(f.parts().stream().map(p -> part(p).get(of)).distinct().collect(Collectors.joining("; ")));
        }
        row.add(String.join("; ", f.regions()));
        row.add(f.where().toString());
        return row;
    }

    private Map<String, Object> tree() {
        List<Object> regions = new ArrayList<>();
        for (RegionSummary s : result.summaries()) {
            Map<String, Object> region =
                    JsonText.object("region", s.region(), "role", s.role().text(), "conditions", s.conditions());
            region.put("overall", tree(s.overall()));
            region.put(
                    "parts",
                    result.frequencies().stream()
                            .filter(f -> f.region().equals(s.region())
                                    && !f.stratum().equals(Stratum.ALL))
                            .map(FrequencyTables::tree)
                            .toList());
            region.put(
                    "tests",
                    result.tests().stream()
                            .filter(t -> t.region().equals(s.region()))
                            .map(FrequencyTables::tree)
                            .toList());
            regions.add(region);
        }
        return JsonText.object(
                "regionScheme",
                result.regions().title(),
                "samples",
                result.samples(),
                "foci",
                result.foci().size(),
                "unplacedFoci",
                result.unplaced().size(),
                "conditions",
                result.conditions(),
                "regions",
                regions,
                "pairs",
                result.pairs().stream().map(FrequencyTables::tree).toList());
    }

    private static Map<String, Object> tree(Frequency f) {
        List<String> part = part(f.stratum());
        return JsonText.object(
                "condition", part.get(0),
                "direction", part.get(1),
                "modality", part.get(2),
                "samples", f.samples(),
                "of", f.of(),
                "low", JsonText.fixed(f.interval().low(), 4),
                "high", JsonText.fixed(f.interval().high(), 4),
                "foci", f.foci(),
                "reportedBy", f.reporting());
    }

    private static Map<String, Object> tree(RegionTest t) {
        return JsonText.object(
                "region", t.region(),
                "direction", t.direction().map(Direction::text).orElse(ANY),
                "conditions", t.conditions(),
                "samples", t.reporting(),
                "of", t.of(),
                "p", JsonText.significant(t.p(), 4),
                "pHolm", JsonText.significant(t.adjusted(), 4),
                "exact", t.drawn().isEmpty());
    }
}
