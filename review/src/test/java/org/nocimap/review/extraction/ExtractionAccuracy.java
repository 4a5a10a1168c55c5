package org.nocimap.review.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.review.SharedData;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleFiles;

/** Compares what is proposed for the articles of the shared data with what a reader found in them, table by table. */
final class ExtractionAccuracy {
    int truth;
    int proposed;
    int matched;
    int statistics;
    int statisticsRight;
    int regionsRight;
    int contrasts;
    int contrastsRight;
    int tables;
    int tablesExact;
    int tablesFound;
    int tablesProposed;
    int spacesRight;
    int spacesSilent;
    final List<String> spacesWrong = new ArrayList<>();
    final List<String> misses = new ArrayList<>();

    /**
     * @param folder {@code jats} or {@code html}
     */
    static ExtractionAccuracy of(String folder) throws IOException {
        ExtractionAccuracy accuracy = new ExtractionAccuracy();
        List<Map<String, String>> points = tsv("points.tsv");
        List<Map<String, String>> tables = tsv("tables.tsv");
        Set<String> files = new LinkedHashSet<>();
        tables.stream()
                .map(t -> get(t, "file"))
                .filter(f -> f.startsWith(folder + "/"))
                .forEach(files::add);
        for (String file : files) {
            accuracy.article(
                    file,
                    points.stream().filter(p -> get(p, "file").equals(file)).toList(),
                    tables.stream().filter(t -> get(t, "file").equals(file)).toList());
        }
        return accuracy;
    }

    double recall() {
        return (double) matched / truth;
    }

    double precision() {
        return proposed == 0 ? 1 : (double) matched / proposed;
    }

    double statisticsShare() {
        return (double) statisticsRight / statistics;
    }

    double regionsShare() {
        return (double) regionsRight / matched;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "recall %d/%d = %.4f, precision %d/%d = %.4f, statistic %d/%d, region %d/%d, contrast %d/%d, tables"
                        + " found %d/%d, exact %d, proposed %d, space right %d silent %d wrong %s",
                matched,
                truth,
                recall(),
                matched,
                proposed,
                precision(),
                statisticsRight,
                statistics,
                regionsRight,
                matched,
                contrastsRight,
                contrasts,
                tablesFound,
                tables,
                tablesExact,
                tablesProposed,
                spacesRight,
                spacesSilent,
                spacesWrong);
    }

    private void article(String file, List<Map<String, String>> points, List<Map<String, String>> known)
            throws IOException {
        Path path = SharedData.file("review/extraction/" + file);
        Article article = ArticleFiles.read(path).get(0);
        List<ProposedTable> found = PeakTables.withBox().in(article);
        tablesProposed += found.size();
        Set<Integer> right = new LinkedHashSet<>();
        for (Map<String, String> table : known) {
            if (!get(table, "holds_points").equals("yes")) {
                continue;
            }
            int index = Integer.parseInt(get(table, "table_index"));
            right.add(index);
            List<Map<String, String>> expected = points.stream()
                    .filter(p -> get(p, "table_index").equals(Integer.toString(index)))
                    .toList();
            Optional<ProposedTable> proposal =
                    found.stream().filter(p -> p.table().index() == index).findFirst();
            tables++;
            truth += expected.size();
            if (proposal.isEmpty()) {
                misses.add(file + " table " + index + ": not proposed");
                continue;
            }
            tablesFound++;
            table(file + " table " + index, expected, proposal.get());
            space(file + " table " + index, get(table, "space"), proposal.get().space());
        }
        for (ProposedTable extra : found) {
            if (!right.contains(extra.table().index())) {
                proposed += extra.peaks().size();
                misses.add(file + " table " + extra.table().index() + ": proposed, holds no points");
            }
        }
    }

    private void table(String name, List<Map<String, String>> expected, ProposedTable proposal) {
        List<ProposedPeak> left = new ArrayList<>(proposal.peaks());
        proposed += left.size();
        int before = matched;
        for (Map<String, String> point : expected) {
            Optional<ProposedPeak> same = left.stream()
                    .filter(p -> p.row() == Integer.parseInt(get(point, "row")) && isSame(p, point))
                    .findFirst()
                    .or(() -> left.stream().filter(p -> isSame(p, point)).findFirst());
            if (same.isEmpty()) {
                misses.add(name + ": missed " + point);
                continue;
            }
            left.remove(same.get());
            matched++;
            compare(name, point, same.get());
        }
        left.forEach(p -> misses.add(name + ": false " + p));
        tablesExact += matched - before == expected.size() && left.isEmpty() ? 1 : 0;
    }

    private void compare(String name, Map<String, String> point, ProposedPeak peak) {
        if (!get(point, "stat").isEmpty()) {
            statistics++;
            boolean right = plain(get(point, "stat")).equals(plain(peak.statistic()));
            statisticsRight += right ? 1 : 0;
            if (!right) {
                misses.add(name + ": statistic " + get(point, "stat") + " read as " + peak.statistic());
            }
        }
        boolean region = plain(get(point, "region")).equals(plain(peak.region()));
        regionsRight += region ? 1 : 0;
        if (!region) {
            misses.add(name + ": region " + get(point, "region") + " read as " + peak.region());
        }
        if (!get(point, "contrast").isEmpty()) {
            contrasts++;
            boolean contrast = plain(get(point, "contrast")).equals(plain(peak.contrast()));
            contrastsRight += contrast ? 1 : 0;
            if (!contrast) {
                misses.add(name + ": contrast " + get(point, "contrast") + " read as " + peak.contrast());
            }
        }
    }

    private void space(String name, String expected, SpaceGuess guess) {
        if (guess.space().isEmpty()) {
            spacesSilent++;
        } else if (guess.space().get().name().startsWith(expected)) {
            spacesRight++;
        } else {
            spacesWrong.add(name + ": " + guess);
        }
    }

    private static boolean isSame(ProposedPeak peak, Map<String, String> point) {
        return peak.x() == Double.parseDouble(get(point, "x"))
                && peak.y() == Double.parseDouble(get(point, "y"))
                && peak.z() == Double.parseDouble(get(point, "z"));
    }

    private static String plain(String text) {
        return CellText.plain(text).replaceAll("[*†‡§¶#∥⁎\\s]", "").toLowerCase(Locale.ROOT);
    }

    private static String get(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> tsv(String name) throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("review/extraction/" + name));
        String[] header = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int n = 0; n < header.length; n++) {
                row.put(header[n], n < cells.length ? cells[n] : "");
            }
            rows.add(row);
        }
        return rows;
    }
}
