package org.nocimap.review.articles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table pasted as plain text, such as from a PDF: cells apart by tabs, by bars or by two blanks and more; where there are only single
 * blanks, the numbers at the end of a line are cells, and what stands before them is one.
 */
final class PastedTable {
    private static final Pattern HEAD =
            Pattern.compile("(?im)(?:^|[\\s(|,;])x\\b[^a-z\\n]{1,12}\\by\\b[^a-z\\n]{1,12}\\bz\\b");
    private static final Pattern WIDE = Pattern.compile("\\t|\\s*\\|\\s*| {2,}");
    private static final Pattern TRIPLE_IN_BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]*\\d[^()\\[\\]]*[)\\]]");
    private static final Pattern VALUE = Pattern.compile("[<>]?[-+]?(?:\\d[\\d.,]*|\\.\\d+)[*†‡]*|[-–]|n\\.?s\\.?");
    private static final Pattern DETACHED = Pattern.compile("(?<=^|\\s)[\\u2010-\\u2015\\u2212-]\\s?(?=\\d)");
    private static final Pattern CAPTION = Pattern.compile("(?i)^table\\s*(?:S?\\d+|[IVX]+)\\b.*");
    private static final int MOST_LINES = 5_000;

    private PastedTable() {}

    static boolean looksLike(String text) {
        return HEAD.matcher(text).find();
    }

    static Article read(Path file, String text, String sha256) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        String caption = "";
        List<List<String>> cells = new ArrayList<>();
        boolean wide =
                lines.stream().filter(line -> WIDE.matcher(line.strip()).find()).count() > lines.size() / 2;
        for (String line : lines) {
            if (cells.isEmpty() && CAPTION.matcher(line.strip()).matches()) {
                caption = MarkupTable.plain(line);
            } else {
                cells.add(wide ? List.of(WIDE.split(line.strip(), -1)) : byNumbers(line));
            }
        }
        int columns = cells.stream().mapToInt(List::size).max().orElse(0);
        List<List<GridCell>> rows = new ArrayList<>();
        for (List<String> row : cells) {
            List<String> filled = new ArrayList<>(row);
            // Lines without tabs are set flush right: what is missing is the region, on the left.
            filled.addAll(wide || row.size() == 1 ? row.size() : 0, Collections.nCopies(columns - row.size(), ""));
            rows.add(filled.stream()
                    .map(cell -> new GridCell(
                            MarkupTable.plain(cell), "", GridCell.Kind.DATA, true, 1, GridCell.Style.PLAIN))
                    .toList());
        }
        String label = caption.replaceFirst("(?i)^(table\\s*\\S+?)[.:]?(?:\\s.*|$)", "$1");
        ArticleTable table = new ArticleTable(0, "", label, caption, "", 0, rows);
        return new Article(
                file.toString(),
                Article.Kind.PASTED,
                sha256,
                Names.of("", "", "", file),
                "",
                "",
                "",
                List.of(),
                List.of(table));
    }

    private static List<String> byNumbers(String line) {
        String plain = DETACHED.matcher(line.strip()).replaceAll("-");
        if (TRIPLE_IN_BRACKETS.matcher(plain).find() && !HEAD.matcher(plain).find()) {
            plain = TRIPLE_IN_BRACKETS.matcher(plain).replaceAll(m -> m.group().replaceAll("\\s+", ""));
        }
        List<String> words = List.of(plain.split("\\s+"));
        boolean head = HEAD.matcher(plain).find();
        int first = words.size();
        while (first > 0 && (head ? words.get(first - 1).length() <= 8 : isValue(words.get(first - 1)))) {
            first--;
        }
        List<String> cells = new ArrayList<>();
        cells.add(String.join(" ", words.subList(0, head ? Math.max(first, 1) : first)));
        cells.addAll(words.subList(head ? Math.max(first, 1) : first, words.size()));
        return cells;
    }

    private static boolean isValue(String word) {
        return VALUE.matcher(word).matches() || TRIPLE_IN_BRACKETS.matcher(word).matches();
    }
}
