package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.formats.Format;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Words of the command line that several commands share, and what they mean. */
final class Words {
    private Words() {}

    /** A file's name as words of a title: without its extension, with spaces. */
    static String ofFile(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "").replace('_', ' ');
    }

    /** Ways from Talairach to MNI. */
    static Map<String, TalairachToMni> transforms() {
        Map<String, TalairachToMni> words = new LinkedHashMap<>();
        words.put(TalairachToMni.LANCASTER_POOLED.word(), TalairachToMni.LANCASTER_POOLED);
        for (TalairachToMni way : TalairachToMni.values()) {
            words.put(way.word(), way);
        }
        return words;
    }

    /** Formats that can be written. */
    static Map<String, Format> formats() {
        Map<String, Format> words = new LinkedHashMap<>();
        words.put("sleuth", Format.SLEUTH);
        words.put("nimads", Format.NIMADS);
        words.put("csv", Format.CSV);
        words.put("tsv", Format.TSV);
        words.put("xlsx", Format.XLSX);
        return words;
    }

    static Space space(String option, String text, OptionReader options) {
        Optional<Space> space = SpaceNames.parse(text);
        if (space.isEmpty()) {
            options.problem(option, "\"" + text + "\" is no space", SpaceNames.EXPECTED, "");
        }
        return space.orElse(Space.MNI);
    }

    /** {@code -38,-14,8}, blanks allowed. */
    static Point point(String option, String text, OptionReader options) {
        String[] parts = text.strip().split("[,;\\s]+", -1);
        if (parts.length != 3) {
            options.problem(option, "\"" + text + "\" is no place", "three numbers with commas between: X,Y,Z", "");
            return new Point(0, 0, 0);
        }
        List<Double> mm = new ArrayList<>();
        for (String part : parts) {
            mm.add(options.number(option, part, OptionReader.Range.COORDINATE));
        }
        return new Point(mm.get(0), mm.get(1), mm.get(2));
    }

    /** A place for machines: x, y, z. */
    static List<Double> list(Point p) {
        return List.of(p.x(), p.y(), p.z());
    }

    /** {@code 12-40} or {@code 20}: the least and the most. */
    static int[] fromTo(String option, String text, OptionReader options, int least, int most) {
        String[] parts = text.strip().split("-", 2);
        int from = (int) options.wholeNumber(option, parts[0], least, most);
        int to = parts.length == 1 ? from : (int) options.wholeNumber(option, parts[1], least, most);
        if (from > to) {
            options.problem(option, "\"" + text + "\" runs backwards", "the smaller number first", "");
        }
        return new int[] {from, Math.max(from, to)};
    }
}
