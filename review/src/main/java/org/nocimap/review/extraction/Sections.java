package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nocimap.review.articles.GridCell;

/**
 * Rows that name what stands below them. Rows that are set alike are of one level; several in a row nest; a level that comes again takes
 * the place of the earlier one and ends what was below it. A row that names anatomy names the region of rows that say a side only.
 */
final class Sections {
    private static final Pattern COMPARES = Pattern.compile(
            "[<>]|(?i)\\bvs\\b|versus|\\bminus\\b|correlat|interact|main"
                    + " effect|conjunct|\\beffects?\\b|contrast|\\btask|condition|group"
                    + "|patients|controls|subjects|participants|positive|negative|relationship|increas|decreas|activ|whole.?brain|difference"
                    + "|analysis|correction|score|positive|\\bmen\\b|women|healthy|attenuat|response|modulat|adaptation|regression|study|experiment");
    private static final Pattern ANATOMY = Pattern.compile(
            "(?i)gyr|cortex|cortic|lobe|lobul|frontal|pariet|tempor|occipit|insul|cingul|thalam|amygdal|hippoc|caudat|putamen|pallid|striat|cerebell|brain"
                    + " ?stem|pons|midbrain|medull|nucle|sulcus|precune|cuneus|fusiform|operc|hemisphere|ventric|limbic|basal"
                    + " gang"
                    + "|subcort|peduncul|callos|fascicul|vermis|claustrum|accumbens|\\b(?:acc|pcc|sma|ifg|mfg|sfg|ofc|dlpfc|vlpfc|mpfc|pfc|tpj|ips)\\b");
    private static final Pattern STATED =
            Pattern.compile("[<>]|(?i)\\bvs\\b|versus|interaction|\\beffects?\\b|correlation|modulation|\\bcontrast");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)[(\\[]?\\s*(?:none|n\\.?\\s?s\\.?|nil|no (?:significant|supra-?threshold|activ|difference|cluster).*"
                    + "|not significant.*|no (?:regions?|voxels?|areas?|foci|peaks?).*)[)\\].]?");

    /** A level. */
    private record Level(String text, String look) {}

    private final List<Level> levels = new ArrayList<>();
    private final Map<String, Integer> depthOfText = new HashMap<>();
    private List<Level> run = new ArrayList<>();
    private String anatomy = "";

    static boolean saysNothing(String text) {
        return NOTHING.matcher(text.strip()).matches();
    }

    /** Whether a text where a region is expected names a comparison instead. */
    static boolean isComparison(String text) {
        return STATED.matcher(text).find() && !ANATOMY.matcher(text).find();
    }

    static boolean isAnatomy(String text) {
        return ANATOMY.matcher(text).find() && !COMPARES.matcher(text).find();
    }

    /** A row that holds one text. */
    void enter(GridCell cell) {
        String text = cell.text().strip();
        if (isAnatomy(text)) {
            anatomy = text;
            return;
        }
        anatomy = "";
        boolean capitals = text.equals(text.toUpperCase(java.util.Locale.ROOT)) && text.length() > 3;
        run.add(new Level(
                text, cell.style() + (cell.columns() > 1 ? " wide" : " cell") + (capitals ? " capitals" : "")));
    }

    /** A row with points, or one that says there are none: the section rows before it count. */
    void settle() {
        for (int from = 0; from < run.size(); ) {
            int to = from + 1;
            while (to < run.size() && run.get(to).look().equals(run.get(from).look())) {
                to++;
            }
            place(run.subList(from, to));
            from = to;
        }
        run = new ArrayList<>();
    }

    private void place(List<Level> alike) {
        String look = alike.get(0).look();
        for (int n = 0; n < alike.size(); n++) {
            Level level = alike.get(n);
            int same = (int) levels.stream().filter(l -> l.look().equals(look)).count();
            int depth = depthOfText.getOrDefault(level.text() + look, -1);
            if (depth < 0 || depth > levels.size()) {
                int first = firstOf(look);
                depth = first < 0 ? levels.size() : n > 0 ? levels.size() : first + Math.max(0, same - alike.size());
            }
            while (levels.size() > depth) {
                levels.remove(levels.size() - 1);
            }
            levels.add(level);
            depthOfText.put(level.text() + look, depth);
        }
    }

    private int firstOf(String look) {
        for (int n = 0; n < levels.size(); n++) {
            if (levels.get(n).look().equals(look)) {
                return n;
            }
        }
        return -1;
    }

    List<String> path() {
        return levels.stream().map(Level::text).toList();
    }

    /** The region that stands above; may be empty. */
    String anatomy() {
        return anatomy;
    }
}
