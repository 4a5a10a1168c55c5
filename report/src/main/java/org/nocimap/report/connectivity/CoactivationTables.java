package org.nocimap.report.connectivity;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.connectivity.Coactivation;
import org.nocimap.cbma.connectivity.Coactivation.Pair;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.OddsRatio;

/** A co-activation matrix as files for other programs: tables, JSON, a graph. */
final class CoactivationTables {
    private final Coactivation found;
    private final double alpha;
    private final List<String> names;

    CoactivationTables(Coactivation found, double alpha) {
        this.found = found;
        this.alpha = alpha;
        names = found.regions().stream().map(r -> r.name()).toList();
    }

    void write(ResultFolder folder) {
        folder.table(
                "coactivation.tsv",
                pairHeader(),
                found.pairs().stream().map(this::pairRow).toList(),
                "every pair of regions: its table, odds ratio and p-values");
        folder.table(
                "coactivation_counts.tsv",
                matrixHeader(),
                matrix((a, b) -> a == b
                        ? Integer.toString(found.reports().get(a))
                        : Integer.toString(found.pair(a, b).both())),
                "matrix: " + found.unit().plural() + " that report both regions; on the diagonal, the region");
        folder.table(
                "coactivation_log_odds.tsv",
                matrixHeader(),
                matrix((a, b) -> a == b
                        ? ""
                        : Numbers.significant(found.pair(a, b).odds().log(), 6)),
                "matrix: natural logarithm of the odds ratio");
        folder.table(
                "coactivation_p_holm.tsv",
                matrixHeader(),
                matrix((a, b) ->
                        a == b ? "" : Numbers.significant(found.pair(a, b).holm(), 6)),
                "matrix: p of Fisher's exact test, corrected by Holm's procedure");
        folder.json("coactivation.json", tree(), "the same for machines");
        folder.text("coactivation.graphml", GraphMl.of(found, alpha), "the same as a graph, for network programs");
    }

    private List<String> matrixHeader() {
        List<String> header = new ArrayList<>(List.of("region"));
        header.addAll(names);
        return header;
    }

    private interface Entry {
        String of(int row, int column);
    }

    private List<List<String>> matrix(Entry entry) {
        List<List<String>> rows = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            List<String> row = new ArrayList<>(List.of(names.get(a)));
            for (int b = 0; b < names.size(); b++) {
                row.add(entry.of(a, b));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> pairHeader() {
        return List.of(
                "region_a",
                "region_b",
                "both",
                "only_a",
                "only_b",
                "neither",
                "odds_ratio",
                "odds_ratio_low",
                "odds_ratio_high",
                "correction",
                "p",
                "p_holm",
                "p_bh");
    }

    private List<String> pairRow(Pair pair) {
        return List.of(
                names.get(pair.first()),
                names.get(pair.second()),
                Integer.toString(pair.both()),
                Integer.toString(pair.onlyFirst()),
                Integer.toString(pair.onlySecond()),
                Integer.toString(pair.neither()),
                Numbers.significant(pair.odds().estimate(), 6),
                Numbers.significant(pair.odds().low(), 6),
                Numbers.significant(pair.odds().high(), 6),
                pair.odds().correction() == OddsRatio.Correction.NONE ? "none" : "haldane-anscombe",
                Numbers.significant(pair.p(), 6),
                Numbers.significant(pair.holm(), 6),
                Numbers.significant(pair.bh(), 6));
    }

    private Object tree() {
        List<Object> nodes = new ArrayList<>();
        for (int n = 0; n < found.regions().size(); n++) {
            nodes.add(JsonText.object(
                    "name", names.get(n),
                    "centre", JsonText.point(found.regions().get(n).centre()),
                    "reports", found.reports().get(n)));
        }
        List<Object> pairs = new ArrayList<>();
        for (Pair pair : found.pairs()) {
            pairs.add(JsonText.object(
                    "first", pair.first(),
                    "second", pair.second(),
                    "both", pair.both(),
                    "onlyFirst", pair.onlyFirst(),
                    "onlySecond", pair.onlySecond(),
                    "neither", pair.neither(),
                    "oddsRatio", JsonText.significant(pair.odds().estimate(), 6),
                    "low", JsonText.significant(pair.odds().low(), 6),
                    "high", JsonText.significant(pair.odds().high(), 6),
                    "haldaneAnscombe", pair.odds().correction() == OddsRatio.Correction.HALDANE_ANSCOMBE,
                    "p", JsonText.significant(pair.p(), 6),
                    "holm", JsonText.significant(pair.holm(), 6),
                    "bh", JsonText.significant(pair.bh(), 6)));
        }
        return JsonText.object("units", found.units(), "unit", found.unit().word(), "regions", nodes, "pairs", pairs);
    }
}
